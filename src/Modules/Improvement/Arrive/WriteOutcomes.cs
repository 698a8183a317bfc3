using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Arrive;

/// <summary>Writes beside each row of a file what became of it, in one statement for all.</summary>
internal sealed class WriteOutcomes(LineOfSightDb db)
{
    public async Task WriteAsync(Arrival arrival, Plan plan, Becoming becoming, CancellationToken stop)
    {
        var lines = plan.Lines.Select(l => (
            l.Number,
            Outcome: !l.IsReady || l.Decision == Likely.Skip || !becoming.Records.ContainsKey(l.Number) ? Outcome.LeftOut : l.Decision == Likely.Same ? Outcome.Same : Outcome.Made,
            Record: l.IsReady && becoming.Records.TryGetValue(l.Number, out var record) ? record : (Guid?)null,
            Owner: l.OwnerName is { } name ? Becoming.Short(name, ArrivalRow.OwnerLimit) : null,
            Why: l.IsReady ? (l.Decision == Likely.Skip ? "Left out because it may be there already" : null) : Becoming.Short($"{l.Problems[0].Place}: {l.Problems[0].Words}", ArrivalRow.WhyLimit))).ToList();
        var numbers = lines.Select(l => l.Number).ToArray();
        var results = lines.Select(l => l.Outcome.ToString()).ToArray();
        var records = lines.Select(l => l.Record).ToArray();
        var owners = lines.Select(l => l.Owner).ToArray();
        var whys = lines.Select(l => l.Why).ToArray();
        await db.Database.ExecuteSqlAsync(
            $"""
            update improvement.arrival_row r
            set outcome = w.outcome, record_id = w.record_id, record_kind = case when w.record_id is not null then {becoming.RecordKind} end, owner_name = w.owner_name, why = w.why
            from unnest({numbers}::integer[], {results}::text[], {records}::uuid[], {owners}::text[], {whys}::text[]) as w (number, outcome, record_id, owner_name, why)
            where r.arrival_id = {arrival.Id} and r.number = w.number
            """,
            stop);

        // Owners of last year's actions know; nobody is written to about each one.
        var actions = becoming.Actions.Select(a => a.Record.Id).ToArray();
        await db.Database.ExecuteSqlAsync($"insert into improvement.owner_told (action_id, owner_id) select a.id, a.owner_id from improvement.action a where a.id = any ({actions})", stop);
        var there = plan.Groups.Select(g => g.Means).OfType<Guid>().ToArray();
        await db.Database.ExecuteSqlAsync(
            $"select improvement.share_below(l.finding_id, l.action_id) from improvement.finding_action l where l.action_id = any ({actions}) and l.finding_id = any ({there})", stop);
    }
}
