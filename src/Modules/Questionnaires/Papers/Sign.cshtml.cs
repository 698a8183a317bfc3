using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using LineOfSight.Questionnaires.Fill;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Papers;

/// <summary>All answers of a return that came on paper or by email, and who signed it there.</summary>
[Can(Can.Key)]
internal sealed class SignModel(KeyReturn key, ReadReturn read, SignOff sign) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "return")]
    public Guid Id { get; set; }

    [BindProperty]
    public SignOff.Input Input { get; set; } = new();

    public ReturnSheet Sheet { get; private set; } = null!;

    public IReadOnlyDictionary<Guid, string> Files { get; private set; } = new Dictionary<Guid, string>();

    public async Task LoadAsync(CancellationToken stop)
    {
        Sheet = await read.SheetAsync(await key.FindAsync(Id, stop), stop);
        Files = await read.NamesAsync([.. Sheet.Answers.Values.SelectMany(a => a.Files ?? [])], stop);
    }

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await sign.KeyAsync(await key.FindAsync(Id, stop), Input, stop);
        return Redirect($"/questionnaires/return/{Id}?signed=true");
    }
}
