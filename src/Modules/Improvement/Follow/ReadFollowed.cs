using LineOfSight.Improvement.Sight;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using Npgsql;

namespace LineOfSight.Improvement.Follow;

/// <summary>
/// What changed on the lines of sight that people follow. The acts tell it: each stands in the audit trail with its record, so that no use
/// case can be forgotten. What a person may not open is left out as if it were not there.
/// </summary>
internal sealed class ReadFollowed(LineOfSightDb db, IAccess access, ReadFacts facts, ModuleList modules)
{
    /// <summary>How many changes of one record a page shows.</summary>
    public const int Most = 5;

    private const int MostFollowed = 200;
    private const int MostActs = 200;

    private static readonly string[] Kinds =
        [.. ImprovementActs.All.Where(k => !k.IsRead && k != ImprovementActs.ActionInCalendar && k != ImprovementActs.ActionRecounted).Select(k => k.Name)];

    /// <summary>One act on a line that somebody follows.</summary>
    internal sealed record Change(Guid Followed, Guid Person, Guid Subject, Guid Act, DateTimeOffset At, string Kind, string? Who);

    /// <summary>One change, as its follower reads it.</summary>
    internal sealed record Line(DateTimeOffset At, string Text, string Name, string Page);

    /// <summary>What one person follows; without facts when they may no longer open it.</summary>
    internal sealed record Row(Guid Id, Facts? About, DateTimeOffset Since, IReadOnlyList<Line> Changes, int More);

    /// <summary>What the acting person follows, with what changed since they last marked it as seen.</summary>
    public async Task<IReadOnlyList<Row>> MineAsync(CancellationToken stop)
    {
        var me = access.Person.Id;
        List<(Guid Id, DateTimeOffset Since)> followed;
        var sql = new SqlText();
        await using (var reader = await db.ReadAsync(
            [sql.Command($"select f.record_id, f.since from improvement.follow f where f.person_id = {sql.Add(me)} and f.until is null order by f.since, f.record_id limit {MostFollowed}")], stop))
        {
            followed = await reader.AllAsync(r => (r.GetGuid(0), r.GetFieldValue<DateTimeOffset>(1)), stop);
        }

        var changes = await SinceAsync(me, stop);
        var known = await facts.OfAsync([.. followed.Select(f => f.Id).Concat(changes.Select(c => c.Subject)).Distinct()], stop);
        var eyes = new Eyes(access);
        var open = known.Values.Where(eyes.MayOpen).ToDictionary(f => f.Id);
        var of = changes.Where(c => open.ContainsKey(c.Subject)).ToLookup(c => c.Followed);
        return
        [
            .. followed.Select(f => open.GetValueOrDefault(f.Id) is { } about
                ? new Row(f.Id, about, f.Since, [.. of[f.Id].Take(Most).Select(c => Said(c, open[c.Subject]))], Math.Max(0, of[f.Id].Count() - Most))
                : new Row(f.Id, null, f.Since, [], 0)),
        ];
    }

    /// <summary>What changed on what people follow and they have not marked as seen, newest first; what they did themselves is no news.</summary>
    /// <param name="person">One person, or null for everybody, as the morning's job asks.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<List<Change>> SinceAsync(Guid? person, CancellationToken stop)
    {
        var sql = new SqlText();
        var one = person is { } id ? $"and f.person_id = {sql.Add(id)}" : "";
        await using var reader = await db.ReadAsync(
            [
                sql.Command(
                    $"""
                    select f.record_id, f.person_id, a.subject_id, a.id, a.at, a.kind, o.name
                    from improvement.follow f
                    cross join lateral (
                      select distinct x.id from improvement.chain(f.record_id) c cross join lateral (values (c.from_id), (c.to_id)) x (id) where x.id is not null) k
                    cross join lateral (
                      select a.id, a.at, a.kind, a.subject_id, a.person_id from kernel.act a
                      where a.subject_id = k.id and a.at > f.looked_at and a.person_id <> f.person_id and a.kind = any({sql.Add(Kinds)}) order by a.at desc limit {MostActs}) a
                    left join identity.account o on o.id = a.person_id
                    where f.until is null {one}
                    order by f.person_id, f.record_id, a.at desc, a.id
                    """),
            ],
            stop);
        return await reader.AllAsync(Read, stop);
    }

    private static Change Read(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetGuid(1), r.GetGuid(2), r.GetGuid(3), r.GetFieldValue<DateTimeOffset>(4), r.GetString(5), r.IsDBNull(6) ? null : r.GetString(6));

    private Line Said(Change change, Facts about)
    {
        var words = modules.Acts.GetValueOrDefault(change.Kind)?.Words ?? change.Kind;
        return new Line(change.At, $"{change.Who ?? "Somebody"} {words}", about.Name, about.Page);
    }
}
