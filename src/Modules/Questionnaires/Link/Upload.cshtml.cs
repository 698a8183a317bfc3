using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Files;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using LineOfSight.Questionnaires.Fill;
using LineOfSight.Questionnaires.Papers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Questionnaires.Link;

/// <summary>Gives a filled form by a link or a code, shows what would change, and takes it over.</summary>
[OpenToAll("Whoever answers by link has no account; the link’s secret stands in for it")]
[TakesFiles]
[RequestFormLimits(ValueLengthLimit = Travelling.Most)]
internal sealed class UploadModel(
    BehindLink behind, LinkCookie cookie, GuessThrottle throttle, ReadReturn read, ReadFiled filed, TakeOver take, Travelling travelling, Documents documents) : PageModel, ILoad
{
    private readonly Door door = new(behind, cookie, throttle);

    [BindProperty]
    public TakeOver.Input Input { get; set; } = new();

    public FilledPage? Filled { get; private set; }

    [TempData]
    public string? Said { get; set; }

    public async Task LoadAsync(CancellationToken stop)
    {
        if (await door.OpenAsync(HttpContext, stop) is { } open)
        {
            await ShowAsync(open, travelling.Open<Understood>(Input.Sealed, open.Link.Id, open.Of.Id), stop);
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop, [FromQuery(Name = TakesFilesAttribute.TooLarge)] bool tooLarge = false)
    {
        await LoadAsync(stop);
        if (tooLarge)
        {
            ModelState.AddModelError($"{nameof(Input)}.{nameof(Input.File)}", Refusals.Size);
        }

        return Filled is null ? Redirect(Door.Ended) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await door.OpenAsync(HttpContext, stop) is not { } open)
        {
            return Redirect(Door.Ended);
        }

        await ShowAsync(open, await filed.OfAsync(await read.SheetAsync(open.Of, stop), Input.File, stop), stop);
        return Page();
    }

    public async Task<IActionResult> OnPostTakeAsync(CancellationToken stop)
    {
        if (await door.OpenAsync(HttpContext, stop) is not { } open)
        {
            return Redirect(Door.Ended);
        }

        var form = travelling.Open<Understood>(Input.Sealed, open.Link.Id, open.Of.Id) ?? throw new RuleBroken(Travelling.TooLate, nameof(Input.File));
        Said = TakeOver.Words(await take.HandleAsync(open.Of, form, Input.Take, new Hand(Door.NameOf(open.Link)), stop));
        return Redirect(Places.ByLink.Tasks);
    }

    private async Task ShowAsync((Return Of, ReturnLink Link) open, Understood? form, CancellationToken stop)
    {
        var sheet = await read.SheetAsync(open.Of, stop);
        var seen = form is null ? null : Comparison.Seen(sheet, form);
        Filled = new(sheet, Places.ByLink, documents.Scanning, seen, seen is null ? null : travelling.Seal(seen, open.Link.Id, open.Of.Id));
    }
}
