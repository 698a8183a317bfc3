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

    /// <summary>A stream that gives no more than so many bytes at a time.</summary>
    internal sealed class Slow(byte[] bytes, int chunk) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, chunk));
    }
}
