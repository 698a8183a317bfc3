using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Mail;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration.Mail;

/// <summary>Which letters are shown.</summary>
internal enum WhichLetters
{
    All,
    NeedDecision,
    Waiting,
    Sent,
    NotSent,
}

/// <summary>The letters of the outbox; those that need a decision first.</summary>
[Can(Can.ReadLetters)]
internal sealed class IndexModel(LettersInReach reach, People people, IAccess access) : PageModel
{
    public const int PerPage = 25;

    private IReadOnlyDictionary<Guid, string> names = new Dictionary<Guid, string>();

    [BindProperty(SupportsGet = true)]
    public WhichLetters Which { get; set; }

    [BindProperty(SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<PostedLetter> Rows { get; private set; } = [];

    public int Count { get; private set; }

    public int Deciding { get; private set; }

    public int Pages => (Count + PerPage - 1) / PerPage;

    public string Place => access.ScopeOf(Can.ReadLetters).Installation ? "The whole installation" : access.Person.PartnershipName ?? "";

    public IReadOnlyList<SelectListItem> Whiches { get; } =
    [
        new("All letters", nameof(WhichLetters.All)),
        new("Letters that need a decision", nameof(WhichLetters.NeedDecision)),
        new("Letters that wait", nameof(WhichLetters.Waiting)),
        new("Letters that were sent", nameof(WhichLetters.Sent)),
        new("Letters that are not sent", nameof(WhichLetters.NotSent)),
    ];

    public string ReaderOf(PostedLetter letter) => letter.PersonId is { } person ? names.GetValueOrDefault(person, "Somebody") : letter.Address ?? "";

    public async Task OnGetAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid || PageNumber is < 1 or > 1_000_000)
        {
            throw new NotVisible();
        }

        var letters = reach.Letters(Can.ReadLetters).AsNoTracking();
        Deciding = await letters.CountAsync(l => l.State == PostedLetter.States.Unknown || l.State == PostedLetter.States.GivenUp, stop);
        string[] states = Which switch
        {
            WhichLetters.NeedDecision => [PostedLetter.States.Unknown, PostedLetter.States.GivenUp],
            WhichLetters.Waiting => [PostedLetter.States.Waiting, PostedLetter.States.Failed, PostedLetter.States.Sending, PostedLetter.States.Kept],
            WhichLetters.Sent => [PostedLetter.States.Sent, PostedLetter.States.Gathered],
            WhichLetters.NotSent => [PostedLetter.States.Withdrawn],
            _ => [],
        };
        letters = states.Length == 0 ? letters : letters.Where(l => states.Contains(l.State));
        Count = await letters.CountAsync(stop);
        Rows = await letters.OrderByDescending(l => l.State == PostedLetter.States.Unknown).ThenByDescending(l => l.State == PostedLetter.States.GivenUp)
            .ThenByDescending(l => l.WrittenAt).ThenBy(l => l.Id).Skip((PageNumber - 1) * PerPage).Take(PerPage).ToListAsync(stop);
        names = await people.NamesAsync(Rows.Select(l => l.PersonId).OfType<Guid>(), stop);
    }
}
