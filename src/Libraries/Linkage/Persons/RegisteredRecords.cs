using System.Buffers;
using System.Text;
using System.Text.Unicode;
using LineOfSight.Linkage.Records;

namespace LineOfSight.Linkage.Persons;

/// <summary>Every record that was ever seen, numbered from 1, and whose it is.</summary>
internal sealed class RegisteredRecords
{
    private const int SourceBytes = sizeof(ushort);
    private const int OnStack = 512;
    private readonly Values keys = new();
    private readonly List<string> sources = [];
    private readonly List<uint> sourceHashes = [];
    private readonly Dictionary<string, int> sourceNumbers = new(StringComparer.Ordinal);
    private int[] persons = new int[1024];
    private int[] since = new int[1024];
    private string? lastSource;
    private int lastNumber;

    public int Count => keys.Count;

    /// <summary>Whose a record is; negative: whose it was when it was last seen; 0: nobody's yet.</summary>
    public int PersonOf(int record) => persons[record];

    /// <summary>The run since which it is that person's.</summary>
    public int Since(int record) => since[record];

    public void Put(int record, int person, int run) => (persons[record], since[record]) = (person, run);

    public int Add(string source, string id)
    {
        var text = id.Length * 3 <= OnStack ? stackalloc byte[OnStack] : new byte[id.Length * 3];
        return Utf8.FromUtf16(id, text, out _, out var length, replaceInvalidSequences: false) == OperationStatus.Done
            ? Add(SourceNumber(source), text[..length])
            : throw new ArgumentException("an id is no Unicode text", nameof(id));
    }

    public int Add(string source, ReadOnlySpan<byte> id) => Add(SourceNumber(source), id);

    /// <summary>The records that a key names: one, or those of every source where the key names none.</summary>
    public IEnumerable<int> Find(RecordKey key)
    {
        for (var source = 0; source < sources.Count; source++)
        {
            if (key.Source.Length == 0 || sources[source] == key.Source)
            {
                var found = keys.Find([(byte)source, (byte)(source >> 8), .. Encoding.UTF8.GetBytes(key.Id)]);
                if (found != 0)
                {
                    yield return found;
                }
            }
        }
    }

    public int FindOne(RecordKey key) =>
        sourceNumbers.TryGetValue(key.Source, out var source) ? keys.Find([(byte)source, (byte)(source >> 8), .. Encoding.UTF8.GetBytes(key.Id)]) : 0;

    public RecordKey Key(int record) => new(sources[SourceOf(record)], Encoding.UTF8.GetString(IdOf(record)));

    /// <summary>A number by which records are put in order: the same for a key in every register, whatever came first.</summary>
    public uint Order(int record)
    {
        var mixed = (sourceHashes[SourceOf(record)] * 0x9E3779B1u) ^ Values.Hash(IdOf(record));
        mixed = (mixed ^ (mixed >> 16)) * 0x85EBCA6Bu;
        return mixed ^ (mixed >> 13);
    }

    /// <summary>Sorts records by their keys; where those are equal, by source and id.</summary>
    public void Sort(Span<ulong> order, Span<int> records)
    {
        if (records.Length < 2)
        {
            return;
        }

        order.Sort(records);
        for (var i = 1; i < records.Length; i++)
        {
            for (var j = i; j > 0 && order[j] == order[j - 1] && Compare(records[j], records[j - 1]) < 0; j--)
            {
                (records[j], records[j - 1]) = (records[j - 1], records[j]);
            }
        }
    }

    public int Compare(int left, int right)
    {
        var bySource = string.CompareOrdinal(sources[SourceOf(left)], sources[SourceOf(right)]);
        return bySource != 0 ? bySource : IdOf(left).SequenceCompareTo(IdOf(right));
    }

    private int SourceOf(int record) => keys[record] is var key ? key[0] | (key[1] << 8) : 0;

    private ReadOnlySpan<byte> IdOf(int record) => keys[record][SourceBytes..];

    private int Add(int source, ReadOnlySpan<byte> id)
    {
        var text = id.Length + SourceBytes <= OnStack ? stackalloc byte[OnStack] : new byte[id.Length + SourceBytes];
        (text[0], text[1]) = ((byte)source, (byte)(source >> 8));
        id.CopyTo(text[SourceBytes..]);
        var record = keys.Add(text[..(id.Length + SourceBytes)]);
        if (record >= persons.Length)
        {
            var size = (int)Math.Min(persons.LongLength * 2, Array.MaxLength);
            Array.Resize(ref persons, size);
            Array.Resize(ref since, size);
        }

        return record;
    }

    private int SourceNumber(string source)
    {
        if (ReferenceEquals(source, lastSource))
        {
            return lastNumber;
        }

        if (!sourceNumbers.TryGetValue(source, out var number))
        {
            number = sources.Count < ushort.MaxValue ? sources.Count : throw new ArgumentException("there are more than 65,535 sources", nameof(source));
            sources.Add(source);
            sourceHashes.Add(Values.Hash(Encoding.UTF8.GetBytes(source)));
            sourceNumbers.Add(source, number);
        }

        (lastSource, lastNumber) = (source, number);
        return number;
    }
}
