using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace LineOfSight.Linkage.Records;

/// <summary>How far reading has come.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Rows">Records read so far, of all files.</param>
/// <param name="Share">How much of this file was read, 0 to 1.</param>
public sealed record Reading(string File, long Rows, double Share);

/// <summary>Reads CSV files, plain or compressed with gzip, as records.</summary>
/// <param name="idColumn">The column that holds each record's id: once in its file.</param>
/// <param name="onFault">What to do about a row that cannot be read.</param>
public sealed class RecordReader(string idColumn, OnFault onFault)
{
    private const int MostFaultsKept = 1000;
    private const int MostFiles = 255;
    private const int ReadAhead = 1 << 20;
    private const int TellEvery = 1 << 16;

    /// <summary>Told now and then how far reading has come.</summary>
    public Action<Reading>? Progress { get; init; }

    /// <summary>Reads the columns wanted, and nothing else, of all files.</summary>
    /// <param name="files">CSV files with a header each; a name that ends in .gz is read through gzip.</param>
    /// <param name="wanted">The columns' names; one that a file has not is refused by name.</param>
    /// <param name="optional">Columns that are read where they are there.</param>
    /// <param name="stop">Stops the reading.</param>
    /// <exception cref="RecordsRefusedException">A file cannot be read, or a row and <see cref="OnFault.Stop"/> was asked.</exception>
    public RecordTable Read(IReadOnlyList<string> files, IReadOnlyCollection<string> wanted, IReadOnlyCollection<string> optional, CancellationToken stop)
    {
        var table = new RecordTable();
        if (files.Count > MostFiles)
        {
            throw new RecordsRefusedException(new RecordFault(files[MostFiles], 0, null, "more than 255 files cannot be linked at once"));
        }

        foreach (var file in files)
        {
            ReadFile(table, file, wanted, optional, stop);
        }

        foreach (var column in table.Columns.Values)
        {
            column.Fit(table.Rows);
        }

        return table;
    }

    /// <summary>The columns of a file.</summary>
    /// <param name="file">A CSV file, plain or .gz.</param>
    /// <exception cref="RecordsRefusedException">The file has no header.</exception>
    public static IReadOnlyList<string> Columns(string file)
    {
        using var raw = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
        using var plain = file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(raw, CompressionMode.Decompress) : (Stream)raw;
        try
        {
            return Names(new RowReader(plain), Path.GetFileName(file));
        }
        catch (InvalidDataException broken)
        {
            throw new RecordsRefusedException(new RecordFault(Path.GetFileName(file), 1, null, $"the file is damaged: {broken.Message}"));
        }
    }

    private static string SourceName(string file, RecordTable table)
    {
        var name = Path.GetFileName(file);
        name = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        name = Path.GetFileNameWithoutExtension(name);
        var number = 2;
        var unique = name;
        while (table.SourceNames.Contains(unique))
        {
            unique = $"{name} ({number++})";
        }

        return unique;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadFile(RecordTable table, string file, IReadOnlyCollection<string> wanted, IReadOnlyCollection<string> optional, CancellationToken stop)
    {
        var shown = Path.GetFileName(file);
        using var raw = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, ReadAhead);
        using var plain = file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new Ahead(new GZipStream(raw, CompressionMode.Decompress)) : (Stream)raw;
        var rows = new RowReader(plain);
        try
        {
            var source = (byte)table.SourceNames.Count;
            table.SourceNames.Add(SourceName(file, table));
            var ids = new Values();
            table.IdsBySource.Add(ids);
            var (idField, targets, width) = Header(table, rows, shown, wanted, optional);
            while (rows.Read())
            {
                stop.ThrowIfCancellationRequested();
                if (Fault(rows, targets, idField, width, ids, shown, out var id) is { } fault)
                {
                    Found(table, fault);
                    continue;
                }

                var row = table.Rows;
                table.AddRow(id, source);
                foreach (var (field, column) in targets)
                {
                    var text = rows[field];
                    column.Set(row, text.IsEmpty ? 0 : column.Values.Add(text));
                }

                if ((row & (TellEvery - 1)) == 0)
                {
                    Progress?.Invoke(new Reading(shown, table.Rows, raw.Length == 0 ? 1 : (double)raw.Position / raw.Length));
                }
            }

            if (plain != raw && !IsWhole(raw, rows.BytesRead))
            {
                throw new InvalidDataException("it is cut short, or several are joined in it; then unpack it and pack it again");
            }
        }
        catch (InvalidDataException broken)
        {
            throw new RecordsRefusedException(new RecordFault(shown, rows.Line, null, $"the file is damaged: {broken.Message}"));
        }
    }

    // .NET takes the end of a cut file for the end of the data. A gzip file ends with the length that it unpacks to (RFC 1952).
    private static bool IsWhole(FileStream packed, long unpacked)
    {
        Span<byte> length = stackalloc byte[sizeof(uint)];
        packed.Seek(-length.Length, SeekOrigin.End);
        packed.ReadExactly(length);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(length) == (uint)unpacked;
    }

    private static List<string> Names(RowReader rows, string shown)
    {
        if (!rows.Read())
        {
            throw new RecordsRefusedException(new RecordFault(shown, 1, null, "the file is empty: a header with the columns' names is wanted"));
        }

        if (rows.Wrong is { } wrong)
        {
            throw new RecordsRefusedException(new RecordFault(shown, 1, null, wrong));
        }

        var names = new List<string>();
        for (var i = 0; i < rows.Count; i++)
        {
            names.Add(Encoding.UTF8.GetString(rows[i]).TrimStart('\uFEFF').Trim());
        }

        var twice = names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1)?.Key;
        if (twice is not null)
        {
            throw new RecordsRefusedException(new RecordFault(shown, 1, twice, "two columns have this name"));
        }

        return names;
    }

    private (int Id, (int Field, Column Column)[] Targets, int Width) Header(RecordTable table, RowReader rows, string shown, IReadOnlyCollection<string> wanted, IReadOnlyCollection<string> optional)
    {
        var names = Names(rows, shown);
        int Place(string name) => names.FindIndex(n => n.Equals(name, StringComparison.OrdinalIgnoreCase));
        var missing = wanted.Append(idColumn).FirstOrDefault(w => Place(w) < 0);
        if (missing is not null)
        {
            throw new RecordsRefusedException(new RecordFault(shown, 1, missing, $"there is no such column; there are {string.Join(", ", names)}"));
        }

        var read = wanted.Concat(optional).Where(c => Place(c) >= 0).Distinct(StringComparer.OrdinalIgnoreCase);
        return (Place(idColumn), [.. read.Select(c => (Place(c), table.AddColumn(c)))], names.Count);
    }

    private RecordFault? Fault(RowReader rows, (int Field, Column Column)[] targets, int idField, int width, Values ids, string shown, out int id)
    {
        id = 0;
        if (rows.Wrong is { } wrong)
        {
            return new RecordFault(shown, rows.Line, null, wrong);
        }

        if (rows.Count != width)
        {
            return new RecordFault(shown, rows.Line, null, $"{rows.Count} fields where the header has {width}");
        }

        foreach (var (field, column) in targets)
        {
            if (!Utf8.IsValid(rows[field]))
            {
                return new RecordFault(shown, rows.Line, column.Name, "the text is not UTF-8");
            }
        }

        var text = rows[idField];
        if (text.IsEmpty)
        {
            return new RecordFault(shown, rows.Line, idColumn, "the record has no id");
        }

        if (!Utf8.IsValid(text))
        {
            return new RecordFault(shown, rows.Line, idColumn, "the text is not UTF-8");
        }

        id = ids.Add(text, out var isNew);
        return isNew ? null : new RecordFault(shown, rows.Line, idColumn, $"the id \"{Encoding.UTF8.GetString(text)}\" was there before");
    }

    private void Found(RecordTable table, RecordFault fault)
    {
        if (onFault == OnFault.Stop)
        {
            throw new RecordsRefusedException(fault);
        }

        table.FaultCount++;
        if (table.FaultList.Count < MostFaultsKept)
        {
            table.FaultList.Add(fault);
        }
    }
}
