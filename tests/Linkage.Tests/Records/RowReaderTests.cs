using System.Text;
using System.Text.Json;
using LineOfSight.Kit;
using LineOfSight.Linkage.Records;

namespace LineOfSight.Linkage.Tests.Records;

public sealed class RowReaderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(1 << 20)]
    public void Lines_are_counted_right_after_fields_of_several_lines_wherever_the_stream_pauses(int chunk)
    {
        var rows = new RowReader(new Slow("h,i\n\"a\nb\n\",1\r\n\n\nc,\"\n\"\nd,2"u8.ToArray(), chunk));
        var lines = new List<long>();
        while (rows.Read())
        {
            lines.Add(rows.Line);
        }

        Assert.Equal([1, 2, 7, 9], lines);
    }

    [Theory]
    [InlineData("a,b\nc,d\n", "a|b/c|d")]
    [InlineData("a,b\r\nc,d", "a|b/c|d")]
    [InlineData("\n\r\n a , b \n\n\n", "/ a | b ")]
    [InlineData("\"a\",\"b,c\"\"d\"\"\"\r\n\"\r\n\",x", "a|b,c\"d\"/\r\n|x")]
    [InlineData(",\n,,\n\"\",\"\"", "|/||/|")]
    [InlineData("a\"b,c\rd,e", "a\"b|c\rd|e")]
    [InlineData("\uFEFFa,b", "a|b")]
    [InlineData("\uFEFF\"a\",b\n\uFEFFc,d", "a|b/\uFEFFc|d")]
    [InlineData("\uFEFF", "")]
    [InlineData("", "")]
    [InlineData("a,b\n\"c,d\ne", "a|b/!c,d\ne")]
    [InlineData("\"a\"b,c\nd,e", "!a|c/d|e")]
    [InlineData("\"a\" ,c", "!a|c")]
    [InlineData("a,\"", "!a|")]
    public void Rows_are_cut_alike_wherever_the_stream_pauses(string csv, string rows)
    {
        for (var chunk = 1; chunk <= csv.Length + 3; chunk++)
        {
            var read = Read(Encoding.UTF8.GetBytes(csv), chunk).Where(r => r.Length > 1 || r[0].Length > 0).Select(r => string.Join('|', r));
            Assert.Equal(rows.TrimStart('/'), string.Join('/', read));
        }
    }

    [Fact]
    public void Fields_over_the_buffers_border_are_whole()
    {
        var fields = Enumerable.Range(0, 3_000).Select(i => new string((char)('a' + (i % 26)), i % 700)).ToArray();
        var csv = Encoding.UTF8.GetBytes(string.Concat(fields.Select(f => $"x,\"{f}\"\"\n{f}\"\n")));
        foreach (var chunk in new[] { 4_093, 1 << 18, int.MaxValue })
        {
            Assert.Equal(fields.Select(f => $"{f}\"\n{f}"), Read(csv, chunk).Select(r => r[1]));
        }
    }

    [Fact]
    public void A_row_without_end_is_refused()
    {
        var csv = new byte[(1 << 24) + 10];
        Array.Fill(csv, (byte)'a');
        csv[0] = (byte)'"';
        Assert.Throws<InvalidDataException>(() => Read(csv, int.MaxValue));
    }

    [Fact]
    public void Every_naughty_string_comes_back_as_it_was_written()
    {
        var naughty = JsonSerializer.Deserialize<string[]>(File.ReadAllText(Shared.File("corpora/naughty-strings/blns.json")))!
            .Concat(File.ReadLines(Shared.File("corpora/compact/xss-compact.txt"))).Concat(File.ReadLines(Shared.File("corpora/compact/sqli-compact.txt"))).ToArray();
        var csv = Encoding.UTF8.GetBytes(string.Concat(naughty.Select((n, i) => $"{i},\"{n.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\r\n")));
        foreach (var chunk in new[] { 61, 1 << 20 })
        {
            Assert.Equal(naughty, Read(csv, chunk).Select(r => r[1]));
        }
    }

    private static List<string[]> Read(byte[] csv, int chunk)
    {
        var rows = new RowReader(new Slow(csv, chunk));
        var all = new List<string[]>();
        while (rows.Read())
        {
            var fields = Enumerable.Range(0, rows.Count).Select(i => Encoding.UTF8.GetString(rows[i])).ToArray();
            fields[0] = (rows.Wrong is null ? "" : "!") + fields[0];
            all.Add(fields);
        }

        return all;
    }

    /// <summary>A stream that gives no more than so many bytes at a time.</summary>
    private sealed class Slow(byte[] bytes, int chunk) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, chunk));
    }
}
