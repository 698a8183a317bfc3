using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Fill;

/// <summary>The task list of one's own return.</summary>
[Can(Can.Answer)]
internal sealed class IndexModel(ReadReturn read, BringForward bring, IAccess access) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "return")]
    public Guid Id { get; set; }

    public Return Return => Tasks.Sheet.Return;

    public Round Round => Tasks.Round;

    /// <summary>Which area asks, for whoever answers in several; otherwise nothing.</summary>
    public string Area => access.Person.Partnerships.Count < 2 ? "" : $", for {access.Person.Partnerships.FirstOrDefault(p => p.Id == Return.PartnershipId)?.Name}";

    public TaskPage Tasks { get; private set; } = null!;

    [TempData]
    public string? Said { get; set; }

    public async Task LoadAsync(CancellationToken stop) => Tasks = await read.TasksAsync(await read.FindAsync(Id, stop), Places.Of(Id), Said, stop);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        return Return.IsOpen && Round.State == RoundState.Open ? Page() : Redirect($"/questionnaires/return/{Id}");
    }

    public async Task<IActionResult> OnPostBringForwardAsync(CancellationToken stop)
    {
        Said = BringForward.Words(await bring.HandleAsync(await read.FindOpenAsync(Id, stop), access.Person.Name, stop));
        return Redirect($"/questionnaires/fill/{Id}");
    }
}
