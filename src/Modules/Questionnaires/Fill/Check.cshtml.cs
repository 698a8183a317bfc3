using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Fill;

/// <summary>All answers of one's own return, and its sign-off.</summary>
[Can(Can.Answer)]
internal sealed class CheckModel(ReadReturn read, SignOff sign, IAccess access) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "return")]
    public Guid Id { get; set; }

    [BindProperty]
    public SignOff.Input Input { get; set; } = new();

    public ReturnSheet Sheet { get; private set; } = null!;

    public IReadOnlyDictionary<Guid, string> Files { get; private set; } = new Dictionary<Guid, string>();

    public async Task LoadAsync(CancellationToken stop)
    {
        Sheet = await read.OpenSheetAsync(Id, stop);
        Files = await read.NamesAsync([.. Sheet.Answers.Values.SelectMany(a => a.Files ?? [])], stop);
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input.SignerName = access.Person.Name;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await sign.HandleAsync(Id, Input, stop);
        return Redirect($"/questionnaires/return/{Id}?signed=true");
    }
}
