using System.Runtime.CompilerServices;
using System.Text;

namespace LineOfSight.Linkage.Records;

/// <summary>Records as they were read: columns of numbered texts, an id each, and the file that each is from.</summary>
public sealed class RecordTable
{
    private readonly Dictionary<string, Column> columns = new(StringComparer.OrdinalIgnoreCase);
    private int[] idCodes = new int[1 << 16];
    private byte[] sources = new byte[1 << 16];

    internal RecordTable()
    {
    }

    /// <summary>How many records there are.</summary>
    public int Rows { get; private set; }

    /// <summary>The names of the files, without their endings, in the order given.</summary>
    public IReadOnlyList<string> Sources => SourceNames;

    /// <summary>Rows that were left out, the first thousand; <see cref="FaultCount"/> counts all.</summary>
    public IReadOnlyList<RecordFault> Faults => FaultList;

    /// <summary>How many rows were left out.</summary>
    public long FaultCount { get; internal set; }

    internal List<RecordFault> FaultList { get; } = [];

    internal List<string> SourceNames { get; } = [];

    internal List<Values> IdsBySource { get; } = [];

    internal IReadOnlyDictionary<string, Column> Columns => columns;

    /// <summary>The id of a record, as its file has it.</summary>
    public string Id(int row) => Encoding.UTF8.GetString(IdBytes(row));

    /// <summary>The name of the file that a record is from.</summary>
    public string Source(int row) => SourceNames[sources[row]];

    /// <summary>What a record holds in a column; null when it holds nothing or there is no such column.</summary>
    public string? Value(int row, string column) =>
        columns.TryGetValue(column, out var found) && found.Codes[row] is var code and not 0 ? found.Values.Text(code) : null;

    internal ReadOnlySpan<byte> IdBytes(int row) => IdsBySource[sources[row]][idCodes[row]];

    internal byte SourceOf(int row) => sources[row];

    internal Column Column(string name) => columns[name];

    internal bool Has(string name) => columns.ContainsKey(name);

    internal Column AddColumn(string name)
    {
        if (!columns.TryGetValue(name, out var column))
        {
            columns.Add(name, column = new Column(name));
        }

        return column;
    }

    internal void AddRow(int id, byte source)
    {
        if (Rows == idCodes.Length)
        {
            Array.Resize(ref idCodes, idCodes.Length * 2);
            Array.Resize(ref sources, sources.Length * 2);
        }

        idCodes[Rows] = id;
        sources[Rows] = source;
        Rows++;
    }

    internal void Write(BinaryWriter to)
    {
        to.Write(Rows);
        to.Write(SourceNames.Count);
        for (var s = 0; s < SourceNames.Count; s++)
        {
            Blocks.Write(to, SourceNames[s]);
            IdsBySource[s].Write(to);
        }

        Blocks.Write(to, idCodes.AsSpan(0, Rows));
        Blocks.Write(to, sources.AsSpan(0, Rows));
        to.Write(columns.Count);
        foreach (var column in columns.Values)
        {
            Blocks.Write(to, column.Name);
            column.Values.Write(to);
            Blocks.Write(to, column.Codes.AsSpan(0, Rows));
        }
    }

    internal static RecordTable Read(BinaryReader from)
    {
        var table = new RecordTable { Rows = from.ReadInt32() };
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            table.SourceNames.Add(Blocks.ReadText(from));
            table.IdsBySource.Add(Values.Read(from));
        }

        table.idCodes = Blocks.Read<int>(from);
        table.sources = Blocks.Read<byte>(from);
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            var name = Blocks.ReadText(from);
            table.columns.Add(name, new Column(name, Values.Read(from), Blocks.Read<int>(from)));
        }

        return table;
    }

    /// <summary>The row of each record, by its file and its id.</summary>
    public IReadOnlyDictionary<(string Source, string Id), int> Places()
    {
        var places = new Dictionary<(string, string), int>(Rows);
        for (var row = 0; row < Rows; row++)
        {
            places.Add((Source(row), Id(row)), row);
        }

        return places;
    }

    /// <summary>Which of two records comes first in Splink's order: by file, then by id, byte by byte.</summary>
    internal int Compare(int left, int right)
    {
        var bySource = string.CompareOrdinal(SourceNames[sources[left]], SourceNames[sources[right]]);
        return bySource != 0 ? bySource : IdBytes(left).SequenceCompareTo(IdBytes(right));
    }

    /// <summary>A column that joins others with a space: nothing when one of them holds nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Join(string name, IReadOnlyList<string> parts)
    {
        var from = parts.Select(p => columns[p]).ToArray();
        var joined = AddColumn(name);
        var text = new byte[256];
        for (var row = 0; row < Rows; row++)
        {
            var length = 0;
            var whole = true;
            foreach (var part in from)
            {
                var code = part.Codes[row];
                whole &= code != 0;
                var value = part.Values[code];
                if (text.Length < length + value.Length + 1)
                {
                    Array.Resize(ref text, (length + value.Length + 1) * 2);
                }

                value.CopyTo(text.AsSpan(length));
                length += value.Length;
                text[length++] = (byte)' ';
            }

            joined.Set(row, whole ? joined.Values.Add(text.AsSpan(0, length - 1)) : 0);
        }
    }
}
