using System.Runtime.CompilerServices;
using LineOfSight.Linkage.Conditions;
using LineOfSight.Linkage.Records;

namespace LineOfSight.Linkage.Pairing;

/// <summary>
/// Something that is read of each record and compared with the same of another: a column, or what is made of one, such as the first three
/// characters of a postcode. Worked out once per distinct value, never per pair.
/// </summary>
internal sealed class Feature(int index, string shape, Term term)
{
    private int[]? map;
    private Dictionary<long, int>? tuples;
    private Column[] columns = [];

    /// <summary>Its place in a record's row.</summary>
    public int Index => index;

    public string Shape => shape;

    public Term Term => term;

    public string[] ColumnNames { get; } = [.. term.Columns.Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The distinct values; a code is 0 where there is none.</summary>
    public Values Values { get; private set; } = new();

    /// <summary>Whether its values are exactly those of a column.</summary>
    public bool IsColumn => term is ColumnTerm;

    /// <summary>Reads it of every distinct value of its column.</summary>
    /// <param name="table">The records.</param>
    /// <param name="space">Where the values are numbered when features of other columns are compared with it; null when none is.</param>
    public void Prepare(RecordTable table, Values? space)
    {
        columns = [.. ColumnNames.Select(table.Column)];
        if (IsColumn && space is null)
        {
            Values = columns[0].Values;
            return;
        }

        Values = space ?? Values;
        if (columns.Length > 1)
        {
            tuples = [];
            return;
        }

        map = new int[columns[0].Values.Count + 1];
        var reading = ByteReading.Of(term);
        for (var code = 0; code < map.Length; code++)
        {
            map[code] = code != 0 && reading is not null && reading.TryRead(columns[0].Values[code], out var read) ? (read.IsEmpty ? 0 : Values.Add(read))
                : code != 0 && IsColumn ? Values.Add(columns[0].Values[code])
                : Made(code == 0 ? null : columns[0].Values.Text(code));
        }
    }

    /// <summary>Reads it of all records, into every so many of the cells.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(int[] cells, int stride, int from, int to)
    {
        if (columns.Length != 1)
        {
            throw new InvalidOperationException("What is read of several columns is read record by record.");
        }

        var codes = columns[0].Codes;
        for (var row = from; row < to; row++)
        {
            cells[((long)row * stride) + index] = map is null ? codes[row] : map[codes[row]];
        }
    }

    /// <summary>Whether it is read of one column alone, so that several threads may read it at once.</summary>
    public bool IsOfOneColumn => columns.Length == 1;

    /// <summary>Reads it of one record.</summary>
    public int Of(int row)
    {
        if (columns.Length <= 1)
        {
            return columns.Length == 0 ? 0 : map is null ? columns[0].Codes[row] : map[columns[0].Codes[row]];
        }

        var key = 0L;
        foreach (var column in columns)
        {
            key = (key * 0x100000001B3L) ^ column.Codes[row];
        }

        if (!tuples!.TryGetValue(key, out var code))
        {
            tuples.Add(key, code = Coded(Evaluation.Of(term, c => columns[Place(c.Name)] is var from && from.Codes[row] is var of and not 0 ? from.Values.Text(of) : null)));
        }

        return code;
    }

    /// <summary>Reads it of a record that is not in the table: the value's code, a new one where it was never seen.</summary>
    public int Of(Func<string, string?> column) => Coded(Evaluation.Of(term, c => column(c.Name)));

    /// <summary>Takes up values that were read before, when there are no columns to read them of.</summary>
    public void Restore(Values values) => Values = values;

    private int Made(string? value) => Coded(Evaluation.Of(term, _ => value));

    private int Place(string name) => Array.FindIndex(ColumnNames, n => n.Equals(name, StringComparison.OrdinalIgnoreCase));

    private int Coded(object? value) => value switch
    {
        null => 0,
        string text => Values.Add(text),
        double number => Values.Add(number.ToString("R", System.Globalization.CultureInfo.InvariantCulture)),
        bool truth => Values.Add(truth ? "true" : "false"),
        _ => throw new ConditionRefused($"\"{shape}\" compared as a whole"),
    };
}
