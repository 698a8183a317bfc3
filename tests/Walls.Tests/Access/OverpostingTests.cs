using System.Text.Json;
using LineOfSight.Kernel.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Walls.Tests.Access;

/// <summary>A form changes what it names and nothing else, whatever else is sent with it.</summary>
public sealed class OverpostingTests(World world, ITestOutputHelper output) : IClassFixture<World>
{
    private const string Mark = "overposted-7f3a";
    private const string MarkId = "feedface-0000-4000-8000-00000000f00d";

    private static readonly (string Name, string Value)[] Extras =
    [
        ("Id", MarkId), ("PartnershipId", MarkId), ("AgencyId", MarkId), ("OwnerId", MarkId), ("PersonId", MarkId), ("AccountId", MarkId), ("BodyId", MarkId),
        ("CaseId", MarkId), ("FindingId", MarkId), ("ActionId", MarkId), ("CreatedBy", MarkId), ("GrantedBy", MarkId), ("RaisedById", MarkId), ("Partnership", MarkId),
        ("Reference", Mark), ("Role", "administrator"), ("Roles", "administrator"), ("Permission", Mark), ("Status", Mark), ("State", Mark), ("Name", Mark),
        ("UserName", Mark), ("NormalizedEmail", Mark), ("PasswordHash", Mark), ("SecurityStamp", Mark), ("ConcurrencyStamp", Mark), ("IsDemonstration", "true"),
        ("IsCaseLevel", "true"), ("EmailConfirmed", "true"), ("LockoutEnabled", "false"), ("TwoFactorEnabled", "false"), ("ClosedAt", "2001-01-01"),
        ("StartsAt", "2001-01-01"), ("EndsAt", "2001-01-01"), ("AddedAt", "2001-01-01"), ("RecordedAt", "2001-01-01"), ("DeliveredOn", "2001-01-01"),
        ("DoneOn", "2001-01-01"), ("AnsweredOn", "2001-01-01"), ("Version", "987654"), ("AccessFailedCount", "987654"), ("Number", "987654"),
    ];

    [Fact]
    public async Task Forty_fields_that_the_form_does_not_have_change_nothing()
    {
        Assert.True(Extras.Length >= 40);
        var (filled, unfilled, broken) = (0, new List<string>(), new List<string>());
        foreach (var door in world.Doors.Where(d => d.Method == "POST" && d.Permission is not null))
        {
            var (own, other) = Pair(door);
            var (plain, _) = await SendAsync(door, own, extras: false);
            var (stuffed, sent) = await SendAsync(door, other, extras: true);
            if (plain is null || stuffed is null)
            {
                unfilled.Add(door.Name);
                continue;
            }

            filled++;
            broken.AddRange(stuffed.Except(plain).Select(p => $"{door.Name}: {p} changed only when more was sent"));
            broken.AddRange(sent.Where(t => t.Contains(Mark, StringComparison.Ordinal) || t.Contains(MarkId, StringComparison.Ordinal)
                || t.Contains("987654", StringComparison.Ordinal) || t.Contains("2001-01-01", StringComparison.Ordinal)).Select(t => $"{door.Name} kept what was sent: {t}"));
        }

        output.WriteLine($"{filled} forms filled and sent; not filled by machine: {string.Join(", ", unfilled)}");
        Wall.Holds(broken);
        Assert.True(filled >= unfilled.Count, $"Only {filled} forms could be filled by machine, {unfilled.Count} could not: {string.Join(", ", unfilled)}");
    }

    [Fact]
    public void No_page_binds_a_record_itself() => Wall.Holds(world.Doors.Select(d => d.Model).OfType<Type>().Distinct().SelectMany(Bound));

    [Fact]
    public void A_planted_page_that_binds_a_record_is_found() => Wall.Finds("PlantedModel.Record", Bound(typeof(PlantedModel)));

    [Fact]
    public void Every_list_that_a_form_fills_can_be_filled() => Wall.Holds(world.Doors.Select(d => d.Model).OfType<Type>().Distinct().SelectMany(Unfillable));

    [Fact]
    public void A_planted_list_that_cannot_be_filled_is_found() => Wall.Finds("PlantedModel.Ticked", Unfillable(typeof(PlantedModel)));

    // The framework leaves an interface's value as it stands and drops what was ticked, without a word: a list is a List.
    private static IEnumerable<string> Unfillable(Type model) => model.GetProperties().Where(p => p.IsDefined(typeof(BindPropertyAttribute), inherit: true))
        .SelectMany(p => p.PropertyType.Assembly.GetName().Name!.StartsWith("LineOfSight", StringComparison.Ordinal) ? p.PropertyType.GetProperties().Where(i => i.CanWrite).Append(p) : [p])
        .Where(p => p.PropertyType is { IsGenericType: true, IsInterface: true } type && type.GetInterfaces().Contains(typeof(System.Collections.IEnumerable)))
        .Select(p => $"{model.FullName}.{p.Name} is an interface of a list: what a form sends may be dropped");

    private static IEnumerable<string> Bound(Type model) => model.GetProperties()
        .Where(p => p.IsDefined(typeof(BindPropertyAttribute), inherit: true) && typeof(IRecord).IsAssignableFrom(p.PropertyType)).Select(p => $"{model.FullName}.{p.Name} binds a record");

    // Two samples alike, so that the second form finds what the first did.
    private (Relation One, Relation Two) Pair(Door door) =>
        door.AllNouns.Select(n => Sample.For(n, door.Route)).All(s => s.IsNational) ? (Relation.None, Relation.None) : (Relation.OwnAgency, Relation.Mine);

    private async Task<(IReadOnlySet<string>? Properties, IReadOnlyList<string> Texts)> SendAsync(Door door, Relation relation, bool extras)
    {
        using var form = await FilledForm.OpenAsync(world, door, relation);
        if (form is null)
        {
            return (null, []);
        }

        var more = Extras.SelectMany(e => new[] { e, ($"Input.{e.Name}", e.Value) })
            .Where(e => extras && !form.Names.Any(n => n == e.Item1 || n.StartsWith(e.Item1 + ".", StringComparison.OrdinalIgnoreCase)))
            .ToDictionary(e => e.Item1, e => e.Item2);
        var before = await world.SqlAsync<long>("select count(*) from kernel.act");
        return await form.SendAsync(more) ? await ActsSinceAsync(before) : (null, []);
    }

    private async Task<(IReadOnlySet<string>, IReadOnlyList<string>)> ActsSinceAsync(long before)
    {
        var (properties, texts) = (new HashSet<string>(), new List<string>());
        await using var acts = world.Owner.CreateCommand($"select t.after from (select id, row_number() over (order by ctid) n from kernel.act) a join kernel.act_text t on t.act_id = a.id where n > {before} and t.after is not null");
        await using var reader = await acts.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            texts.Add(reader.GetString(0));
            using var after = JsonDocument.Parse(reader.GetString(0));
            properties.UnionWith(after.RootElement.EnumerateObject().SelectMany(r => r.Value.EnumerateObject().Select(p => $"{r.Name.Split(' ')[0]}.{p.Name}")));
        }

        return (properties, texts);
    }

    private sealed class PlantedModel : PageModel
    {
        [BindProperty]
        public Partnership? Record { get; set; }

        [BindProperty]
        public IReadOnlyList<Guid> Ticked { get; set; } = [];
    }
}
