using System.Text;
using LineOfSight.Linkage.Indexing;
using LineOfSight.Linkage.Linking;
using LineOfSight.Linkage.Tests.Linking;

namespace LineOfSight.Linkage.Tests.Indexing;

/// <summary>An index that is not as it was written is refused: never a crash, never a wrong answer, never a demand for more memory than there are bytes.</summary>
public sealed class DamagedIndexTests : IDisposable
{
    private readonly Scratch scratch = new();
    private readonly byte[] whole;

    public DamagedIndexTests()
    {
        var file = scratch.Write("few.csv", "unique_id,a,b\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"{i},v{i % 7},w{i % 5}\n")));
        var settings = Given.Settings("dedupe_only", [Given.Equal("a")], [Given.Exact("a", 0.9, 0.1), Given.Exact("b", 0.9, 0.1)], m => m["probability_two_random_records_match"] = 0.1);
        whole = LinkIndexTests.Bytes(Scratch.Run(settings, [file]));
        Assert.Equal(40, Read(whole).Count);
    }

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_changed_byte_is_found_wherever_it_is()
    {
        var dice = new Seeded(3);
        for (var i = 0; i < 3000; i++)
        {
            var damaged = whole.ToArray();
            damaged[dice.Below(damaged.Length)] ^= (byte)(1 + dice.Below(255));
            AssertRefused(damaged);
        }
    }

    [Fact]
    public void Changed_lengths_ask_for_no_more_memory_than_there_are_bytes()
    {
        // Each four bytes in turn are the largest number that they can hold, or the smallest.
        long most = 0;
        var tries = 0;
        for (var at = 0; at < whole.Length - 4; at += 37)
        {
            foreach (var number in new[] { int.MaxValue, 0x7FFFFF00, -1, int.MinValue, 0x10000000 })
            {
                var damaged = whole.ToArray();
                BitConverter.TryWriteBytes(damaged.AsSpan(at, 4), number);
                if (!damaged.AsSpan().SequenceEqual(whole))
                {
                    var before = GC.GetAllocatedBytesForCurrentThread();
                    AssertRefused(damaged);
                    most = Math.Max(most, GC.GetAllocatedBytesForCurrentThread() - before);
                    tries++;
                }
            }
        }

        Assert.InRange(tries, 500, 100_000);
        Assert.InRange(most, 1, 4_000_000);
    }

    [Fact]
    public void A_cut_off_file_is_refused_wherever_it_is_cut()
    {
        for (var length = 0; length < whole.Length; length += length < 64 || length > whole.Length - 64 ? 1 : 61)
        {
            AssertRefused(whole[..length]);
        }
    }

    [Fact]
    public void What_stands_behind_the_end_is_refused() => AssertRefused([.. whole, 0]);

    [Fact]
    public void A_foreign_file_is_refused()
    {
        AssertRefused(Encoding.UTF8.GetBytes("unique_id,a,b\n1,2,3\n"));
        AssertRefused(new byte[1000]);
        AssertRefused(Encoding.ASCII.GetBytes("LOSLINK0").Concat(whole[8..]).ToArray());
        var dice = new Seeded(9);
        for (var i = 0; i < 300; i++)
        {
            AssertRefused([.. whole[..8], .. Enumerable.Range(0, dice.Below(400)).Select(_ => (byte)dice.Below(256))]);
        }
    }

    private static LinkIndex Read(byte[] bytes)
    {
        using var from = new MemoryStream(bytes);
        return LinkIndex.Read(from);
    }

    private static void AssertRefused(byte[] bytes) => Assert.Throws<InvalidDataException>(() => Read(bytes));
}
