using LineOfSight.Walls.Tests.Discovery;

namespace LineOfSight.Walls.Tests.Access;

/// <summary>Each wall is taken down in turn, and the ledger is asked whether it notices.</summary>
public sealed class BreaksTests(World world, ITestOutputHelper output) : IClassFixture<World>
{
    private static readonly IReadOnlyDictionary<string, HashSet<string>> TextsOf = Built.All.SelectMany(b => Instructions.Of(b.Assembly))
        .Where(u => u.Kind == UseKind.Text).GroupBy(u => u.Owner).ToDictionary(g => g.Key, g => g.Select(u => u.Target).ToHashSet());

    /// <summary>Every permission that a role has.</summary>
    public static TheoryData<string> Permissions => [.. Host.Serving.Installation.Roles().SelectMany(r => r.May.Keys).Distinct().Order(StringComparer.Ordinal)];

    [Fact]
    public async Task One_broken_permission_is_noticed()
    {
        var door = world.Doors.First(d => d is { Method: "GET", Nouns.Count: 0, Permission: not null });
        var noticed = await BreakAsync([door], Breaks.YesTo, door.Permission!);
        Assert.NotEmpty(noticed);
        Assert.All(noticed, t => Assert.NotEqual(Ledger.Reached, Ledger.LetterOf(world, t)));
    }

    [Theory]
    [Trait("Tier", "long")]
    [MemberData(nameof(Permissions))]
    public async Task Every_broken_permission_is_noticed(string permission)
    {
        var doors = world.Doors.Where(d => d.Permission == permission || Asks(d.Model, permission)).ToList();
        Assert.NotEmpty(doors);
        var noticed = await BreakAsync(doors, Breaks.YesTo, permission);
        foreach (var door in doors.Except(noticed.Select(t => t.Door)))
        {
            output.WriteLine($"{door.Name}: still refused by another wall");
        }

        Assert.True(noticed.Count > 0 || await ProbedAsync(permission), $"Everybody may {permission}, and the ledger stays as it is: {string.Join(", ", doors.Select(d => d.Name))}");
        Wall.Holds(noticed.Where(t => t.Relation == Relation.OtherPartnership && IsWalled(t.Door)).Select(t => $"{t.Door.Name}: row security does not hide the other partnership's record"));
    }

    [Fact]
    [Trait("Tier", "long")]
    public async Task Every_opened_page_is_noticed_or_its_record_still_refuses()
    {
        var (page, record) = (0, 0);
        var broken = new List<string>();
        foreach (var door in world.Doors.Where(d => d.Permission is not null))
        {
            var noticed = await BreakAsync([door], Breaks.OpenPage, "1");
            var opened = noticed.Select(t => (t.Relation, t.Column)).ToHashSet();
            (page, record) = noticed.Count > 0 ? (page + 1, record) : (page, record + 1);
            output.WriteLine($"{(noticed.Count > 0 ? "the page alone " : "page and record")}  {door.Name}");
            broken.AddRange(opened.Where(o => o.Relation == Relation.OtherPartnership && IsWalled(door))
                .Select(o => $"{door.Name} as {world.Columns[o.Column].Name}: only the page hides another partnership's record"));
        }

        output.WriteLine($"{page} doors held by their page alone, {record} by page and record");
        Assert.True(page > 0, "No opened page was noticed: the breaking does not break.");
        Wall.Holds(broken);
    }

    [Fact]
    [Trait("Tier", "long")]
    public void Every_probe_is_of_a_permission_that_there_is() =>
        Assert.All(Probe.All, p => Assert.Contains(p.Permission, world.Roles.SelectMany(r => r.May.Keys)));

    private async Task<bool> ProbedAsync(string permission)
    {
        using var knock = new Knock(world);
        foreach (var probe in Probe.All.Where(p => p.Permission == permission))
        {
            Assert.False(await probe.ReachesAsync(world, knock, null), $"{probe.GetType().Name} reaches with the wall up");
            if (await probe.ReachesAsync(world, knock, Breaks.YesTo))
            {
                return true;
            }
        }

        return false;
    }

    // What everybody could reach with the wall down, and the ledger says they do not.
    private async Task<List<Walk.Try>> BreakAsync(IReadOnlyList<Door> doors, string wall, string value)
    {
        using var knock = new Knock(world);
        var walk = new Walk(world, knock);
        await walk.LearnNotThereAsync();
        var noticed = new List<Walk.Try>();
        foreach (var t in (await walk.TriesAsync(doors)).Where(t => Ledger.LetterOf(world, t) != Ledger.Reached))
        {
            if (await walk.KnockAsync(t, wall, value) == Ledger.Reached)
            {
                noticed.Add(t);
            }
        }

        return noticed;
    }

    // Records that stand behind a partnership's wall; the register's published part, and accounts, do not.
    private static bool IsWalled(Door door) => door.AllNouns.Any(n => Sample.For(n, door.Route).IsWalled);

    // The page's own code, and that of what it is built from: its use cases, and theirs.
    private static bool Asks(Type? model, string permission)
    {
        var seen = new HashSet<Type>();
        var open = new Queue<Type>(model is null ? [] : [model]);
        while (open.TryDequeue(out var type))
        {
            if (!seen.Add(type) || type.Namespace?.StartsWith("LineOfSight.", StringComparison.Ordinal) != true)
            {
                continue;
            }

            if (TextsOf.GetValueOrDefault(type.FullName!)?.Contains(permission) == true)
            {
                return true;
            }

            foreach (var part in type.GetConstructors().SelectMany(c => c.GetParameters()).Select(p => p.ParameterType))
            {
                open.Enqueue(part);
            }
        }

        return false;
    }
}
