using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;

namespace LineOfSight.Improvement.Sight;

/// <summary>What decides who may open a record of the thread, and what it is called: nothing else of it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">The record.</param>
/// <param name="Reference">Its reference; for an answer or evidence, its finding's.</param>
/// <param name="Keeper">The partnership that keeps it.</param>
/// <param name="SharedWith">The partnerships it is shared with.</param>
/// <param name="AgencyId">The agency that leads it, for an action.</param>
/// <param name="OwnerId">Who owns it.</param>
/// <param name="IsCaseLevel">True when it describes one child's case.</param>
/// <param name="Held">The record whose holders hold it: itself, or the finding of an answer.</param>
internal sealed record Facts(Seen Kind, Guid Id, string Reference, Guid Keeper, IReadOnlyCollection<Guid> SharedWith, Guid? AgencyId, Guid? OwnerId, bool IsCaseLevel, Guid Held)
{
    /// <summary>Its page.</summary>
    public string Page => $"/improvement/{Kind.ToString().ToLowerInvariant()}/{Id}";

    /// <summary>What it is, with its reference: never its title, which may tell of a child.</summary>
    public string Name => Kind switch
    {
        Seen.Answer => $"Answer to finding {Reference}",
        Seen.Evidence => $"Evidence of finding {Reference}",
        _ => $"{Kind} {Reference}",
    };
}

/// <summary>What one person may open of the thread, by the roles that hold now: the acting person, or somebody to whom a letter is written.</summary>
internal sealed class Eyes
{
    private readonly Reach findings;
    private readonly Reach actions;
    private readonly Reach cases;

    public Eyes(IAccess access)
        : this(access.Person.Id, access.ScopeOf)
    {
    }

    private Eyes(Guid person, Func<string, Scope> scope) =>
        (findings, actions, cases) = (new Reach(scope(Can.ReadFindings), person), new Reach(scope(Can.ReadActions), person), new Reach(scope(Can.ReadCaseLevel), person));

    /// <summary>The eyes of somebody who is not acting.</summary>
    public static Eyes Of(Guid person, IReadOnlyCollection<Person.RoleHeld> roles, RoleBook book) => new(
        person,
        permission => new Scope([.. roles
            .Where(r => book.Find(r.Role)?.May.ContainsKey(permission) == true)
            .Select(r => new Scope.Part(book.Find(r.Role)!.May[permission], r.PartnershipId, r.AgencyId, r.BodyId, r.CaseId))]));

    public bool MayOpen(Facts record) =>
        (record.Kind == Seen.Action ? actions : findings).Holds(record.Keeper, record.SharedWith, record.AgencyId, record.OwnerId)
        && (!record.IsCaseLevel || cases.Holds(record.Keeper, record.SharedWith, record.AgencyId, record.OwnerId));
}

/// <summary>Reads the facts of some records of any kind, as row security shows them.</summary>
internal sealed class ReadFacts(LineOfSightDb db)
{
    private const string Shared = "array(select s.partnership_id from kernel.share s where s.record_id = f.id) as shared_with";

    public async Task<Facts?> OneAsync(Guid record, CancellationToken stop) => (await OfAsync([record], stop)).GetValueOrDefault(record);

    public async Task<IReadOnlyDictionary<Guid, Facts>> OfAsync(IReadOnlyCollection<Guid> records, CancellationToken stop)
    {
        if (records.Count == 0)
        {
            return new Dictionary<Guid, Facts>();
        }

        var sql = new SqlText();
        var ids = sql.Add(records.ToArray());
        string Own(string kind, string agency, string owner = "f.owner_id") =>
            $"select '{kind}' as kind, f.id, f.reference, f.partnership_id, {agency} as agency_id, {owner} as owner_id, f.is_case_level, {Shared}, f.id as held from improvement.{kind.ToLowerInvariant()} f where f.id = any({ids})";
        string Of(string kind) =>
            $"select '{kind}', p.id, f.reference, f.partnership_id, null::uuid, f.owner_id, f.is_case_level, {Shared}, f.id from improvement.{kind.ToLowerInvariant()} p join improvement.finding f on f.id = p.finding_id where p.id = any({ids})";
        var command = sql.Command(string.Join(
            " union all ",
            Own("Finding", "null::uuid"), Own("Recommendation", "null::uuid"), Own("Decision", "null::uuid"), Own("Action", "f.agency_id"), Own("Measure", "null::uuid"), Of("Answer"), Of("Evidence")));
        await using var reader = await db.ReadAsync([command], stop);
        var rows = await reader.AllAsync(
            r => new Facts(
                Enum.Parse<Seen>(r.Of<string>("kind")), r.Of<Guid>("id"), r.Of<string>("reference"), r.Of<Guid>("partnership_id"), r.Of<Guid[]>("shared_with"), r.Maybe<Guid>("agency_id"),
                r.Maybe<Guid>("owner_id"), r.Of<bool>("is_case_level"), r.Of<Guid>("held")),
            stop);
        return rows.ToDictionary(f => f.Id);
    }
}
