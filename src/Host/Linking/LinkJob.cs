using System.Diagnostics;
using LineOfSight.Host.Linking.Report;
using LineOfSight.Linkage.Indexing;
using LineOfSight.Linkage.Linking;
using LineOfSight.Linkage.Models;
using LineOfSight.Linkage.Persons;
using LineOfSight.Linkage.Records;

namespace LineOfSight.Host.Linking;

/// <summary>One run of <c>lineofsight link</c>, from its files to the folder that it leaves. What it leaves says nothing of when or how long it ran, so the same input gives the same bytes.</summary>
internal sealed class LinkJob
{
    private const string HouseholdColumn = "household";

    public required FileInfo Settings { get; init; }

    public required bool MustBeTrained { get; init; }

    public required FileInfo[] Inputs { get; init; }

    public required DirectoryInfo Output { get; init; }

    public required LinkingOptions Options { get; init; }

    public required string? Labels { get; init; }

    public required bool ChooseByLabels { get; init; }

    public required string[] Groups { get; init; }

    public required string Surname { get; init; }

    public required FileInfo? Decisions { get; init; }

    public required FileInfo? Persons { get; init; }

    public required FileInfo? Index { get; init; }

    public required FileInfo? Keys { get; init; }

    public required string? Purpose { get; init; }

    public required string? Custodian { get; init; }

    private LinkDecisions LinkDecisions { get; set; } = LinkDecisions.None;

    public int Run(bool json, CancellationToken stop)
    {
        var begun = Stopwatch.GetTimestamp();
        if (Keys is not null && Index is not null)
        {
            throw new ArgumentException("--index holds the records' values, and --pseudonyms asks that none be written. Give one of them.");
        }

        foreach (var missing in Inputs.Append(Settings).Where(f => !f.Exists))
        {
            throw new ArgumentException($"There is no file {missing.FullName}.");
        }

        var model = LinkModel.Read(File.ReadAllText(Settings.FullName));
        if (MustBeTrained && !model.IsTrained)
        {
            throw new ArgumentException($"The model in {Settings.Name} is not trained. Give it with --settings, and it is trained on the records.");
        }

        // Whatever may be refused is looked at before the work begins, and nothing is written before all is known.
        using var coder = Coder.Of(Keys, Purpose, Custodian, Output, TimeProvider.System);
        var line = new ProgressLine(Console.Error, !json && !Console.IsErrorRedirected, TimeProvider.System);
        var files = Array.ConvertAll(Inputs, f => f.FullName);
        var truth = Truth.Of(Labels, files);
        var options = ChooseByLabels ? Options with { ChooseThreshold = ByLabels(truth) } : Options;
        var linker = new Linker(model, options) { Progress = line.Tell };
        var records = linker.Read(files, [.. Groups, .. truth.Columns(HouseholdColumn, Surname)], stop);
        var decided = Decided(records);
        var linked = linker.Link(records, decided, stop);
        var accuracy = truth.Measure(linked, HouseholdColumn, Groups, Surname);
        line.Tell(new LinkProgress(LinkStage.Writing, 0));
        var people = People.Of(Persons, linked, LinkDecisions, TimeProvider.System);
        var code = coder?.CodesOf(linked);
        Write(linked, model, code, people);
        WriteIndex(linked, people);
        Report(linked, accuracy, files, code);
        people?.Keep();
        line.Clear();
        var told = new LinkSummary(linked, accuracy, decided?.Unknown ?? [], Stopwatch.GetElapsedTime(begun), Process.GetCurrentProcess());
        told.Tell(Console.Out, Output.FullName, json);
        return 0;
    }

    private Func<Linked, double> ByLabels(Truth truth) => Labels is null || Options.LinkThreshold is not null
        ? throw new ArgumentException("--choose-by-labels needs --labels, and no --link-threshold.")
        : linked => truth.Measure(linked, HouseholdColumn, [], Surname)!.Best.Threshold;

    private DecidedRows? Decided(RecordTable records)
    {
        if (Decisions is null)
        {
            return null;
        }

        LinkDecisions = LinkDecisions.Read(Decisions.FullName);
        var places = records.Places();
        return LinkDecisions.Resolve(key => places.TryGetValue((key.Source.Length == 0 && records.Sources.Count == 1 ? records.Sources[0] : key.Source, key.Id), out var row) ? row : -1);
    }

    private void Write(Linked linked, LinkModel model, Func<int, string>? code, People? people)
    {
        Output.Create();
        var writer = new ResultWriter(linked, code, Options.Threads);
        Put("pairs.csv", writer.WritePairs);
        Put("clusters.csv", to => writer.WriteClusters(to, people is null ? null : people.IdOf));
        Put("model.json", to => to.Write(System.Text.Encoding.UTF8.GetBytes(model.Write())));
        Put("model-line-of-sight.json", to => to.Write(System.Text.Encoding.UTF8.GetBytes(model.WriteWhole())));
    }

    private void Report(Linked linked, Accuracy? accuracy, string[] files, Func<int, string>? code)
    {
        var newest = DateOnly.FromDateTime(Inputs.Max(f => f.LastWriteTimeUtc));
        var facts = new ReportFacts(linked, accuracy, files, Settings.Name, newest, CodesOnly: code is not null)
        {
            Code = code,
            ThresholdIsGiven = Options.LinkThreshold is not null || ChooseByLabels,
            PairThreshold = Options.PairThreshold,
        };
        Put("report.html", to =>
        {
            using var writer = new StreamWriter(to, new System.Text.UTF8Encoding(false), leaveOpen: true);
            LinkReport.Write(writer, facts);
        });
    }

    private void WriteIndex(Linked linked, People? people)
    {
        if (Index is null)
        {
            return;
        }

        OwnersFile.Write(Index.FullName, to => LinkIndex.Write(linked, row => people is null ? linked.PersonOf(row) : people.IdOf(linked.Clusters.Rows[row]), to));
    }

    private void Put(string name, Action<Stream> write) => OwnersFile.Write(Path.Combine(Output.FullName, name), write);
}
