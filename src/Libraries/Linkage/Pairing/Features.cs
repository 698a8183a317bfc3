using LineOfSight.Linkage.Conditions;
using LineOfSight.Linkage.Records;

namespace LineOfSight.Linkage.Pairing;

/// <summary>All that is read of a record, and all that is measured of a pair, by every condition of a model: each once.</summary>
internal sealed class Features
{
    /// <summary>A mask has a bit for each.</summary>
    public const int Most = 32;

    private readonly List<Feature> features = [];
    private readonly List<Measure> measures = [];
    private readonly List<(Feature Left, Feature Right)> crossed = [];

    public IReadOnlyList<Feature> All => features;

    public IReadOnlyList<Measure> Measures => measures;

    public IEnumerable<string> Columns => features.SelectMany(f => f.ColumnNames).Distinct(StringComparer.OrdinalIgnoreCase);

    public Feature Column(string name) => Of(new ColumnTerm(name, Side.Left));

    public Feature Of(Term term)
    {
        var shape = term.Shape;
        if (features.Find(f => f.Shape == shape) is { } there)
        {
            return there;
        }

        if (features.Count == Most)
        {
            throw new ConditionRefused($"more than {Most} different things are read of a record: the next is {term.Shape}");
        }

        // Tried once, so that a list where a single value is wanted is refused before any record is read.
        if (Evaluation.Of(term, _ => "1") is List<object?>)
        {
            throw new ConditionRefused($"\"{shape}\" compared as a whole");
        }

        features.Add(new Feature(features.Count, shape, term));
        return features[^1];
    }

    /// <summary>The number of a measure, a new one where it was not asked before.</summary>
    public int Add(Measure measure)
    {
        var there = measures.FindIndex(m => m.Shape == measure.Shape && ReferenceEquals(m.Left, measure.Left) && ReferenceEquals(m.Right, measure.Right));
        if (there < 0)
        {
            measures.Add(measure);
            there = measures.Count - 1;
        }

        return there;
    }

    /// <summary>The two are held against one another, so their values are numbered together.</summary>
    public void Cross(Feature left, Feature right) => crossed.Add((left, right));

    /// <summary>Reads all features of all distinct values.</summary>
    public void Prepare(RecordTable table)
    {
        var spaces = new Values?[features.Count];
        foreach (var (left, right) in crossed)
        {
            var space = spaces[left.Index] ?? spaces[right.Index] ?? new Values();
            var old = spaces[right.Index];
            for (var i = 0; i < spaces.Length; i++)
            {
                spaces[i] = i == left.Index || i == right.Index || (old is not null && ReferenceEquals(spaces[i], old)) ? space : spaces[i];
            }
        }

        foreach (var feature in features)
        {
            feature.Prepare(table, spaces[feature.Index]);
        }
    }

    public void PrepareMeasures()
    {
        foreach (var measure in measures)
        {
            measure.Prepare();
        }
    }
}
