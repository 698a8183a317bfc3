using System.Globalization;
using System.Text;
using LineOfSight.Linkage.Records;

namespace LineOfSight.Linkage.Linking;

/// <summary>Pairs that a person judged: <c>unique_id_l</c>, <c>unique_id_r</c> (with <c>source_dataset_l</c> and <c>_r</c> where ids are not unique) and <c>clerical_match_score</c>, 0 to 1.</summary>
public sealed class JudgedPairs
{
    private const double Match = 0.5;
    private static readonly string[] Wanted = ["unique_id_l", "unique_id_r", "clerical_match_score"];

    private JudgedPairs(IReadOnlyList<(int Left, int Right, bool IsMatch)> pairs) => Pairs = pairs;

    /// <summary>The pairs by row, and whether they were judged to be of one person (a score of one half or more).</summary>
    public IReadOnlyList<(int Left, int Right, bool IsMatch)> Pairs { get; }

    /// <summary>Reads them.</summary>
    /// <param name="file">A CSV file with a header, plain.</param>
    /// <param name="records">The records that it speaks of.</param>
    /// <exception cref="RecordsRefusedException">A line cannot be read, or names a record that is not there.</exception>
    public static JudgedPairs Read(string file, RecordTable records)
    {
        ArgumentNullException.ThrowIfNull(records);
        var shown = Path.GetFileName(file);
        using var stream = File.OpenRead(file);
        var rows = new RowReader(stream);
        try
        {
            return Read(rows, shown, records);
        }
        catch (InvalidDataException broken)
        {
            throw new RecordsRefusedException(new RecordFault(shown, Math.Max(rows.Line, 1), null, broken.Message));
        }
    }

    private static JudgedPairs Read(RowReader rows, string shown, RecordTable records)
    {
        RecordsRefusedException Refused(string? column, string what) => new(new RecordFault(shown, Math.Max(rows.Line, 1), column, what));
        if (!rows.Read())
        {
            throw Refused(null, "the file is empty");
        }

        var names = Enumerable.Range(0, rows.Count).Select(i => Encoding.UTF8.GetString(rows[i]).TrimStart('\uFEFF').Trim()).ToList();
        if (Array.Find(Wanted, w => !names.Contains(w)) is { } missing)
        {
            throw Refused(missing, $"there is no such column; there are {string.Join(", ", names)}");
        }

        var places = records.Places();
        var pairs = new List<(int, int, bool)>();
        while (rows.Read())
        {
            if (rows.Wrong is { } wrong || rows.Count != names.Count)
            {
                throw Refused(null, rows.Wrong ?? $"{rows.Count} fields where the header has {names.Count}");
            }

            string Field(string name) => names.IndexOf(name) is var at and >= 0 ? Encoding.UTF8.GetString(rows[at]) : "";
            int Row(string side)
            {
                var (source, id) = (Field($"source_dataset_{side}"), Field($"unique_id_{side}"));
                return places.TryGetValue((records.Sources.Count == 1 ? records.Sources[0] : source, id), out var row) ? row : throw Refused($"unique_id_{side}", $"there is no record \"{id}\"");
            }

            pairs.Add((Row("l"), Row("r"), double.TryParse(Field("clerical_match_score"), NumberStyles.Float, CultureInfo.InvariantCulture, out var score) && score is >= 0 and <= 1
                ? score >= Match
                : throw Refused("clerical_match_score", "a number from 0 to 1 is wanted")));
        }

        return new JudgedPairs(pairs);
    }
}
