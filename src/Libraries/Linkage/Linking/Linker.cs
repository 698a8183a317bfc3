using LineOfSight.Linkage.Clustering;
using LineOfSight.Linkage.Models;
using LineOfSight.Linkage.Pairing;
using LineOfSight.Linkage.Persons;
using LineOfSight.Linkage.Records;
using LineOfSight.Linkage.Scoring;
using LineOfSight.Linkage.Training;

namespace LineOfSight.Linkage.Linking;

/// <summary>Links records: reads them, trains the model where it is not trained, compares what the rules find, and puts people together.</summary>
public sealed class Linker
{
    private readonly LinkModel model;
    private readonly LinkingOptions options;
    private readonly CompiledModel compiled;

    /// <summary>Makes a model ready.</summary>
    /// <param name="model">Settings, or a trained model.</param>
    /// <param name="options">How to link.</param>
    /// <exception cref="ModelRefusedException">The model asks for something that this engine does not know.</exception>
    public Linker(LinkModel model, LinkingOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        (this.model, this.options) = (model, options);
        compiled = new CompiledModel(model);
    }

    /// <summary>Told how far it has come.</summary>
    public Action<LinkProgress>? Progress { get; init; }

    /// <summary>Reads the files: the columns that the model reads, and those asked for besides, which never have a say in what is linked.</summary>
    /// <param name="files">CSV files, plain or .gz.</param>
    /// <param name="besides">Other columns to read, such as one with the truth; those that a file has not are passed over.</param>
    /// <param name="stop">Stops the reading.</param>
    /// <exception cref="RecordsRefusedException">A file cannot be read.</exception>
    public RecordTable Read(IReadOnlyList<string> files, IReadOnlyCollection<string> besides, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(files);
        var headers = files.Select(RecordReader.Columns).ToList();
        var joins = compiled.Join(c => headers.TrueForAll(h => h.Contains(c, StringComparer.OrdinalIgnoreCase)));
        foreach (var (column, parts) in joins.Where(j => !model.Own.Joined.ContainsKey(j.Key)))
        {
            Progress?.Invoke(new LinkProgress(LinkStage.Reading, 0, $"{column} is made of {string.Join(" and ", parts)}"));
        }

        var wanted = compiled.Features.Columns.Where(c => !joins.ContainsKey(c)).Concat(joins.Values.SelectMany(p => p)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var reader = new RecordReader(model.IdColumn, options.OnFault)
        {
            Progress = r => Progress?.Invoke(new LinkProgress(LinkStage.Reading, r.Share)),
        };
        var table = reader.Read(files, wanted, besides, stop);
        foreach (var (column, parts) in joins)
        {
            table.Join(column, parts);
        }

        return table;
    }

    /// <summary>Links records that were read.</summary>
    /// <param name="table">The records.</param>
    /// <param name="decided">Pairs that are known to be of one person or not, or that are blocked; null when there are none.</param>
    /// <param name="stop">Stops it.</param>
    public Linked Link(RecordTable table, DecidedRows? decided, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(table);
        Progress?.Invoke(new LinkProgress(LinkStage.Preparing, 0));
        var rows = compiled.Prepare(table);
        var cache = new GroupCache();
        var (report, households) = Train(rows, cache, stop);
        var weights = new Weights(model, households, compiled.Patterns, rows);
        var order = compiled.Compiler.IsOneWay ? table.Compare : (Func<int, int, int>?)null;
        Progress?.Invoke(new LinkProgress(LinkStage.Comparing, 0));
        var scan = new PairScan(rows, compiled.Patterns, compiled.Rules.Ways, model.Type, order, cache)
        {
            Threads = options.Threads,
            MostRecords = options.MostRecordsAGroup,
            Progress = share => Progress?.Invoke(new LinkProgress(LinkStage.Comparing, share)),
        };
        var edges = new Edges();
        long compared = 0;
        var least = Odds.Weight(options.PairThreshold);
        var constraints = Constraints(decided);
        scan.Run(() => new Scorer(weights, least), part =>
        {
            compared += part.Compared;
            edges.Add(part.Edges, decided);
        }, stop);

        Progress?.Invoke(new LinkProgress(LinkStage.Clustering, 0));
        var expected = ExpectedCurve.Of(edges);
        var how = options.Together ?? (households is null ? Together.Connected : Together.Agreeing);
        var clusterer = new Clusterer(rows, compiled.Patterns, weights, constraints, order);
        Linked At(double threshold) => new(table, compiled, rows, weights, edges, clusterer.Cluster(edges, Odds.Weight(threshold), how, options.Threads, stop))
        {
            Households = households,
            Training = report,
            Compared = compared,
            Hot = scan.Hot,
            Expected = expected,
            LinkThreshold = threshold,
        };
        var linked = At(options.LinkThreshold ?? ExpectedCurve.Best(expected));
        return options.ChooseThreshold?.Invoke(linked) is { } chosen && !chosen.Equals(linked.LinkThreshold) ? At(chosen) : linked;
    }

    private (TrainingReport? Report, HouseholdModel? Households) Train(Rows rows, GroupCache cache, CancellationToken stop)
    {
        if (model.IsTrained)
        {
            return (null, options.Households ? model.Households : null);
        }

        Progress?.Invoke(new LinkProgress(LinkStage.Training, 0));
        var training = new TrainingOptions { Threads = options.Threads, Seed = options.Seed, RandomPairs = options.RandomPairs, Households = options.Households };
        var report = new Trainer(compiled, rows, training, cache).Train(stop);
        model.Households = report.Households;
        return (report, report.Households);
    }

    private Constraints Constraints(DecidedRows? decided) => new()
    {
        Unique = [.. model.IdentifierLevels().Select(i => compiled.Features.Of(Conditions.ConditionReader.Read(i)).Index)],
        SourcePerson = model.Own.SourcePersonColumn is { } column ? compiled.Features.Column(column).Index : null,
        Decided = decided,
    };
}
