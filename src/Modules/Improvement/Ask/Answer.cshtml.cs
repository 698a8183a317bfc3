using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Files;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using LineOfSight.Sheets;
using LineOfSight.Trackers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Improvement.Ask;

/// <summary>
/// What a link opens for somebody without an account: who asks and until when; and, once the address that it was sent to was entered, the
/// actions, the file to fill in, and what was saved. The same words for a link that is unknown, ended or used.
/// </summary>
[OpenToAll("Whoever is asked by link has no account; the link’s secret and the address that it was sent to stand in for it"), TakesFiles]
internal sealed class AnswerModel(Behind behind, SaveAnswer save, SendAnswer send, LinkCookie cookie, GuessThrottle throttle, People people) : PageModel, ILoad
{
    public sealed class Fields
    {
        public string? Address { get; set; }

        public IFormFile? File { get; set; }

        /// <summary>True to send without the cells that were not understood.</summary>
        public bool LeaveOut { get; set; }
    }

    /// <summary>An action with what was saved about it.</summary>
    internal sealed record Line(Behind.Shown Action, LineAnswer? Said);

    [FromRoute]
    public string Secret { get; set; } = "";

    [BindProperty]
    public Fields Input { get; set; } = new();

    /// <summary>What is asked; null when the link opens nothing.</summary>
    public AskByLink? Ask { get; private set; }

    public bool IsConfirmed { get; private set; }

    public string Partnership { get; private set; } = "";

    public string By { get; private set; } = "";

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public IReadOnlyList<Remark> NotUnderstood { get; private set; } = [];

    public async Task LoadAsync(CancellationToken stop)
    {
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        var address = HttpContext.Connection.RemoteIpAddress;
        Ask = throttle.MayTry(Guess.Link, address) ? await behind.FindAsync(Secret, stop) : null;
        if (Ask is null)
        {
            throttle.Wrong(Guess.Link, address);
            Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        Partnership = await behind.PartnershipAsync(Ask, stop);
        IsConfirmed = IsConfirmed || cookie.Holds(HttpContext, Secret);
        if (IsConfirmed)
        {
            By = (await people.NamesAsync([Ask.AskedBy], stop)).GetValueOrDefault(Ask.AskedBy, "");
            var said = (await behind.LinesAsync(Ask, stop)).ToDictionary(l => l.Id, l => l.Said);
            Lines = [.. (await behind.ActionsAsync(stop)).Select(a => new Line(a, said.GetValueOrDefault(a.Line)))];
            NotUnderstood = Ask.NotUnderstood;
        }
    }

    public async Task OnGetAsync(CancellationToken stop, [FromQuery(Name = TakesFilesAttribute.TooLarge)] bool tooLarge = false)
    {
        if (tooLarge)
        {
            ModelState.AddModelError($"{nameof(Input)}.{nameof(Input.File)}", Kernel.Files.Refusals.Size);
        }

        await LoadAsync(stop);
    }

    /// <summary>Enters the address.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        if (Ask is null)
        {
            return Page();
        }

        if (!await behind.ConfirmAsync(Ask, Input.Address, stop))
        {
            throttle.Wrong(Guess.Link, HttpContext.Connection.RemoteIpAddress);
            ModelState.AddModelError($"{nameof(Input)}.{nameof(Input.Address)}", "Enter the email address that the link was sent to");
            return Page();
        }

        cookie.Write(HttpContext, Secret);
        return Back();
    }

    /// <summary>The half-filled file.</summary>
    public async Task<IActionResult> OnGetFileAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        return Ask is null || !IsConfirmed ? Page() : File(await behind.FileAsync(Ask, stop), SheetFormat.Excel.MediaType(), $"actions-{Ask.Reference.ToLowerInvariant()}.xlsx");
    }

    public async Task<IActionResult> OnPostFileAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        if (Ask is null || !IsConfirmed)
        {
            return Page();
        }

        try
        {
            await save.HandleAsync(Secret, Input.File, stop);
        }
        catch (NotVisible)
        {
            return UsedUp();
        }

        return Back();
    }

    public async Task<IActionResult> OnPostSendAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        if (Ask is null || !IsConfirmed)
        {
            return Page();
        }

        try
        {
            await send.HandleAsync(Secret, Input.LeaveOut, stop);
        }
        catch (NotVisible)
        {
            return UsedUp();
        }

        return Redirect("/improvement/ask/sent");
    }

    // Somebody else sent it in the meantime.
    private PageResult UsedUp()
    {
        Ask = null;
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    private RedirectResult Back() => Redirect($"/improvement/ask/answer/{Uri.EscapeDataString(Secret)}");
}
