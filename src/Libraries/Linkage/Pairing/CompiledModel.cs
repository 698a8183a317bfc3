using LineOfSight.Linkage.Conditions;
using LineOfSight.Linkage.Models;
using LineOfSight.Linkage.Records;

namespace LineOfSight.Linkage.Pairing;

/// <summary>A model made ready to run: its conditions and rules compiled, each thing that they read once.</summary>
internal sealed class CompiledModel
{
    public CompiledModel(LinkModel model)
    {
        Model = model;
        Compiler = new ConditionCompiler(Features);
        Rules = new BlockingRules(model.BlockingRules, "blocking rule", Compiler);
        Patterns = new Patterns(model.Comparisons, Features, Compiler);
        Training = new BlockingRules(model.Own.TrainingRules, "training rule", Compiler);
        Deterministic = new BlockingRules(model.Own.DeterministicRules, "deterministic rule", Compiler);
        try
        {
            AddOthers(model);
        }
        catch (ConditionRefused refused)
        {
            throw new ModelRefusedException("settings", refused.Message);
        }
    }

    // What no condition reads: term frequencies, numbers that belong to one person, and a source's own people.
    private void AddOthers(LinkModel model)
    {
        foreach (var column in model.Comparisons.SelectMany(c => c.Levels).Select(l => l.FrequencyColumn).OfType<string>())
        {
            _ = Features.Column(column);
        }

        foreach (var reading in model.IdentifierLevels())
        {
            _ = Features.Of(ConditionReader.Read(reading));
        }

        if (model.Own.AgencyColumn is { } agency)
        {
            _ = Features.Column(agency);
        }

        if (model.Own.SourcePersonColumn is { } person)
        {
            _ = Features.Column(person);
        }
    }

    public LinkModel Model { get; }

    public Features Features { get; } = new();

    public ConditionCompiler Compiler { get; }

    public BlockingRules Rules { get; }

    public BlockingRules Training { get; }

    public BlockingRules Deterministic { get; }

    public Patterns Patterns { get; }

    /// <summary>The columns that the model makes by joining others.</summary>
    /// <param name="isInFile">Whether every file has a column.</param>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Join(Func<string, bool> isInFile)
    {
        var joined = Model.Own.Joined.ToDictionary(p => p.Key, p => p.Value, StringComparer.OrdinalIgnoreCase);
        foreach (var column in Features.Columns.Where(c => !joined.ContainsKey(c) && !isInFile(c)).ToList())
        {
            if (Conventional(column, isInFile) is { } parts)
            {
                joined.Add(column, parts);
            }
        }

        Joins = joined;
        return joined;
    }

    /// <summary>The columns that were joined, and of what.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Joins { get; set; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Lays out all values and rows for comparing.</summary>
    public Rows Prepare(RecordTable table)
    {
        Features.Prepare(table);
        var rows = new Rows(Features, table);
        Features.PrepareMeasures();
        return rows;
    }

    // Splink's users join two columns under the name a_b_concat, as its own documentation does.
    private static string[]? Conventional(string column, Func<string, bool> isInFile)
    {
        const string Ending = "_concat";
        if (!column.EndsWith(Ending, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var whole = column[..^Ending.Length];
        for (var at = whole.IndexOf('_', StringComparison.Ordinal); at > 0; at = whole.IndexOf('_', at + 1))
        {
            if (isInFile(whole[..at]) && isInFile(whole[(at + 1)..]))
            {
                return [whole[..at], whole[(at + 1)..]];
            }
        }

        return null;
    }
}
