using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LineOfSight.Improvement.Sight;

/// <summary>
/// Reads the whole chain around one record: one round trip for what led to what, one for the records, one for the agencies' names.
/// What the person may not open stays on the chain without a hint of what it is.
/// </summary>
internal sealed class ReadChain(LineOfSightDb db, IAccess access, Opening opening, IAgencies agencies)
{
    private const string Shared = "array(select s.partnership_id from kernel.share s where s.record_id = r.id) as shared_with";

    /// <summary>The chain of a record of one of these kinds; reading one about a child's case is written to the history.</summary>
    /// <exception cref="NotVisible">It is not there, not of these kinds, or not for this person.</exception>
    public async Task<Chain> OfAsync(Guid record, CancellationToken stop, params Seen[] kinds)
    {
        var (seen, links) = await LinksAsync(record, stop);
        if (seen is not { } kind || !kinds.Contains(kind))
        {
            throw new NotVisible();
        }

        var chain = Visible(await ReadAsync(record, kind, links, stop));
        await WriteReadingAsync(chain, stop);
        return await NamedAsync(chain, stop);
    }

    private async Task<(Seen? Seen, List<Led> Links)> LinksAsync(Guid record, CancellationToken stop)
    {
        var sql = new SqlText();
        var command = sql.Command($"select from_kind, from_id, to_kind, to_id from improvement.chain({sql.Add(record)})");
        await using var reader = await db.ReadAsync([command], stop);
        Seen? seen = null;
        var links = new List<Led>();
        while (await reader.ReadAsync(stop))
        {
            var from = Enum.Parse<Seen>(reader.GetString(0));
            if (reader.IsDBNull(2))
            {
                seen = from;
            }
            else
            {
                links.Add(new Led(from, reader.GetGuid(1), Enum.Parse<Seen>(reader.GetString(2)), reader.GetGuid(3)));
            }
        }

        return (seen, links);
    }

    private async Task<Chain> ReadAsync(Guid record, Seen seen, List<Led> links, CancellationToken stop)
    {
        var (findings, actions, cases) = (new Reach(access, Can.ReadFindings), new Reach(access, Can.ReadActions), new Reach(access, Can.ReadCaseLevel));
        var ids = Enum.GetValues<Seen>().ToDictionary(k => k, k => links
            .SelectMany(l => new[] { (Kind: l.FromKind, Id: l.From), (Kind: l.ToKind, Id: l.To) }).Append((Kind: seen, Id: record))
            .Where(x => x.Kind == k).Select(x => x.Id).Distinct().ToArray());
        await using var reader = await db.ReadAsync(Statements(record, ids), stop);
        return new Chain(record, seen)
        {
            Links = links,
            Findings = Whole(ids[Seen.Finding], await reader.AllAsync(r => Rows.Finding(r, findings, cases), stop), f => f.Id, FindingLink.Restricted),
            Evidence = Whole(ids[Seen.Evidence], await reader.AllAsync(r => Rows.Evidence(r, findings, cases), stop), e => e.Id, EvidenceLink.Restricted),
            Recommendations = Whole(ids[Seen.Recommendation], await reader.AllAsync(r => Rows.Recommendation(r, findings, cases), stop), r => r.Id, RecommendationLink.Restricted),
            Decisions = Positioned(
                Whole(ids[Seen.Decision], await reader.AllAsync(r => Rows.Decision(r, findings, cases), stop), d => d.Id, DecisionLink.Restricted),
                await reader.AllAsync(Rows.Position, stop)),
            Actions = Whole(ids[Seen.Action], await reader.AllAsync(r => Rows.Action(r, actions, cases), stop), a => a.Id, ActionLink.Restricted),
            Measures = Measured(
                Whole(ids[Seen.Measure], await reader.AllAsync(r => Rows.Measure(r, findings, cases), stop), m => m.Id, MeasureLink.Restricted),
                await reader.AllAsync(Rows.Reading, stop)),
            Answers = await reader.AllAsync(Rows.Answer, stop),
            Reports = await reader.AllAsync(Rows.Report, stop),
            Scrutinies = await reader.AllAsync(Rows.Scrutiny, stop),
            Rises = await reader.AllAsync(Rows.Rise, stop),
            IsFollowed = (await reader.AllAsync(_ => true, stop)).Count > 0,
        };
    }

    private static IEnumerable<NpgsqlBatchCommand> Statements(Guid record, Dictionary<Seen, Guid[]> ids)
    {
        yield return Of(Seen.Finding, (sql, many) =>
            $"""
            select r.*, o.name as owner_name, {Shared}, {HeldBy(sql, record)}
            from improvement.finding r left join identity.account o on o.id = r.owner_id where r.id = any({many}) order by r.raised_on, r.id
            """);
        yield return Of(Seen.Evidence, (_, many) =>
            $"""
            select e.*, r.partnership_id as keeper, r.is_case_level, r.owner_id, {Shared}
            from improvement.evidence e join improvement.finding r on r.id = e.finding_id where e.id = any({many}) order by e.given_on, e.added_at, e.id
            """);
        yield return Of(Seen.Recommendation, (sql, many) =>
            $"""
            select r.*, o.name as owner_name, {Shared}, {HeldBy(sql, record)}
            from improvement.recommendation r left join identity.account o on o.id = r.owner_id where r.id = any({many}) order by r.proposed_on, r.id
            """);
        yield return Of(Seen.Decision, (_, many) => $"select r.*, {Shared} from improvement.decision r where r.id = any({many}) order by r.held_on, r.id");
        yield return Of(Seen.Decision, (_, many) => $"select p.* from improvement.partner_position p where p.decision_id = any({many}) order by p.given_on, p.number, p.id");
        yield return Of(Seen.Action, (_, many) =>
            $"""
            select r.*, o.name as owner_name, {Shared},
              array(select s.agency_id from improvement.action_support s where s.action_id = r.id and s.until is null) as support
            from improvement.action r left join identity.account o on o.id = r.owner_id where r.id = any({many}) order by r.done_on, r.due_on, r.id
            """);
        yield return Of(Seen.Measure, (_, many) => $"select r.*, {Shared} from improvement.measure r where r.id = any({many}) order by r.added_at, r.id");
        yield return Of(Seen.Measure, (_, many) =>
            $"""
            select g.*, coalesce(o.name, '') as who from improvement.reading g left join identity.account o on o.id = g.person_id
            where g.measure_id = any({many}) order by g.on_day, g.at
            """);
        yield return Of(Seen.Answer, (_, many) => $"select w.* from improvement.answer w where w.id = any({many}) order by w.delivered_on, w.written_at, w.id");
        yield return One(
            """
            select p.at, p.status, p.note, coalesce(o.name, '') as who from improvement.progress p left join identity.account o on o.id = p.person_id
            where p.action_id = $1 order by p.at desc limit 200
            """);
        yield return One(
            """
            select s.at, s.verdict, s.words, coalesce(o.name, '') as who from improvement.scrutiny s left join identity.account o on o.id = s.person_id
            where s.action_id = $1 order by s.at desc limit 200
            """);
        yield return One("select r.step, r.due_on, r.risen_on, r.risen_to from improvement.rise r where r.record_id = $1 order by r.at desc limit 200");
        yield return One("select 1 from improvement.follow f where f.record_id = $1 and f.person_id = kernel.acting() and f.until is null");

        NpgsqlBatchCommand Of(Seen kind, Func<SqlText, string, string> text)
        {
            var sql = new SqlText();
            return sql.Command(text(sql, sql.Add(ids[kind])));
        }

        NpgsqlBatchCommand One(string text)
        {
            var sql = new SqlText();
            sql.Add(record);
            return sql.Command(text);
        }
    }

    // Who holds a record is asked of the one that is looked at alone.
    private static string HeldBy(SqlText sql, Guid record) =>
        $"""
        case when r.id = {sql.Add(record)} then array(select p.name from improvement.holders(r.id) h join kernel.partnership p on p.id = h order by p.name)
          else array[]::text[] end as held_by
        """;

    // What a link names and row security hides is a restricted record.
    private static List<T> Whole<T>(Guid[] wanted, List<T> read, Func<T, Guid> id, Func<Guid, T> restricted)
    {
        var known = read.Select(id).ToHashSet();
        return [.. read, .. wanted.Where(w => !known.Contains(w)).Select(restricted)];
    }

    private static List<DecisionLink> Positioned(List<DecisionLink> decisions, List<PositionLink> positions)
    {
        var of = positions.ToLookup(p => p.DecisionId);
        return decisions.ConvertAll(d => d.IsOpen ? d with { Positions = [.. of[d.Id]] } : d);
    }

    private static List<MeasureLink> Measured(List<MeasureLink> measures, List<ReadingLink> readings)
    {
        var of = readings.ToLookup(r => r.MeasureId);
        return measures.ConvertAll(m => m.IsOpen ? m with { Readings = [.. of[m.Id]] } : m);
    }

    private static Chain Visible(Chain read)
    {
        var open = read.Findings.Where(f => f.IsOpen).Select(f => f.Id).ToHashSet();
        // Answers and evidence of a finding that is not open are no restricted records of their own: the finding is.
        var answers = read.Answers.Where(a => open.Contains(a.FindingId)).ToList();
        var said = read.Links.Where(l => l.FromKind == Seen.Evidence && open.Contains(l.To)).Select(l => l.From).ToHashSet();
        var chain = read with
        {
            Answers = answers,
            Evidence = [.. read.Evidence.Where(e => said.Contains(e.Id) || (read.Seen == Seen.Evidence && e.Id == read.RecordId))],
            Links = [.. read.Links.Where(l => l.FromKind != Seen.Evidence || open.Contains(l.To)).Where(l => l.ToKind != Seen.Answer || open.Contains(l.From))],
        };
        var mayOpen = chain.Seen switch
        {
            Seen.Finding => open.Contains(chain.RecordId),
            Seen.Recommendation => chain.Recommendation.IsOpen,
            Seen.Decision => chain.Decision.IsOpen,
            Seen.Action => chain.Action.IsOpen,
            Seen.Measure => chain.Measure.IsOpen,
            Seen.Answer => answers.Exists(a => a.Id == chain.RecordId),
            _ => chain.Evidence.Any(e => e.Id == chain.RecordId && e.IsOpen),
        };
        return mayOpen ? chain : throw new NotVisible();
    }

    private async Task WriteReadingAsync(Chain chain, CancellationToken stop)
    {
        var cases = chain.Findings.Where(f => f.IsOpen && f.IsCaseLevel).Select(f => (Kind: Seen.Finding, f.Id))
            .Concat(chain.Seen switch
            {
                Seen.Action when chain.Action.IsCaseLevel => [(Seen.Action, chain.RecordId)],
                Seen.Recommendation when chain.Recommendation.IsCaseLevel => [(Seen.Recommendation, chain.RecordId)],
                Seen.Decision when chain.Decision.IsCaseLevel => [(Seen.Decision, chain.RecordId)],
                Seen.Measure when chain.Measure.IsCaseLevel => [(Seen.Measure, chain.RecordId)],
                _ => Array.Empty<(Seen Kind, Guid Id)>(),
            });
        foreach (var (kind, id) in cases)
        {
            await opening.WasReadAsync(await opening.FindAsync(kind, id, stop), stop);
        }
    }

    private async Task<Chain> NamedAsync(Chain chain, CancellationToken stop)
    {
        var wanted = chain.Actions.SelectMany(a => a.SupportIds.Append(a.AgencyId ?? Guid.Empty))
            .Concat(chain.Decisions.SelectMany(d => d.Positions).Select(p => p.AgencyId)).Where(id => id != Guid.Empty).Distinct().ToList();
        if (wanted.Count == 0)
        {
            return chain;
        }

        var names = await agencies.NamesAsync(wanted, stop);
        return chain with
        {
            Actions = [.. chain.Actions.Select(a => a with
            {
                AgencyName = a.AgencyId is { } id ? names.GetValueOrDefault(id) : null,
                Support = [.. a.SupportIds.Select(s => names.GetValueOrDefault(s)).OfType<string>().Order(StringComparer.OrdinalIgnoreCase)],
            })],
            Decisions = [.. chain.Decisions.Select(d => d with
            {
                Positions = [.. d.Positions.Select(p => p with { AgencyName = names.GetValueOrDefault(p.AgencyId, "A former partner") })],
            })],
        };
    }
}
