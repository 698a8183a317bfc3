using System.Collections.Concurrent;
using System.Net;

namespace LineOfSight.Walls.Tests.Access;

/// <summary>Knocks at every door as everybody, and writes down what each found.</summary>
internal sealed class Walk(World world, Knock knock)
{
    private const int AtOnce = 4;
    private readonly ConcurrentBag<string> broken = [];
    private readonly Dictionary<(string Code, string Method), Answer> notThere = [];

    /// <summary>One knock.</summary>
    public sealed record Try(Door Door, Relation Relation, int Column, string Url, IReadOnlyDictionary<string, string> Fields);

    /// <summary>What the walk found.</summary>
    /// <param name="Lines">The ledger.</param>
    /// <param name="Broken">Answers that break a rule of every answer, and 404s that tell more than the others.</param>
    /// <param name="Changed">What was changed by forms that were refused, and refused forms that were not looked at.</param>
    public sealed record Result(IReadOnlyList<Line> Lines, IReadOnlyCollection<string> Broken, IReadOnlyList<string> Changed);

    public async Task<Result> AllAsync(IEnumerable<Door> doors)
    {
        await LearnNotThereAsync();
        var tries = await TriesAsync(doors);
        var letters = new ConcurrentDictionary<(Door, Relation, int), char>();
        await Parallel.ForEachAsync(tries.Where(t => t.Door.Method != "POST"), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (t, _) =>
            letters[(t.Door, t.Relation, t.Column)] = await KnockAsync(t));

        // A form may end all sessions of its sender: nobody sends two at once. It may end its record too: whoever reached the page
        // has a record of their own.
        var opened = letters.Where(l => l.Value == Ledger.Reached).Select(l => (l.Key.Item1.Route, l.Key.Item2, l.Key.Item3)).ToHashSet();
        var forms = new List<Try>();
        foreach (var t in tries.Where(t => t.Door.Method == "POST"))
        {
            forms.Add(opened.Contains((t.Door.Route, t.Relation, t.Column)) ? await TryAsync(t.Door, t.Relation, t.Column, world.OwnPlaceOf(t.Relation, world.Columns[t.Column])) : t);
        }

        // What the ledger says is refused goes first, and alone: whatever it changes was changed by a form that was refused.
        var toBeRefused = forms.Where(t => Ledger.Find(world, t) is Ledger.NotThere or Ledger.SignIn).ToHashSet();
        var before = await Fingerprint.OfAsync(world);
        await Parallel.ForEachAsync(toBeRefused, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (t, _) =>
            letters[(t.Door, t.Relation, t.Column)] = await KnockAsync(t, isRefused: true));
        var changed = Fingerprint.Changed(before, await Fingerprint.OfAsync(world)).ToList();

        await Parallel.ForEachAsync(forms.Where(t => !toBeRefused.Contains(t)).GroupBy(t => t.Column), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (column, _) =>
        {
            // A form that ends all sessions of its sender would take along those that another form of the page names: that one goes first.
            foreach (var t in column.OrderBy(t => t.Door.Route, StringComparer.Ordinal).ThenBy(t => !t.Door.AllNouns.Any()))
            {
                letters[(t.Door, t.Relation, t.Column)] = await KnockAsync(t);
            }
        });
        var lines = tries.GroupBy(t => (t.Door, t.Relation))
            .Select(g => new Line(g.Key.Door, g.Key.Relation, string.Concat(g.OrderBy(t => t.Column).Select(t => letters[(t.Door, t.Relation, t.Column)])))).ToList();
        changed.AddRange(forms.Where(t => letters[(t.Door, t.Relation, t.Column)] != Ledger.Reached && !toBeRefused.Contains(t))
            .Select(t => $"{t.Door.Name} as {world.Columns[t.Column].Name} ({t.Relation}): the ledger does not say that it is refused"));
        return new Result(lines, broken, changed);
    }

    /// <summary>Every knock at some doors: each door in each relation, by every column.</summary>
    public async Task<List<Try>> TriesAsync(IEnumerable<Door> doors)
    {
        var tries = new List<Try>();
        foreach (var door in doors)
        {
            foreach (var relation in RelationsOf(door))
            {
                for (var column = 0; column < world.Columns.Count; column++)
                {
                    tries.Add(await TryAsync(door, relation, column, world.PlaceOf(relation, world.Columns[column])));
                }
            }
        }

        return tries;
    }

    /// <summary>One knock; the letter of what was found.</summary>
    public async Task<char> KnockAsync(Try t, string? breaking = null, string? value = null, bool isRefused = false)
    {
        var who = world.Columns[t.Column];
        var where = $"{t.Door.Name} as {who.Name} ({t.Relation})";
        try
        {
            var answer = t.Door.Method == "POST" ? await knock.PostAsync(who, t.Url, t.Fields, breaking: breaking, value: value, isRefused: isRefused) : await knock.GetAsync(who, t.Url, breaking, value);
            foreach (var rule in ResponseRules.Broken(where, answer))
            {
                broken.Add(rule);
            }

            var letter = LetterOf(answer, where, notThere[(who.Code, t.Door.Method)]);
            if (letter == Ledger.Wrong)
            {
                broken.Add($"{where}: {(int)answer.Status}");
            }

            return letter;
        }
        catch (HttpRequestException trouble)
        {
            broken.Add($"{where}: {trouble.Message}");
            return Ledger.Wrong;
        }
    }

    /// <summary>The letter of an answer. A 404 that differs from that of a page that is not there tells of what it hides.</summary>
    internal char LetterOf(Answer answer, string where, Answer nothing)
    {
        switch (answer.Status)
        {
            case HttpStatusCode.NotFound:
                // A visitor who asks for a page that is not there is asked to sign in: there is no 404 to compare.
                if (nothing.Status == HttpStatusCode.NotFound && Difference(answer, nothing) is { } difference)
                {
                    broken.Add($"{where}: its 404 is not the 404 of a page that is not there: {difference}");
                }

                return Ledger.NotThere;
            case HttpStatusCode.Redirect when answer.SentToSignIn:
                return Ledger.SignIn;
            case HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.SeeOther:
                return Ledger.Reached;
            default:
                return Ledger.Wrong;
        }
    }

    private static string? Difference(Answer answer, Answer nothing) => answer.Headers == nothing.Headers && answer.Body.AsSpan().SequenceEqual(nothing.Body) ? null : (answer.Headers + '\n' + answer.Text).Split('\n')
        .Zip((nothing.Headers + '\n' + nothing.Text).Split('\n').Append("nothing more")).FirstOrDefault(l => l.First != l.Second) is (not null, _) line
            ? $"{line.First} <> {line.Second}"
            : answer.Body.Length == nothing.Body.Length ? null : $"{answer.Body.Length} bytes <> {nothing.Body.Length}";

    private static IEnumerable<Relation> RelationsOf(Door door)
    {
        var samples = door.AllNouns.Select(n => Sample.For(n, door.Route)).ToList();
        return samples.TrueForAll(s => s.IsNational)
            ? [Relation.None]
            : Enum.GetValues<Relation>().Where(r => r switch
            {
                Relation.None => false,
                Relation.Shared => samples.Exists(s => s.IsShareable),
                Relation.Case => samples.Exists(s => s.MayBeCase),
                _ => true,
            });
    }

    private static async Task<Try> TryAsync(Door door, Relation relation, int column, Place place)
    {
        var values = new Dictionary<string, string>();
        foreach (var noun in door.AllNouns)
        {
            values[noun] = await place.OfAsync(noun, door.Route);
        }

        return new Try(door, relation, column, door.Url(values), door.Fields.ToDictionary(f => f.Key, f => values[f.Value]));
    }

    /// <summary>What everybody finds where nothing is: what a refusal must look like.</summary>
    public async Task LearnNotThereAsync()
    {
        foreach (var column in world.Columns.Where(c => !notThere.ContainsKey((c.Code, "GET"))))
        {
            notThere[(column.Code, "GET")] = await knock.GetAsync(column, "/nothing-is/here");
            notThere[(column.Code, "POST")] = await knock.PostAsync(column, "/nothing-is/here");
        }
    }
}
