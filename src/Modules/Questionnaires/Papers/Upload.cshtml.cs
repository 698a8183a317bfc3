using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Files;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using LineOfSight.Questionnaires.Fill;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Papers;

/// <summary>Gives a filled form of one's own return, shows what would change, and takes it over.</summary>
[Can(Can.Answer)]
[TakesFiles]
[RequestFormLimits(ValueLengthLimit = Travelling.Most)]
internal sealed class UploadModel(ReadReturn read, ReadFiled filed, TakeOver take, Travelling travelling, Documents documents, IAccess access) : PageModel, ILoad
{
    [BindProperty(SupportsGet = true, Name = "return")]
    public Guid Id { get; set; }

    [BindProperty]
    public TakeOver.Input Input { get; set; } = new();

    public FilledPage Filled { get; private set; } = null!;

    [TempData]
    public string? Said { get; set; }

    public async Task LoadAsync(CancellationToken stop) => Show(await read.OpenSheetAsync(Id, stop), travelling.Open<Understood>(Input.Sealed, access.Person.Id, Id));

    public async Task OnGetAsync(CancellationToken stop, [FromQuery(Name = TakesFilesAttribute.TooLarge)] bool tooLarge = false)
    {
        await LoadAsync(stop);
        if (tooLarge)
        {
            ModelState.AddModelError($"{nameof(Input)}.{nameof(Input.File)}", Refusals.Size);
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var sheet = await read.OpenSheetAsync(Id, stop);
        Show(sheet, await filed.OfAsync(sheet, Input.File, stop));
        return Page();
    }

    public async Task<IActionResult> OnPostTakeAsync(CancellationToken stop)
    {
        var of = await read.FindOpenAsync(Id, stop);
        var form = travelling.Open<Understood>(Input.Sealed, access.Person.Id, Id) ?? throw new RuleBroken(Travelling.TooLate, nameof(Input.File));
        Said = TakeOver.Words(await take.HandleAsync(of, form, Input.Take, new Hand(access.Person.Name), stop));
        return Redirect(Places.Of(Id).Tasks);
    }

    private void Show(ReturnSheet sheet, Understood? form)
    {
        var seen = form is null ? null : Comparison.Seen(sheet, form);
        Filled = new(sheet, Places.Of(Id), documents.Scanning, seen, seen is null ? null : travelling.Seal(seen, access.Person.Id, Id));
    }
}
