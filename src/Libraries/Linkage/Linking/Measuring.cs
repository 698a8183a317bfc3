using LineOfSight.Linkage.Records;
using LineOfSight.Linkage.Scoring;

namespace LineOfSight.Linkage.Linking;

/// <summary>Holds what was linked against a column that says which records are of one person.</summary>
public sealed class Measuring
{
    private const int MostNames = 12;
    private static readonly double[] Thresholds = [0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999];
    private readonly Linked linked;
    private readonly int[] people;
    private readonly int[]? households;
    private readonly long matches;

    /// <summary>Prepares the truth.</summary>
    /// <param name="linked">What was linked.</param>
    /// <param name="personColumn">The column that names each record's person.</param>
    /// <param name="householdColumn">The column that names each record's household; null when there is none.</param>
    public Measuring(Linked linked, string personColumn, string? householdColumn)
    {
        ArgumentNullException.ThrowIfNull(linked);
        this.linked = linked;
        people = linked.Records.Column(personColumn).Codes;
        households = householdColumn is not null && linked.Records.Has(householdColumn) ? linked.Records.Column(householdColumn).Codes : null;
        matches = Pairs(Known(), r => people[r]);
    }

    /// <summary>Measures.</summary>
    /// <param name="groupColumns">Columns whose values are groups, such as the agency.</param>
    /// <param name="surnameColumn">The column by which names are told apart by where they are usual; null when they are not.</param>
    public Accuracy Measure(IReadOnlyList<string> groupColumns, string? surnameColumn = null)
    {
        ArgumentNullException.ThrowIfNull(groupColumns);
        var points = Thresholds.Append(linked.LinkThreshold).Distinct().Order().Select(At).ToList();
        return new Accuracy(points, At(linked.LinkThreshold), Best(), ClusterBases(), [.. groupColumns.Where(linked.Records.Has).SelectMany(Groups), .. Origins(surnameColumn), .. Missing()]);
    }

    private AccuracyPoint At(double threshold)
    {
        var least = Odds.Weight(threshold);
        long links = 0, right = 0, siblings = 0;
        for (var e = 0; e < linked.Edges.Count; e++)
        {
            if (linked.Edges.Weight[e] >= least && IsKnown(e))
            {
                links++;
                right += IsRight(e) ? 1 : 0;
                siblings += !IsRight(e) && IsHousehold(e) ? 1 : 0;
            }
        }

        return new AccuracyPoint(threshold, new Bases(right, links, matches), households is null ? null : siblings);
    }

    private AccuracyPoint Best()
    {
        var known = Enumerable.Range(0, linked.Edges.Count).Where(IsKnown).ToArray();
        var weights = Array.ConvertAll(known, e => -linked.Edges.Weight[e]);
        Array.Sort(weights, known);
        long right = 0, siblings = 0;
        var best = new AccuracyPoint(1, new Bases(0, 0, matches), households is null ? null : 0);
        for (var i = 0; i < known.Length; i++)
        {
            right += IsRight(known[i]) ? 1 : 0;
            siblings += !IsRight(known[i]) && IsHousehold(known[i]) ? 1 : 0;
            if ((i + 1 == known.Length || weights[i + 1] > weights[i]) && new Bases(right, i + 1, matches) is var bases && bases.F1 > best.Pairs.F1)
            {
                best = new AccuracyPoint(Odds.Probability(-weights[i]), bases, households is null ? null : siblings);
            }
        }

        return best;
    }

    private Bases ClusterBases()
    {
        var known = Known().ToList();
        return new Bases(Pairs(known, r => (linked.Clusters.Of[r], people[r])), Pairs(known, r => linked.Clusters.Of[r]), matches);
    }

    private IEnumerable<GroupAccuracy> Groups(string column)
    {
        var of = linked.Records.Column(column);
        var largest = Enumerable.Range(0, linked.Records.Rows).CountBy(r => of.Codes[r]).OrderByDescending(g => g.Value).ThenBy(g => g.Key).Take(MostNames).Select(g => g.Key).Order();
        return largest.Select(code => new GroupAccuracy(column, code == 0 ? "not given" : of.Values.Text(code), Within(r => of.Codes[r] == code))).OrderBy(g => g.Name, StringComparer.Ordinal);
    }

    private IEnumerable<GroupAccuracy> Origins(string? surnameColumn)
    {
        if (surnameColumn is null || !linked.Records.Has(surnameColumn))
        {
            return [];
        }

        var of = linked.Records.Column(surnameColumn);
        var groups = Enumerable.Range(0, of.Values.Count + 1).Select(code => NameOrigins.Of(code == 0 ? null : of.Values.Text(code))).ToArray();
        return groups.Distinct().Order(StringComparer.Ordinal).Select(group => new GroupAccuracy(NameOrigins.Group, group, Within(r => groups[of.Codes[r]] == group))).Where(g => g.Pairs.Matches + g.Pairs.Links > 0);
    }

    private IEnumerable<GroupAccuracy> Missing()
    {
        var features = linked.Compiled.Features.All.Where(f => f.IsColumn && !linked.Compiled.Joins.ContainsKey(f.ColumnNames[0])).ToList();
        int Gaps(int row) => features.Count(f => linked.Rows.Code(row, f.Index) == 0);
        yield return new GroupAccuracy("missing", "nothing missing", Within(r => Gaps(r) == 0));
        yield return new GroupAccuracy("missing", "one field missing", Within(r => Gaps(r) == 1));
        yield return new GroupAccuracy("missing", "two or more missing", Within(r => Gaps(r) >= 2));
    }

    // Links and matches with at least one record of the group.
    private Bases Within(Func<int, bool> isIn)
    {
        var within = new bool[linked.Records.Rows];
        for (var row = 0; row < within.Length; row++)
        {
            within[row] = isIn(row);
        }

        var least = Odds.Weight(linked.LinkThreshold);
        long links = 0, right = 0;
        for (var e = 0; e < linked.Edges.Count; e++)
        {
            if (linked.Edges.Weight[e] >= least && IsKnown(e) && (within[linked.Edges.Left[e]] || within[linked.Edges.Right[e]]))
            {
                links++;
                right += IsRight(e) ? 1 : 0;
            }
        }

        return new Bases(right, links, matches - Pairs(Known().Where(r => !within[r]), r => people[r]));
    }

    private bool IsKnown(int edge) => people[linked.Edges.Left[edge]] != 0 && people[linked.Edges.Right[edge]] != 0;

    private bool IsRight(int edge) => people[linked.Edges.Left[edge]] == people[linked.Edges.Right[edge]];

    private bool IsHousehold(int edge) => households is not null && households[linked.Edges.Left[edge]] is var home and not 0 && home == households[linked.Edges.Right[edge]];

    private IEnumerable<int> Known() => Enumerable.Range(0, linked.Records.Rows).Where(r => people[r] != 0);

    // Pairs of records that agree in a key. Where only files are linked with one another, two records of one file are no pair.
    private long Pairs<TKey>(IEnumerable<int> rows, Func<int, TKey> key)
        where TKey : notnull
    {
        static long Of(IEnumerable<int> sizes) => sizes.Sum(n => (long)n * (n - 1) / 2);
        var all = rows.ToList();
        var within = linked.Model.Type == Models.LinkType.LinkOnly ? Of(all.CountBy(r => (key(r), linked.Records.SourceOf(r))).Select(g => g.Value)) : 0;
        return Of(all.CountBy(key).Select(g => g.Value)) - within;
    }
}
