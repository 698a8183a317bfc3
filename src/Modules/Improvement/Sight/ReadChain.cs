using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LineOfSight.Improvement.Sight;

/// <summary>
/// Reads the whole chain around a finding, an action or an answer in one round trip, and a second one for the agencies' names.
/// What the person may not open stays on the chain without a hint of what it is.
/// </summary>
internal sealed class ReadChain(LineOfSightDb db, IAccess access, Opening opening, IAgencies agencies)
{
    private const string Roots =
        """
        with root as (
          select $1::uuid as id
          union select l.finding_id from improvement.finding_action l where l.action_id = $1
          union select w.finding_id from improvement.answer w where w.id = $1)
        """;

    private static readonly string[] Reads =
    [
        Roots + """
         select f.*, o.name as owner_name, array(select s.partnership_id from kernel.share s where s.record_id = f.id) as shared_with,
           case when f.id = $1 then array(select p.name from improvement.holders(f.id) h join kernel.partnership p on p.id = h order by p.name)
             else '{}' end as held_by
         from root join improvement.finding f on f.id = root.id left join identity.account o on o.id = f.owner_id
         order by f.raised_on, f.id
        """,
        Roots + " select e.* from root join improvement.evidence e on e.finding_id = root.id order by e.given_on, e.added_at, e.id",
        Roots + " select l.finding_id, l.action_id from root join improvement.finding_action l on l.finding_id = root.id",
        Roots + """
         , step as (select $1::uuid as id union select l.action_id from root join improvement.finding_action l on l.finding_id = root.id)
         select a.*, o.name as owner_name, array(select s.partnership_id from kernel.share s where s.record_id = a.id) as shared_with
         from step join improvement.action a on a.id = step.id left join identity.account o on o.id = a.owner_id
         order by a.done_on, a.due_on, a.id
        """,
        Roots + " select w.* from root join improvement.answer w on w.finding_id = root.id order by w.delivered_on, w.written_at, w.id",
        """
        select p.at, p.status, p.note, coalesce(o.name, '') as who from improvement.progress p left join identity.account o on o.id = p.person_id
        where p.action_id = $1 order by p.at desc limit 200
        """,
    ];

    /// <summary>The chain of a record of one of these kinds; reading one about a child's case is written to the history.</summary>
    /// <exception cref="NotVisible">It is not there, not of these kinds, or not for this person.</exception>
    public async Task<Chain> OfAsync(Guid record, CancellationToken stop, params Seen[] kinds)
    {
        var chain = Visible(await ReadAsync(record, stop));
        if (!Array.Exists(kinds, k => k == chain.Seen))
        {
            throw new NotVisible();
        }

        await WriteReadingAsync(chain, stop);
        var names = await agencies.NamesAsync(chain.Actions.Select(a => a.AgencyId).OfType<Guid>().Distinct(), stop);
        return chain with { Actions = [.. chain.Actions.Select(a => a with { AgencyName = a.AgencyId is { } id ? names.GetValueOrDefault(id) : null })] };
    }

    private async Task<Chain> ReadAsync(Guid record, CancellationToken stop)
    {
        var (findings, cases, actions) = (new Reach(access, Can.ReadFindings), new Reach(access, Can.ReadCaseLevel), new Reach(access, Can.ReadActions));
        await using var reader = await db.ReadAsync(Reads.Select(r => Command(r, record)), stop);
        var found = await reader.AllAsync(r => Rows.Finding(r, findings, cases), stop);
        var evidence = await reader.AllAsync(Rows.Evidence, stop);
        var serves = await reader.AllAsync(r => (Finding: r.Of<Guid>("finding_id"), Action: r.Of<Guid>("action_id")), stop);
        var done = await reader.AllAsync(r => Rows.Action(r, actions, cases), stop);
        var answers = await reader.AllAsync(Rows.Answer, stop);
        var reports = await reader.AllAsync(Rows.Report, stop);
        var seen = done.Exists(a => a.Id == record) ? Seen.Action : answers.Exists(a => a.Id == record) ? Seen.Answer : Seen.Finding;
        return new Chain(record, seen, found, evidence, done, answers, serves, reports);
    }

    private static Chain Visible(Chain read)
    {
        var open = read.Findings.Where(f => f.IsOpen).Select(f => f.Id).ToHashSet();
        var chain = read with
        {
            Evidence = [.. read.Evidence.Where(e => open.Contains(e.FindingId))],
            Answers = [.. read.Answers.Where(a => open.Contains(a.FindingId))],
            Actions = [.. Known(read)],
        };
        var mayOpen = chain.Seen switch
        {
            Seen.Finding => open.Contains(chain.RecordId),
            Seen.Action => chain.Actions.Any(a => a.Id == chain.RecordId && a.IsOpen),
            _ => chain.Answers.Any(a => a.Id == chain.RecordId),
        };
        return mayOpen ? chain : throw new NotVisible();
    }

    // From an action only itself is on the line; a link to an action that row security hides is a restricted record.
    private static IEnumerable<ActionLink> Known(Chain read)
    {
        var wanted = read.Seen == Seen.Action ? [read.RecordId] : read.Serves.Select(s => s.Action).Distinct().ToList();
        var hidden = wanted.Where(id => read.Actions.All(a => a.Id != id));
        return read.Actions.Where(a => wanted.Contains(a.Id)).Concat(hidden.Select(ActionLink.Restricted));
    }

    private async Task WriteReadingAsync(Chain chain, CancellationToken stop)
    {
        if (chain.Seen == Seen.Action && chain.Action.IsCaseLevel)
        {
            await opening.WasReadAsync(await db.Set<ImprovementAction>().SingleAsync(a => a.Id == chain.RecordId, stop), stop);
        }

        foreach (var finding in chain.Findings.Where(f => f.IsOpen && f.IsCaseLevel))
        {
            await opening.WasReadAsync(await db.Set<Finding>().SingleAsync(f => f.Id == finding.Id, stop), stop);
        }
    }

    private static NpgsqlBatchCommand Command(string text, Guid record)
    {
        var sql = new SqlText();
        sql.Add(record);
        return sql.Command(text);
    }
}
