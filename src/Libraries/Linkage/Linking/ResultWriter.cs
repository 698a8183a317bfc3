using System.Buffers.Text;
using System.Globalization;
using System.Text;
using LineOfSight.Linkage.Scoring;

namespace LineOfSight.Linkage.Linking;

/// <summary>Writes what was linked as CSV (RFC 4180, UTF-8, lines end in \n). The same result gives the same bytes.</summary>
/// <param name="linked">What was linked.</param>
/// <param name="code">What is written in place of a record's id, asked by several threads at once; null: the id itself.</param>
/// <param name="threads">How many threads write.</param>
public sealed class ResultWriter(Linked linked, Func<int, string>? code, int threads)
{
    private const int EdgesAPiece = 1 << 14;
    private readonly bool hasSources = linked.Records.Sources.Count > 1;

    /// <summary>Writes each pair: ids, match weight and probability, and Splink's level of each comparison.</summary>
    public void WritePairs(Stream to)
    {
        using var lines = new Lines(to);
        lines.Text(hasSources ? "source_dataset_l,unique_id_l,source_dataset_r,unique_id_r,match_weight,match_probability" : "unique_id_l,unique_id_r,match_weight,match_probability");
        foreach (var comparison in linked.Model.Comparisons)
        {
            lines.Text(",gamma_");
            lines.Escaped(Encoding.UTF8.GetBytes(comparison.Name));
        }

        var gammas = linked.Model.Comparisons.Select(c => c.Levels.Select((_, l) => Encoding.ASCII.GetBytes(c.Gamma(l).ToString(CultureInfo.InvariantCulture))).ToArray()).ToArray();
        lines.End();
        lines.Flush();
        const int Wave = 64;
        for (var begin = 0; begin < linked.Edges.Count; begin += Wave * EdgesAPiece)
        {
            var pieces = new MemoryStream[Math.Min(Wave, (linked.Edges.Count - begin + EdgesAPiece - 1) / EdgesAPiece)];
            Parallel.For(0, pieces.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, p =>
            {
                pieces[p] = new MemoryStream();
                using var part = new Lines(pieces[p]);
                var from = begin + (p * EdgesAPiece);
                for (var e = from; e < Math.Min(from + EdgesAPiece, linked.Edges.Count); e++)
                {
                    Pair(part, e, gammas);
                }
            });
            foreach (var piece in pieces)
            {
                piece.WriteTo(to);
            }
        }
    }

    private void Pair(Lines lines, int e, byte[][][] gammas)
    {
        var (left, right) = (linked.Edges.Left[e], linked.Edges.Right[e]);
        (left, right) = linked.Records.Compare(left, right) > 0 ? (right, left) : (left, right);
        Record(lines, left);
        lines.Comma();
        Record(lines, right);
        lines.Comma();
        lines.Number(linked.Edges.Weight[e]);
        lines.Comma();
        lines.Number(Odds.Probability(linked.Edges.Weight[e]));
        for (var c = 0; c < gammas.Length; c++)
        {
            lines.Comma();
            lines.Bytes(gammas[c][linked.Compiled.Patterns.Level(linked.Edges.Pattern[e], c)]);
        }

        lines.End();
    }

    /// <summary>Writes each record with its person: the id given by <paramref name="person"/>, or that of the person's first record.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="person">The person id of a cluster, by its lowest row; null: as its first record is called.</param>
    public void WriteClusters(Stream to, Func<int, string>? person)
    {
        using var lines = new Lines(to);
        lines.Text(hasSources ? "cluster_id,source_dataset,unique_id" : "cluster_id,unique_id");
        for (var row = 0; row < linked.Records.Rows; row++)
        {
            lines.End();
            var first = linked.Clusters.Of[row];
            lines.Escaped(Encoding.UTF8.GetBytes((person ?? code ?? linked.PersonOf)(first)));

            lines.Comma();
            Record(lines, row);
        }

        lines.End();
    }

    private void Record(Lines lines, int row)
    {
        if (hasSources)
        {
            lines.Escaped(Encoding.UTF8.GetBytes(linked.Records.Source(row)));
            lines.Comma();
        }

        Id(lines, row);
    }

    private void Id(Lines lines, int row)
    {
        if (code is null)
        {
            lines.Escaped(linked.Records.IdBytes(row));
        }
        else
        {
            lines.Escaped(Encoding.UTF8.GetBytes(code(row)));
        }
    }

    /// <summary>Puts bytes together and hands them on in blocks.</summary>
    private sealed class Lines(Stream to) : IDisposable
    {
        private const int Block = 1 << 16;
        private const int LongestNumber = 32;
        private byte[] buffer = new byte[Block];
        private int length;

        public void Text(string text) => Bytes(Encoding.UTF8.GetBytes(text));

        public void Comma() => Bytes(","u8);

        public void End() => Bytes("\n"u8);

        public void Number(double number)
        {
            Room(LongestNumber);
            if (!Utf8Formatter.TryFormat(number, buffer.AsSpan(length), out var written))
            {
                throw new InvalidOperationException("A number is longer than any number is.");
            }

            length += written;
        }

        // A field that holds a comma, a quote or a line end stands in quotes, each quote doubled.
        public void Escaped(ReadOnlySpan<byte> text)
        {
            if (text.IndexOfAny(",\"\r\n"u8) < 0)
            {
                Bytes(text);
                return;
            }

            Bytes("\""u8);
            foreach (var c in text)
            {
                Bytes(c == '"' ? "\"\""u8 : [c]);
            }

            Bytes("\""u8);
        }

        public void Bytes(ReadOnlySpan<byte> bytes)
        {
            Room(bytes.Length);
            bytes.CopyTo(buffer.AsSpan(length));
            length += bytes.Length;
        }

        public void Dispose() => Flush();

        public void Flush()
        {
            to.Write(buffer, 0, length);
            length = 0;
        }

        private void Room(int wanted)
        {
            if (length + wanted <= buffer.Length)
            {
                return;
            }

            Flush();
            if (wanted > buffer.Length)
            {
                buffer = new byte[wanted];
            }
        }
    }
}
