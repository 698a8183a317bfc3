using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Jobs;
using LineOfSight.Kernel.Retention;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration.Retention;

/// <summary>
/// Lists, each night, the records whose period has ended and which nothing holds. It lists and does no more: whatever the clock says, a
/// record goes only after a review and by two people.
/// </summary>
internal sealed class ListDue(LineOfSightDb db, RetentionBook book, Work work, TimeProvider clock) : IRunJob
{
    public static readonly JobKind Kind = new("administration.list-due", "Lists records whose retention period has ended", "0 30 2 * * ?", typeof(ListDue)) { Longest = TimeSpan.FromHours(1) };

    /// <summary>How many of one kind are listed in one night: the rest comes the next.</summary>
    public const int Most = 500;

    public async Task RunAsync(JobTurn turn, CancellationToken stop)
    {
        var listed = await HandleAsync(stop);
        turn.Did = listed == 0 ? null : listed == 1 ? "1 record listed" : $"{listed} records listed";
    }

    /// <summary>Returns how many were listed, in the partnerships that whoever acts sees.</summary>
    public async Task<int> HandleAsync(CancellationToken stop)
    {
        var listed = 0;
        foreach (var rule in book.All.Where(r => r.IsReviewed))
        {
            foreach (var due in await DueAsync(rule, stop))
            {
                var words = $"{Periods.After(due.Years, rule)}. {due.Source}";
                var review = RetentionReview.List(due.PartnershipId, rule.Kind, due.Id, due.Reference, due.DueOn, words, clock.GetUtcNow());
                db.Add(review);
                await work.DoAsync(RetentionActs.Listed, review, null, stop);
                listed++;
            }
        }

        return listed;
    }

    // The names of table and columns come from the modules' own rules, never from a person.
    private Task<List<DueRecord>> DueAsync(RetentionRule rule, CancellationToken stop)
    {
        var sql = $$"""
            select r.id as "Id", r.partnership_id as "PartnershipId", {{rule.Reference}} as "Reference", coalesce(s.years, {1}) as "Years", coalesce(s.source, {2}) as "Source",
              (({{rule.Since}}) + make_interval(years => coalesce(s.years, {1})))::date as "DueOn"
            from {{rule.Table}} r left join kernel.retention_setting s on s.partnership_id = r.partnership_id and s.kind = {0}
            where ({{rule.Since}}) is not null and (({{rule.Since}}) + make_interval(years => coalesce(s.years, {1})))::date <= {3}
              and not exists (select 1 from kernel.retention_review w where w.record_id = r.id and (w.state in ('Listed', 'Proposed') or (w.state = 'Kept' and w.keep_until > {3})))
              and not kernel.is_held({0}, r.id, r.partnership_id)
            order by 6, 1 limit {4}
            """;
        return db.Database.SqlQueryRaw<DueRecord>(sql, rule.Kind, rule.Years!.Value, rule.Source, clock.Today(), Most).ToListAsync(stop);
    }

    private sealed record DueRecord(Guid Id, Guid PartnershipId, string Reference, int Years, string Source, DateOnly DueOn);
}
