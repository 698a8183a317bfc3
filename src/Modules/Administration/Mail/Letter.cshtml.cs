using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Mail;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration.Mail;

/// <summary>One letter: what it says, each attempt to send it, and what is to become of it.</summary>
[Can(Can.ReadLetters)]
internal sealed class LetterModel(LettersInReach reach, DecideLetter decide, LineOfSightDb db, People people, History history, MailSettings mail, IAccess access) : PageModel, ILoad
{
    [FromRoute]
    public Guid Letter { get; set; }

    [BindProperty]
    public DecideLetter.Input Input { get; set; } = new();

    [TempData]
    public string? Said { get; set; }

    public PostedLetter Shown { get; private set; } = null!;

    public string Reader { get; private set; } = "";

    public string Text { get; private set; } = "";

    public IReadOnlyList<LetterTry> Tries { get; private set; } = [];

    public IReadOnlyList<History.Entry> Entries { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Choices { get; private set; } = [];

    public async Task LoadAsync(CancellationToken stop)
    {
        Shown = await reach.LetterAsync(Can.ReadLetters, Letter, stop);
        Reader = Shown.PersonId is { } person ? (await people.NamesAsync([person], stop)).GetValueOrDefault(person, "Somebody") : Shown.Address ?? "";
        Text = Shown.TextAt(mail.Site);
        Tries = await db.Set<LetterTry>().AsNoTracking().Where(t => t.LetterId == Letter).OrderByDescending(t => t.Number).ToListAsync(stop);
        Entries = await history.OfAsync([Letter], stop);
        Choices = access.May(Can.DecideLetters) ? [.. ChoicesOf(Shown)] : [];
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Input.Version = Shown.Version;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await decide.HandleAsync(Letter, Input, stop);
        Said = Input.Decision switch
        {
            DecideLetter.Decision.Arrived => "The letter counts as sent.",
            DecideLetter.Decision.SendAgain => "The letter is sent again within a quarter of a minute.",
            _ => "The letter is not sent.",
        };
        return Redirect($"/administration/mail/letter/{Letter}");
    }

    private static IEnumerable<SelectListItem> ChoicesOf(PostedLetter letter)
    {
        if (letter.State == PostedLetter.States.Unknown)
        {
            yield return new("It arrived", nameof(DecideLetter.Decision.Arrived));
        }

        if (letter.NeedsSomebody)
        {
            yield return new("Send it again", nameof(DecideLetter.Decision.SendAgain));
        }

        if (letter.State is PostedLetter.States.Waiting or PostedLetter.States.Failed or PostedLetter.States.GivenUp or PostedLetter.States.Kept)
        {
            yield return new("Do not send it", nameof(DecideLetter.Decision.Withdraw));
        }
    }
}
