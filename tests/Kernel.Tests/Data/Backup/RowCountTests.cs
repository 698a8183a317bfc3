using System.Buffers.Binary;
using FsCheck;
using FsCheck.Fluent;
using LineOfSight.Kernel.Data.Backup;

namespace LineOfSight.Kernel.Tests.Data.Backup;

public sealed class RowCountTests
{
    [Fact]
    public void Rows_are_counted_wherever_the_bytes_are_cut() => Prop.ForAll(
        (from rows in Gen.Choose(0, 20)
         from columns in Gen.Choose(0, 4)
         from lengths in Gen.Choose(-1, 9).ArrayOf(rows * columns)
         from extension in Gen.Choose(0, 5)
         from cut in Gen.Choose(1, 13)
         select (rows, columns, lengths, extension, cut)).ToArbitrary(),
        made =>
        {
            var count = new RowCount();
            var copy = Copy(made.rows, made.columns, made.lengths, made.extension);
            for (var at = 0; at < copy.Length; at += made.cut)
            {
                count.Add(copy.AsSpan(at, Math.Min(made.cut, copy.Length - at)));
                Assert.True(at + made.cut >= copy.Length || !count.Ended);
            }

            return count.Ended && count.Rows == made.rows;
        }).QuickCheckThrowOnFailure();

    private static byte[] Copy(int rows, int columns, int[] lengths, int extension)
    {
        var copy = new List<byte>([.. "PGCOPY\n"u8, 255, 13, 10, 0, 0, 0, 0, 0]);
        Add(copy, extension);
        copy.AddRange(new byte[extension]);
        for (var row = 0; row < rows; row++)
        {
            AddShort(copy, (short)columns);
            foreach (var length in lengths.Skip(row * columns).Take(columns))
            {
                Add(copy, length);
                copy.AddRange(Enumerable.Repeat((byte)255, Math.Max(length, 0)));
            }
        }

        AddShort(copy, -1);
        return [.. copy];
    }

    private static void Add(List<byte> to, int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        to.AddRange(bytes);
    }

    private static void AddShort(List<byte> to, short value)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteInt16BigEndian(bytes, value);
        to.AddRange(bytes);
    }
}
