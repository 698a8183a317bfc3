using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Follow;

/// <summary>A return that has not come: how far it is, who was written to, and what can be done about it.</summary>
[Can(Can.KeepRounds)]
internal sealed class ReturnModel(ChangeReturn change, WriteToReturns write, AnswerOnce.ReadSharing sharing, People people, History history, IAccess access, TimeProvider clock) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "return")]
    public Guid Id { get; set; }

    [BindProperty]
    public ChangeReturn.Input Input { get; set; } = new();

    public Return Of { get; private set; } = null!;

    public Round Round { get; private set; } = null!;

    public bool MayKey => access.May(Can.Key, Of);

    /// <summary>The sharing that answers it, or did; null for a return that stands by itself.</summary>
    public AnswerOnce.SharedWith? Shared { get; private set; }

    public string WrittenTo { get; private set; } = "";

    public IReadOnlyList<History.Entry> History { get; private set; } = [];

    /// <summary>The code that was just made; shown once.</summary>
    public string? Code { get; private set; }

    [TempData]
    public string? Said { get; set; }

    public DateOnly Today => clock.Today();

    public async Task LoadAsync(CancellationToken stop)
    {
        (Of, Round) = await change.FindAsync(Id, stop);
        Shared = await sharing.OfAsync(Id, stop);
        var readers = await write.ReadersAsync(Round, stop);
        var accounts = await people.NamesAsync(readers.People[Of.AgencyId], stop);
        WrittenTo = accounts.Count > 0 ? string.Join(", ", accounts.Values) + ", who sign in"
            : readers.Contacts.GetValueOrDefault(Of.AgencyId) is { } contact ? $"{contact.Name}, by link" : "Nobody: no contact is known";
        History = Drafts.Without(await history.OfAsync([Id], stop));
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input.Version = Of.Version;
    }

    public async Task<IActionResult> OnPostExtendAsync(CancellationToken stop)
    {
        await change.ExtendAsync(Id, Input, stop);
        return Again("There is more time.");
    }

    public async Task<IActionResult> OnPostLinkAsync(CancellationToken stop)
    {
        await change.SendLinkAsync(Id, Input, stop);
        return Again("The link goes out within a minute.");
    }

    public async Task<IActionResult> OnPostCodeAsync(CancellationToken stop)
    {
        Code = await change.MakeCodeAsync(Id, stop);
        Response.Headers.CacheControl = "no-store";
        await LoadAsync(stop);
        Input.Version = Of.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostEscalateAsync(CancellationToken stop)
    {
        await change.EscalateAsync(Id, Input, stop);
        return Again("It is recorded that this was escalated.");
    }

    private RedirectResult Again(string said)
    {
        Said = said;
        return Redirect($"/questionnaires/follow/return/{Id}");
    }
}
