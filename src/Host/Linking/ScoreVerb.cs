using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LineOfSight.Host.Verbs;
using LineOfSight.Linkage.Explaining;
using LineOfSight.Linkage.Indexing;
using LineOfSight.Linkage.Persons;

namespace LineOfSight.Host.Linking;

/// <summary><c>lineofsight link score</c> and <c>link explain</c>: one new record against a saved index, and why two records were linked.</summary>
internal static class ScoreVerb
{
    private const int MostShown = 10;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private static readonly Option<FileInfo> Index = new("--index") { Description = "An index that link saved with --index.", HelpName = "FILE", Required = true };
    private static readonly Option<string> Record = new("--record") { Description = "The new record as a JSON object of columns, such as {\"first_name\":\"ana\",\"dob\":\"2015-06-06\"}; - reads it from standard input.", HelpName = "JSON", Required = true };
    private static readonly Option<string> Source = new("--source") { Description = "The file or system that the new record is from.", HelpName = "NAME", DefaultValueFactory = _ => "new" };
    private static readonly Option<string> Id = new("--id") { Description = "The new record's id there.", HelpName = "ID", DefaultValueFactory = _ => "new record" };
    private static readonly Option<FileInfo?> Decisions = new("--decisions") { Description = "Decided pairs, as link takes them: what is wrong or blocked for this record is never proposed.", HelpName = "FILE" };
    private static readonly Option<double> Threshold = new("--threshold") { Description = "Records of at least this probability.", HelpName = "P", DefaultValueFactory = _ => 0.5 };
    private static readonly Option<string> Left = new("--left") { Description = "The id of a record; SOURCE:ID when the index holds several files.", HelpName = "ID", Required = true };
    private static readonly Option<string> Right = new("--right") { Description = "The id of the other.", HelpName = "ID", Required = true };

    public static Command MakeScore()
    {
        var score = new Command("score", "Hold one new record against a saved index and say of whom it may be, and why.") { Index, Record, Source, Id, Decisions, Threshold, VerbRunner.Json };
        score.SetAction((parsed, stop) => Refusals.TellAsync(Console.Error, async () => await ScoreAsync(parsed, stop)));
        return score;
    }

    public static Command MakeExplain()
    {
        var explain = new Command("explain", "Say step by step why two records of a saved index were taken for one person, or not.") { Index, Left, Right, VerbRunner.Json };
        explain.SetAction((parsed, stop) => Refusals.TellAsync(Console.Error, () => Task.FromResult(Explain(parsed))));
        return explain;
    }

    private static async Task<int> ScoreAsync(ParseResult parsed, CancellationToken stop)
    {
        var given = parsed.GetValue(Record)!;
        var threshold = LinkVerb.Probability("--threshold", parsed.GetValue(Threshold));
        var index = Open(parsed.GetValue(Index)!);
        var record = new NewRecord(parsed.GetValue(Source)!, parsed.GetValue(Id)!, Values(given == "-" ? await Console.In.ReadToEndAsync(stop) : given, index));

        var apart = Apart(parsed.GetValue(Decisions), record, index);

        // The first time compiles the code; what is told is what each record takes after that.
        _ = index.Score(record, threshold, apart: apart);
        var begun = Stopwatch.GetTimestamp();
        var found = index.Score(record, threshold, apart: apart);
        var took = Stopwatch.GetElapsedTime(begun);
        if (parsed.GetValue(VerbRunner.Json))
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { microseconds = took.TotalMicroseconds, candidates = found.Select(c => new { c.Source, c.Id, c.Person, c.Weight, c.Probability, explanation = index.Explain(record, c).Steps }) }, Json));
            return 0;
        }

        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{found.Count:N0} of {index.Count:N0} records reach a probability of {threshold:0.####}; found in {took.TotalMicroseconds:N0} microseconds."));
        foreach (var candidate in found.Take(MostShown))
        {
            await Console.Out.WriteLineAsync();
            await TellAsync($"Person {candidate.Person}, record {candidate.Id} of {candidate.Source}", index.Explain(record, candidate));
        }

        if (found.Count > MostShown)
        {
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"\n{found.Count - MostShown:N0} more are not shown; --json gives all."));
        }

        return 0;
    }

    // Whoever has one record that is blocked for this one, or wrong, is apart from it whole: another record of theirs would give them away.
    private static HashSet<string> Apart(FileInfo? file, NewRecord record, LinkIndex index)
    {
        bool IsNew(RecordKey key) => key.Id == record.Id && (key.Source.Length == 0 || key.Source == record.Source);
        var decided = file is null ? [] : LinkDecisions.Read(file.FullName).All.Where(d => d.Kind is LinkDecisionKind.Wrong or LinkDecisionKind.Blocked);
        return [.. decided.SelectMany(d => new[] { (New: d.Left, Other: d.Right), (New: d.Right, Other: d.Left) }).Where(d => IsNew(d.New)).SelectMany(d => index.PeopleOf(d.Other))];
    }

    private static int Explain(ParseResult parsed)
    {
        var index = Open(parsed.GetValue(Index)!);
        Explanation explanation;
        try
        {
            explanation = index.Explain(Key(parsed.GetValue(Left)!, index), Key(parsed.GetValue(Right)!, index));
        }
        catch (KeyNotFoundException missing)
        {
            throw new ArgumentException(missing.Message, missing);
        }

        if (parsed.GetValue(VerbRunner.Json))
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(explanation, Json));
            return 0;
        }

        TellAsync($"{explanation.LeftId} of {explanation.LeftSource} and {explanation.RightId} of {explanation.RightSource}", explanation).GetAwaiter().GetResult();
        return 0;
    }

    private static async Task TellAsync(string title, Explanation explanation)
    {
        var to = Console.Out;
        await to.WriteLineAsync(title);
        await to.WriteLineAsync($"  {explanation.Words}");
        foreach (var step in explanation.Steps)
        {
            await to.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {step.Weight + step.Rarity,8:+0.00;-0.00;0.00}  {step.Words}"));
            if (step.Left is not null)
            {
                await to.WriteLineAsync($"            {step.Left}  |  {step.Right}");
            }
        }

        await to.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {explanation.Weight,8:+0.00;-0.00;0.00}  The match weight, in bits."));
    }

    private static LinkIndex Open(FileInfo file)
    {
        if (!file.Exists)
        {
            throw new ArgumentException($"There is no file {file.FullName}.");
        }

        try
        {
            using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
            return LinkIndex.Read(stream);
        }
        catch (InvalidDataException broken)
        {
            throw new IOException($"{file.Name}: {broken.Message}", broken);
        }
    }

    private static Dictionary<string, string?> Values(string json, LinkIndex index)
    {
        try
        {
            using var read = JsonDocument.Parse(json);
            var twice = read.RootElement.EnumerateObject().GroupBy(p => p.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
            if (twice is not null)
            {
                throw new ArgumentException($"--record has \"{twice.Key}\" twice.");
            }

            var values = read.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ValueKind == JsonValueKind.Null ? null : p.Value.ToString(), StringComparer.OrdinalIgnoreCase);
            var unknown = values.Keys.FirstOrDefault(k => !index.Columns.Contains(k, StringComparer.OrdinalIgnoreCase));
            return unknown is null ? values : throw new ArgumentException($"--record has \"{unknown}\", which the model does not read; it reads {string.Join(", ", index.Columns)}.");
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw new ArgumentException("--record is not a JSON object of columns.", wrong);
        }
    }

    private static (string Source, string Id) Key(string given, LinkIndex index)
    {
        var source = index.Sources.FirstOrDefault(s => given.StartsWith(s + ":", StringComparison.Ordinal));
        return source is not null ? (source, given[(source.Length + 1)..])
            : index.Sources.Count == 1 ? (index.Sources[0], given)
            : throw new ArgumentException($"\"{given}\" names no file: write SOURCE:ID with one of {string.Join(", ", index.Sources)}.");
    }
}
