using LineOfSight.Figures;
using LineOfSight.Kernel.Data;
using LineOfSight.QuestionnaireEngine;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.Staff;

/// <summary>Answers of staff as they may be read: many together, in an order drawn by lot.</summary>
internal sealed class ReadStaff(LineOfSightDb db)
{
    private sealed record Waiting(Guid ReturnId, int Count);

    /// <summary>How many staff of a return have answered, and of how many.</summary>
    /// <param name="Asked">What was said of its staff; null when nothing was.</param>
    /// <param name="Sent">How many have answered; some of them may still wait for others in their envelopes.</param>
    internal sealed record Came(StaffAsked? Asked, int Sent)
    {
        /// <summary>How many answers can be counted.</summary>
        public int TakenIn => Asked?.TakenIn ?? 0;

        /// <summary>The base of the rate. Where more answered than were said to be there, those who answered are.</summary>
        public int Staff => Math.Max(Asked?.Staff ?? 0, Sent);
    }

    /// <summary>What was said and has come, by return of a round that the caller has found visible.</summary>
    public async Task<IReadOnlyDictionary<Guid, Came>> OfRoundAsync(Guid round, CancellationToken stop)
    {
        var asked = await db.Set<StaffAsked>().AsNoTracking().Where(a => db.Set<Return>().Any(r => r.Id == a.ReturnId && r.RoundId == round)).ToListAsync(stop);
        var waiting = await db.Database.SqlQuery<Waiting>(
            $"""
            select e.return_id as "ReturnId", count(*)::integer as "Count"
            from questionnaires.staff_envelope e join questionnaires.return r on r.id = e.return_id where r.round_id = {round} group by e.return_id
            """).ToListAsync(stop);
        var sent = waiting.ToDictionary(w => w.ReturnId, w => w.Count);
        return asked.ToDictionary(a => a.ReturnId, a => new Came(a, a.TakenIn + sent.GetValueOrDefault(a.ReturnId)));
    }

    /// <summary>The same of one return that the caller has found visible.</summary>
    public async Task<Came> OfAsync(Return of, CancellationToken stop)
    {
        var asked = await db.Set<StaffAsked>().AsNoTracking().SingleOrDefaultAsync(a => a.ReturnId == of.Id, stop);
        var id = of.Id;
        var waiting = (await db.Database.SqlQuery<int>($"select count(e.return_id)::integer as \"Value\" from questionnaires.staff_envelope e where e.return_id = {id}").ToListAsync(stop)).Single();
        return new(asked, (asked?.TakenIn ?? 0) + waiting);
    }

    /// <summary>The answers of a return that the caller has found visible; none while fewer than five are in, which the database holds too.</summary>
    public async Task<IReadOnlyList<StaffAnswers>> AnswersAsync(Return of, CancellationToken stop)
    {
        var id = of.Id;
        var written = await db.Database.SqlQuery<string>($"select a.answers::text as \"Value\" from questionnaires.staff_answer a where a.return_id = {id} order by gen_random_uuid()").ToListAsync(stop);
        return written.Count < StaffGroup.Fewest ? [] : [.. written.Select(w => new StaffAnswers(Envelopes.Read(w)))];
    }
}
