using FsCheck;
using FsCheck.Fluent;
using LineOfSight.Register.Schools.Import;

namespace LineOfSight.Register.Tests.Schools.Import;

/// <summary>However a file is damaged, it is read in part or refused in plain words; nothing else is thrown.</summary>
public class DamagedFilesTests
{
    private static readonly byte[][] Pieces =
    [
        "\""u8.ToArray(), ","u8.ToArray(), "\n"u8.ToArray(), "\r"u8.ToArray(), "\r\n"u8.ToArray(), "\0"u8.ToArray(), "\"\""u8.ToArray(), "\",\""u8.ToArray(),
        [0xFF], [0xFE], [0xC3], [0xE2, 0x82], [0xF4, 0x90, 0x80, 0x80], [0xED, 0xA0, 0x80], [0x81], "NAT"u8.ToArray(), "-1"u8.ToArray(), "\uFEFF"u8.ToArray(), "É"u8.ToArray(),
    ];

    private static Gen<Func<byte[], byte[]>> Damage =>
        from place in Gen.Choose(0, int.MaxValue)
        from length in Gen.Choose(0, 40)
        from piece in Gen.Elements(Pieces)
        from kind in Gen.Choose(0, 3)
        select (Func<byte[], byte[]>)(bytes =>
        {
            var at = bytes.Length == 0 ? 0 : place % bytes.Length;
            var to = Math.Min(bytes.Length, at + length);
            return kind switch
            {
                0 => [.. bytes[..at], .. piece, .. bytes[at..]],
                1 => [.. bytes[..at], .. bytes[to..]],
                2 => bytes[..at],
                _ => [.. bytes[..to], .. bytes[at..]],
            };
        });

    private static void ReadOrRefused(byte[] whole)
    {
        var changes = Damage.ListOf().ToArbitrary();
        Prop.ForAll(changes, damages =>
        {
            var bytes = damages.Aggregate(whole, (file, damage) => damage(file));
            try
            {
                var rows = Given.Rows(new MemoryStream(bytes));
                Assert.All(rows.OfType<RejectedRow>(), row => Assert.NotEmpty(row.Reason));
                Assert.All(rows, row => Assert.InRange(row.Line, 1, int.MaxValue));
                Assert.DoesNotContain(rows.OfType<SchoolRow>(), row => row.School.Name?.AsSpan().ContainsAny('\0', FileEncoding.Unreadable) == true);
                Assert.Equal(rows.Select(row => row.Line).Order(), rows.Select(row => row.Line));
            }
            catch (RegisterRefused refused)
            {
                Assert.NotEmpty(refused.Message);
            }
        }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(3_000));
    }

    [Fact]
    public void A_damaged_census_is_read_in_part_or_refused()
    {
        using var file = SharedFiles.Open(SharedFiles.Census);
        var start = new byte[4_000];
        file.ReadExactly(start);
        file.Seek(-1_000, SeekOrigin.End);
        var tail = new byte[1_000];
        file.ReadExactly(tail);
        ReadOrRefused([.. start, .. tail]);
    }

    [Fact]
    public void A_damaged_GIAS_extract_is_read_in_part_or_refused() => ReadOrRefused(File.ReadAllBytes(SharedFiles.Path(SharedFiles.Gias)));

    [Fact]
    public void Any_bytes_are_read_in_part_or_refused()
        => ReadOrRefused([.. "URN,LA,ESTAB,SCHOOLTYPE,NOR\r\n100001,926,2001,\"Independent school\",5\r\n100002,926,2001,\"A \"\"b\"\"\r\nc\",5\r\n"u8]);
}
