using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Assurance;

/// <summary>Questions back on the home of whoever answers, from every area that asks them, and answers to them on the home of whoever asked.</summary>
internal sealed class HomeOfAssurance(LineOfSightDb db, IAccess access, DueDates dates) : IHome
{
    private const int Most = 10;

    public Func<CancellationToken, Task<HomePart>>? Ask(Person person, Together together)
    {
        if (person.PartnershipId is not { } partnership || !(access.May(Can.Ask) || access.May(Can.AnswerChallenges)))
        {
            return null;
        }

        var (mine, permission) = (person.Id, access.May(Can.Ask) ? Can.Ask : Can.AnswerChallenges);
        var open = together.Ask(db.VisibleTo<Challenged>(access, permission).AsNoTracking()
            .Where(c => (permission == Can.AnswerChallenges || c.PartnershipId == partnership) && c.ClosedAt == null && (permission == Can.Ask ? c.AnsweredAt != null && c.AskedBy == mine : c.AnsweredAt == null))
            .OrderBy(c => c.AskedAt).Take(Most));
        return _ => Task.FromResult(new HomePart(
            [.. open.Rows.Select(c => new Need(
                permission == Can.Ask ? "Read the answer to your question back" : "Answer a question back about your return", $"/assurance/challenge/question/{c.Id}",
                person.Partnerships.Count > 1 ? $"Self-assessment, {person.Partnerships.FirstOrDefault(p => p.Id == c.PartnershipId)?.Name}" : "Self-assessment", dates.SoonAfter(London.DateOf(c.AnsweredAt ?? c.AskedAt)), "You"))],
            []));
    }
}
