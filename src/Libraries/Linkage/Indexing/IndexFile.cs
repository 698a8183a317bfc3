using System.Security.Cryptography;
using LineOfSight.Linkage.Linking;
using LineOfSight.Linkage.Models;
using LineOfSight.Linkage.Pairing;
using LineOfSight.Linkage.Records;

namespace LineOfSight.Linkage.Indexing;

/// <summary>The bytes of an index: what it is, the model, the records, what is read of each, each rule's order, the people, and a hash of all.</summary>
internal static class IndexFile
{
    private static readonly byte[] Begin = "LOSLINK2"u8.ToArray();

    public static void Write(Linked linked, Func<int, string> person, Stream to)
    {
        using var hashed = new HashedStream(to);
        using (var writer = new BinaryWriter(hashed, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Begin);
            Blocks.Write(writer, linked.Model.WriteWhole());
            WriteJoins(linked.Compiled.Joins, writer);
            linked.Records.Write(writer);
            foreach (var feature in linked.Compiled.Features.All)
            {
                Blocks.Write(writer, feature.Shape);
                feature.Values.Write(writer);
            }

            linked.Rows.Write(writer);
            var cache = new GroupCache();
            foreach (var groups in cache.Of(linked.Compiled.Rules.Ways, linked.Rows, new ParallelOptions()))
            {
                Blocks.Write(writer, groups.Rows.AsSpan(0, groups.Eligible));
            }

            var names = new Values();
            var codes = new int[linked.Records.Rows];
            for (var row = 0; row < codes.Length; row++)
            {
                codes[row] = names.Add(person(row));
            }

            names.Write(writer);
            Blocks.Write(writer, codes.AsSpan());
        }

        to.Write(hashed.Done());
    }

    public static Contents Read(Stream from)
    {
        try
        {
            return Whole(from);
        }
        catch (Exception broken) when (broken is EndOfStreamException or not (IOException or InvalidDataException))
        {
            // Until the hash is seen to fit, any byte may be anything.
            throw new InvalidDataException("The index is damaged.", broken);
        }
    }

    private static Contents Whole(Stream from)
    {
        using var hashed = new HashedStream(from);
        using var reader = new BinaryReader(hashed, System.Text.Encoding.UTF8, leaveOpen: true);
        if (!reader.ReadBytes(Begin.Length).AsSpan().SequenceEqual(Begin))
        {
            throw new InvalidDataException("This is no index of this version.");
        }

        var compiled = new CompiledModel(LinkModel.Read(Blocks.ReadText(reader))) { Joins = ReadJoins(reader) };
        var table = RecordTable.Read(reader);
        foreach (var feature in compiled.Features.All)
        {
            var shape = Blocks.ReadText(reader);
            feature.Restore(shape == feature.Shape ? Values.Read(reader) : throw new InvalidDataException("The index was made by another version."));
        }

        var rows = Rows.Restore(compiled.Features, reader);
        var sorted = compiled.Rules.Ways.Select(_ => Blocks.Read<int>(reader)).ToArray();
        var people = Values.Read(reader);
        var personOf = Blocks.Read<int>(reader);
        var written = hashed.Done();
        var hash = new byte[written.Length];
        from.ReadExactly(hash);
        if (!CryptographicOperations.FixedTimeEquals(hash, written) || from.ReadByte() >= 0)
        {
            throw new InvalidDataException("The index is damaged: its hash does not fit.");
        }

        compiled.Features.PrepareMeasures();
        return new Contents(table, compiled, rows, sorted, people, personOf);
    }

    private static void WriteJoins(IReadOnlyDictionary<string, IReadOnlyList<string>> joins, BinaryWriter to)
    {
        to.Write(joins.Count);
        foreach (var (column, parts) in joins)
        {
            Blocks.Write(to, column);
            to.Write(parts.Count);
            foreach (var part in parts)
            {
                Blocks.Write(to, part);
            }
        }
    }

    private static Dictionary<string, IReadOnlyList<string>> ReadJoins(BinaryReader from)
    {
        var joins = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            var column = Blocks.ReadText(from);
            var parts = new List<string>();
            for (var more = from.ReadInt32(); more > 0; more--)
            {
                parts.Add(Blocks.ReadText(from));
            }

            joins.Add(column, parts);
        }

        return joins;
    }

    public sealed record Contents(RecordTable Table, CompiledModel Compiled, Rows Rows, int[][] Sorted, Values People, int[] PersonOf);
}
