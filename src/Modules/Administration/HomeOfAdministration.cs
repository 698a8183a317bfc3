using LineOfSight.Administration.AccessReview;
using LineOfSight.Administration.Jobs;
using LineOfSight.Administration.Mail;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Jobs;
using LineOfSight.Kernel.Mail;
using LineOfSight.Kernel.Modules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration;

/// <summary>
/// On the home of whoever may decide: letters in doubt or given up, jobs whose last turn failed, and an open review of access. Otherwise
/// nothing.
/// </summary>
internal sealed class HomeOfAdministration(LineOfSightDb db, LettersInReach reach, JobBook book, IAccess access) : IHome
{
    private const string Letters = "letters";
    private const string Failed = "failed";
    private const string ToReview = "review";

    private sealed class Line
    {
        public required string What { get; init; }

        public int Count { get; init; }

        public string? Job { get; init; }

        public DateOnly? DueOn { get; init; }
    }

    public Func<CancellationToken, Task<HomePart>>? Ask(Person person, Together together)
    {
        List<Asked<Line>> asked = [.. Asked(person).Select(together.Ask)];
        return asked.Count == 0 ? null : _ => Task.FromResult(new HomePart([.. asked.SelectMany(a => a.Rows).Select(Need).OfType<Need>()], []));
    }

    private IEnumerable<IQueryable<Line>> Asked(Person person)
    {
        if (access.May(Can.DecideLetters))
        {
            yield return reach.Letters(Can.DecideLetters).Where(l => l.State == PostedLetter.States.Unknown || l.State == PostedLetter.States.GivenUp)
                .GroupBy(_ => 1).Select(g => new Line { What = Letters, Count = g.Count(), Job = null, DueOn = null });
        }

        if (access.May(Can.ReadJobs))
        {
            yield return db.Set<JobRun>().Where(r => r.Outcome == "failed" && !db.Set<JobRun>().Any(l => l.Job == r.Job && l.DueAt > r.DueAt))
                .Select(r => new Line { What = Failed, Count = 1, Job = r.Job, DueOn = null });
        }

        if (person.PartnershipId is { } partnership && access.MayIn(Can.ReviewAccess, partnership))
        {
            yield return db.Set<Review>().Where(r => r.PartnershipId == partnership && r.SignedAt == null).OrderByDescending(r => r.QuarterBegins).Take(1)
                .Select(r => new Line { What = ToReview, Count = db.Set<ReviewedRole>().Count(e => e.ReviewId == r.Id && e.IsKept == null), Job = null, DueOn = r.DueOn });
        }
    }

    private Need? Need(Line line) => line switch
    {
        { What: Letters, Count: var count } => new Need(
            count == 1 ? "Decide what becomes of a letter" : $"Decide what becomes of {count:N0} letters", $"/administration/mail?Which={nameof(WhichLetters.NeedDecision)}", "In doubt or given up", null, "You"),
        { What: Failed, Job: { } job } => book.Find(job) is { } kind ? new Need("Look at a job that failed", "/administration/jobs", kind.Words, null, "You") : null,
        { What: ToReview, Count: var left } => new Need(
            "Review who has access", "/administration/access-review", left == 0 ? "Ready to sign" : left == 1 ? "1 role to decide" : $"{left} roles to decide", line.DueOn, "You"),
        _ => null,
    };
}
