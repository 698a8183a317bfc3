using System.Net;

namespace LineOfSight.Walls.Tests.Access;

/// <summary>An empty form may stop at its first missing field. Filled, it must be refused to the same people, by the use case itself.</summary>
public sealed class FilledTests(World world, ITestOutputHelper output) : IClassFixture<World>
{
    [Fact]
    public async Task A_filled_form_is_refused_to_whom_the_empty_one_is_and_changes_nothing()
    {
        using var knock = new Knock(world);
        var walk = new Walk(world, knock);
        var sent = new List<(Walk.Try Try, Dictionary<string, string> Values)>();
        foreach (var door in world.Doors.Where(d => d.Method == "POST" && d.Permission is not null))
        {
            var tries = await walk.TriesAsync([door]);
            using var form = await FilledForm.OpenAsync(world, door, tries.Exists(t => t.Relation == Relation.OwnAgency) ? Relation.OwnAgency : Relation.None);
            if (form is not null)
            {
                sent.AddRange(tries.Where(t => Ledger.LetterOf(world, t) == Ledger.NotThere).Select(t => (t, With(form.Values, t.Fields))));
            }
        }

        Assert.NotEmpty(sent);
        var broken = new List<string>();
        var before = await Fingerprint.OfAsync(world);
        foreach (var (t, values) in sent)
        {
            var answer = await knock.PostAsync(world.Columns[t.Column], t.Url, values, isRefused: true);
            if (answer.Status != HttpStatusCode.NotFound)
            {
                broken.Add($"{t.Door.Name} ({t.Relation}) filled, as {world.Columns[t.Column].Name}: {(int)answer.Status}");
            }
        }

        output.WriteLine($"{sent.Count} filled forms of {sent.Select(s => s.Try.Door).Distinct().Count()} doors refused");
        Wall.Holds(broken.Concat(Fingerprint.Changed(before, await Fingerprint.OfAsync(world))));
    }

    // The record that the form names is the one that is knocked at, not the one it was opened for.
    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, string> fields)
    {
        var all = new Dictionary<string, string>(values);
        foreach (var (name, value) in fields)
        {
            all[name] = value;
        }

        return all;
    }
}
