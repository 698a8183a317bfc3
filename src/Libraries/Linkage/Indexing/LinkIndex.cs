using System.Text;
using LineOfSight.Linkage.Explaining;
using LineOfSight.Linkage.Linking;
using LineOfSight.Linkage.Models;
using LineOfSight.Linkage.Pairing;
using LineOfSight.Linkage.Persons;
using LineOfSight.Linkage.Scoring;

namespace LineOfSight.Linkage.Indexing;

/// <summary>
/// Records that were linked, kept so that one new record is scored in microseconds: each rule's records in the order of what the rule asks.
/// It holds the records' values, so it is as secret as they are. One thread at a time.
/// </summary>
public sealed class LinkIndex
{
    private readonly IndexFile.Contents contents;
    private readonly Dictionary<uint, List<int>>[] later;
    private readonly List<(NewRecord Record, string Person)> added = [];
    private readonly Weights weights;
    private readonly Judge judge;
    private readonly Explainer explainer;
    private IReadOnlyDictionary<(string Source, string Id), int>? places;

    private LinkIndex(IndexFile.Contents contents)
    {
        this.contents = contents;
        var (model, patterns, rows) = (contents.Compiled.Model, contents.Compiled.Patterns, contents.Rows);
        later = [.. contents.Compiled.Rules.Ways.Select(_ => new Dictionary<uint, List<int>>())];
        weights = new Weights(model, model.Households, patterns, rows);
        judge = new Judge(patterns, rows);
        explainer = new Explainer(model, patterns, weights, rows, contents.Compiled.Joins.Keys);
    }

    /// <summary>How many records it holds.</summary>
    public int Count => contents.Rows.Count;

    /// <summary>The model that scores.</summary>
    public LinkModel Model => contents.Compiled.Model;

    /// <summary>The columns that a record may hold.</summary>
    public IReadOnlyCollection<string> Columns => [.. contents.Compiled.Features.Columns.SelectMany(c => contents.Compiled.Joins.TryGetValue(c, out var parts) ? parts : [c]).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Writes what was linked as an index.</summary>
    /// <param name="linked">What was linked.</param>
    /// <param name="person">The person id of a record's row.</param>
    /// <param name="to">Where to; it is as secret as the records.</param>
    public static void Write(Linked linked, Func<int, string> person, Stream to)
    {
        ArgumentNullException.ThrowIfNull(linked);
        ArgumentNullException.ThrowIfNull(person);
        IndexFile.Write(linked, person, to);
    }

    /// <summary>Reads an index.</summary>
    /// <param name="from">What <see cref="Write"/> wrote.</param>
    /// <exception cref="InvalidDataException">It is no index, of another version, or damaged.</exception>
    public static LinkIndex Read(Stream from)
    {
        ArgumentNullException.ThrowIfNull(from);
        return new LinkIndex(IndexFile.Read(from));
    }

    /// <summary>Finds the records that may be of one person with a new one, the likeliest first.</summary>
    /// <param name="record">The new record.</param>
    /// <param name="threshold">Those of at least this probability.</param>
    /// <param name="forbidden">Records, by file and id, that are never proposed for it. Null: none.</param>
    /// <param name="apart">People none of whose records is ever proposed for it, as one of them is blocked or known to be of somebody else. Null: nobody.</param>
    public IReadOnlyList<Candidate> Score(NewRecord record, double threshold, Func<string, string, bool>? forbidden = null, IReadOnlySet<string>? apart = null)
    {
        var row = Take(record);
        try
        {
            return Found(row, record, Odds.Weight(threshold), c => forbidden?.Invoke(c.Source, c.Id) != true && apart?.Contains(c.Person) != true);
        }
        finally
        {
            contents.Rows.RemoveLast();
        }
    }

    /// <summary>Adds a record, so that later ones are held against it too.</summary>
    /// <param name="record">The record.</param>
    /// <param name="person">The person that it was put with.</param>
    public void Add(NewRecord record, string person)
    {
        var row = Take(record);
        added.Add((record, person));
        for (var w = 0; w < later.Length; w++)
        {
            var way = contents.Compiled.Rules.Ways[w];
            if ((contents.Rows.Missing[row] & way.Equal) == 0)
            {
                var key = way.Key(ref contents.Rows[row]);
                (later[w].TryGetValue(key, out var there) ? there : later[w][key] = []).Add(row);
            }
        }
    }

    /// <summary>Takes the weight of a new record against one of the index apart.</summary>
    /// <param name="record">The new record.</param>
    /// <param name="candidate">One of those that <see cref="Score"/> found.</param>
    public Explanation Explain(NewRecord record, Candidate candidate)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        var row = Take(record);
        try
        {
            string? Of(int r, string column) => r == row ? Value(record, column) : Held(r, column);
            var isBehind = IsBehind(record, candidate.Row);
            var (steps, weight) = isBehind ? explainer.Explain(candidate.Row, row, Of) : explainer.Explain(row, candidate.Row, Of);
            return isBehind ? new Explanation(candidate.Source, candidate.Id, record.Source, record.Id, steps, weight)
                : new Explanation(record.Source, record.Id, candidate.Source, candidate.Id, steps, weight);
        }
        finally
        {
            contents.Rows.RemoveLast();
        }
    }

    /// <summary>Takes the weight of two records of the index apart.</summary>
    /// <param name="left">A record's file and id.</param>
    /// <param name="right">Another's.</param>
    /// <exception cref="KeyNotFoundException">There is no such record; the message names it.</exception>
    public Explanation Explain((string Source, string Id) left, (string Source, string Id) right)
    {
        places ??= contents.Table.Places();
        int Row((string Source, string Id) of) => places.TryGetValue(of, out var row) ? row : throw new KeyNotFoundException($"There is no record \"{of.Id}\" of {of.Source} in the index.");
        var (a, b) = (Row(left), Row(right));
        (a, b) = contents.Table.Compare(a, b) > 0 ? (b, a) : (a, b);
        var (steps, weight) = explainer.Explain(a, b, Held);
        return new Explanation(contents.Table.Source(a), contents.Table.Id(a), contents.Table.Source(b), contents.Table.Id(b), steps, weight);
    }

    /// <summary>The people with whom a record was put; of a key without a file, in any of the files.</summary>
    /// <param name="record">The record's file and id.</param>
    public IEnumerable<string> PeopleOf(RecordKey record)
    {
        places ??= contents.Table.Places();
        foreach (var source in Sources.Where(s => record.Source.Length == 0 || s == record.Source))
        {
            if (places.TryGetValue((source, record.Id), out var row))
            {
                yield return Named(row).Person;
            }
        }
    }

    /// <summary>The files whose records it holds.</summary>
    public IReadOnlyList<string> Sources => contents.Table.Sources;

    private int Take(NewRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var source = contents.Table.SourceNames.IndexOf(record.Source);
        var row = contents.Rows.Add(c => Value(record, c), (byte)(source < 0 ? byte.MaxValue : source));
        contents.Compiled.Features.PrepareMeasures();
        return row;
    }

    private string? Value(NewRecord record, string column)
    {
        if (contents.Compiled.Joins.TryGetValue(column, out var parts))
        {
            var values = parts.Select(p => Value(record, p)).ToList();
            return values.Contains(null) ? null : string.Join(' ', values);
        }

        return record.Values.TryGetValue(column, out var value) && value is { Length: > 0 } ? value : null;
    }

    private List<Candidate> Found(int row, NewRecord record, double least, Func<Candidate, bool> mayBe)
    {
        var rows = contents.Rows;
        var seen = new HashSet<int>();
        var found = new List<Candidate>();
        for (var w = 0; w < later.Length; w++)
        {
            var way = contents.Compiled.Rules.Ways[w];
            if ((rows.Missing[row] & way.Equal) != 0)
            {
                continue;
            }

            foreach (var other in Sharing(w, way, way.Key(ref rows[row])))
            {
                if (seen.Contains(other) || Weigh(way, row, other, record) is not { } weight || !seen.Add(other))
                {
                    continue;
                }

                var (of, id, person) = Named(other);
                if (weight >= least && !(Model.Type == LinkType.LinkOnly && of == record.Source) && new Candidate(other, of, id, person, weight) is var candidate && mayBe(candidate))
                {
                    found.Add(candidate);
                }
            }
        }

        return [.. found.OrderByDescending(c => c.Weight).ThenBy(c => c.Row)];
    }

    private double? Weigh(BlockingWay way, int row, int other, NewRecord record)
    {
        var rows = contents.Rows;
        (row, other) = IsBehind(record, other) ? (other, row) : (row, other);
        ref var a = ref rows[row];
        ref var b = ref rows[other];
        var mask = rows.Mask(ref a, ref b, rows.Missing[row] | rows.Missing[other]);
        return judge.Holds(way.Clause, mask, ref a, ref b) ? weights.Of(judge.Pattern(mask, ref a, ref b), ref a, ref b) : null;
    }

    // Where a condition may hold in one order of a pair alone, the order is Splink's, as in a run: by file, then by id, byte by byte.
    private bool IsBehind(NewRecord record, int other)
    {
        if (!contents.Compiled.Compiler.IsOneWay)
        {
            return false;
        }

        var (source, id, _) = Named(other);
        var bySource = string.CompareOrdinal(record.Source, source);
        return bySource > 0 || (bySource == 0 && Encoding.UTF8.GetBytes(record.Id).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(id)) > 0);
    }

    // The records of a rule stand in the order of their keys, so those that share one are found by halving.
    private IEnumerable<int> Sharing(int w, BlockingWay way, uint key)
    {
        var of = contents.Sorted[w];
        var (low, high) = (0, of.Length);
        while (low < high)
        {
            var middle = (int)(((uint)low + (uint)high) >> 1);
            (low, high) = way.Key(ref contents.Rows[of[middle]]) < key ? (middle + 1, high) : (low, middle);
        }

        for (; low < of.Length && way.Key(ref contents.Rows[of[low]]) == key; low++)
        {
            yield return of[low];
        }

        foreach (var row in later[w].GetValueOrDefault(key) ?? [])
        {
            yield return row;
        }
    }

    private (string Source, string Id, string Person) Named(int row)
    {
        var table = contents.Table;
        if (row < table.Rows)
        {
            return (table.Source(row), table.Id(row), contents.People.Text(contents.PersonOf[row]));
        }

        var (record, person) = added[row - table.Rows];
        return (record.Source, record.Id, person);
    }

    private string? Held(int row, string column) => row < contents.Table.Rows ? contents.Table.Value(row, column) : Value(added[row - contents.Table.Rows].Record, column);
}
