using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Npgsql;

namespace LineOfSight.Improvement.Block;

/// <summary>Who waits for whom. What the person may not open waits as "a restricted record", without a hint of what it is.</summary>
internal sealed class ReadWaits(LineOfSightDb db, IAccess access)
{
    /// <summary>At most so many are shown; a plan in which more wait for one person has another trouble.</summary>
    public const int Most = 200;

    private const string Columns =
        "select r.*, o.name as whose, array(select s.partnership_id from kernel.share s where s.record_id = r.id) as shared_with from improvement.action r left join identity.account o on o.id = r.owner_id";

    /// <summary>One end of a wait.</summary>
    internal sealed record Wait(Guid Id, bool IsOpen, string Reference, string What, DateOnly? DueOn, DateOnly? DoneOn, string? Whose);

    /// <summary>One action that waits, and what for.</summary>
    internal sealed record Pair(Wait Waiting, Wait? For, string? Words, DateOnly Since);

    /// <summary>The action that another waits for; null when there is none.</summary>
    public async Task<Wait?> OfAsync(Guid? action, CancellationToken stop) =>
        action is { } id ? (await ReadAsync(sql => $"{Columns} where r.id = {sql.Add(id)}", stop)).FirstOrDefault() ?? new Wait(id, false, "", "", null, null, null) : null;

    /// <summary>The actions that wait for one.</summary>
    public Task<List<Wait>> OnAsync(Guid action, CancellationToken stop) =>
        ReadAsync(sql => $"{Columns} where r.blocked_by_action_id = {sql.Add(action)} order by r.due_on, r.id limit {Most}", stop);

    /// <summary>What others wait for from the person: actions that name one of theirs, or of the agency that they lead.</summary>
    public Task<List<Pair>> FromMeAsync(CancellationToken stop) => PairsAsync("f", "f.id is not null and f.done_on is null", stop);

    /// <summary>What the person's own open actions wait for.</summary>
    public Task<List<Pair>> ForMeAsync(CancellationToken stop) => PairsAsync("r", "r.blocked_on is not null", stop);

    private async Task<List<Pair>> PairsAsync(string mine, string condition, CancellationToken stop)
    {
        var partnership = access.Person.PartnershipId ?? throw new NotVisible();
        var sql = new SqlText();
        var (present, me) = (sql.Add(partnership), sql.Add(access.Person.Id));
        var agencies = access.ScopeOf(Can.UpdateActions).Agencies.Where(a => a.Partnership == partnership).Select(a => a.Agency).ToArray();
        var theirs = agencies.Length == 0 ? $"{mine}.owner_id = {me}" : $"({mine}.owner_id = {me} or ({mine}.owner_id is null and {mine}.agency_id = any({sql.Add(agencies)})))";
        var command = sql.Command(
            $"""
            select r.id, f.id as for_id, r.blocked_by, r.blocked_on
            from improvement.action r left join improvement.action f on f.id = r.blocked_by_action_id
            where r.partnership_id = {present} and r.blocked_on is not null and {theirs} and {condition}
            order by r.due_on, r.id limit {Most}
            """);
        List<(Guid Id, Guid? For, string? Words, DateOnly Since)> rows;
        await using (var reader = await db.ReadAsync([command], stop))
        {
            rows = await reader.AllAsync(r => (r.Of<Guid>("id"), r.Maybe<Guid>("for_id"), r.Words("blocked_by"), r.Of<DateOnly>("blocked_on")), stop);
        }

        var ids = rows.SelectMany(r => new[] { r.Id, r.For ?? Guid.Empty }).Distinct().ToArray();
        var known = (await ReadAsync(s => $"{Columns} where r.id = any({s.Add(ids)})", stop)).ToDictionary(w => w.Id);
        // What words say of an action that may not be opened stays with it.
        return [.. rows.Select(r => new Pair(known[r.Id], r.For is { } id ? known[id] : null, known[r.Id].IsOpen ? r.Words : null, r.Since))];
    }

    private async Task<List<Wait>> ReadAsync(Func<SqlText, string> text, CancellationToken stop)
    {
        var sql = new SqlText();
        var (actions, cases) = (new Reach(access, Can.ReadActions), new Reach(access, Can.ReadCaseLevel));
        await using var reader = await db.ReadAsync([sql.Command(text(sql))], stop);
        return await reader.AllAsync(r => Row(r, actions, cases), stop);
    }

    private static Wait Row(NpgsqlDataReader row, Reach actions, Reach cases)
    {
        var (keeper, shared, agency, owner) = (row.Of<Guid>("partnership_id"), row.Of<Guid[]>("shared_with"), row.Maybe<Guid>("agency_id"), row.Maybe<Guid>("owner_id"));
        var isCase = row.Of<bool>("is_case_level");
        return actions.Holds(keeper, shared, agency, owner) && (!isCase || cases.Holds(keeper, shared, agency, owner))
            ? new(row.Of<Guid>("id"), true, row.Of<string>("reference"), isCase ? CaseWords.Action : row.Of<string>("what"), row.Maybe<DateOnly>("due_on"), row.Maybe<DateOnly>("done_on"), row.Words("whose"))
            : new(row.Of<Guid>("id"), false, "", "", null, null, null);
    }
}
