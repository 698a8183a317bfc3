using System.Text;
using LineOfSight.Kernel.Files;
using LineOfSight.Kernel.Files.Inspection;
using LineOfSight.Kernel.Rules;

namespace LineOfSight.Kernel.Tests.Files;

public sealed class InspectorTests
{
    private const long MostMemory = 200L * 1024 * 1024;

    public static TheoryData<string> Whats => [.. Recipes.All.Select(r => r.What)];

    [Fact]
    public void The_corpus_has_at_least_sixty_files_with_names_of_their_own()
    {
        var all = Recipes.All.ToList();
        Assert.True(all.Count >= 60, $"{all.Count} files");
        Assert.Equal(all.Count, all.Select(r => r.What).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Whats))]
    public void Every_file_of_the_corpus_has_its_verdict(string what)
    {
        var (_, name, make, refusal) = Recipes.All.Single(r => r.What == what);
        var content = make();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(refusal, Verdict(name, content));
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        TestContext.Current.TestOutputHelper?.WriteLine($"{allocated:N0} bytes allocated");
        Assert.True(allocated <= MostMemory, $"{allocated:N0} bytes were allocated");
    }

    [Fact]
    public void A_picture_loses_its_place_and_keeps_how_it_is_turned()
    {
        var clean = Inspector.Inspect("photo.jpg", [.. MadeFiles.Jpeg(640, 480, (0xE1, MadeFiles.Exif(6)), (0xFE, "CANARY"u8.ToArray()), (0xE2, [.. "MPF\0"u8, .. "CANARY"u8])), .. "trailer CANARY"u8]).Content.ToArray();
        var text = Encoding.Latin1.GetString(clean);
        Assert.DoesNotContain("CANARY", text, StringComparison.Ordinal);
        Assert.Contains("Exif\0\0MM\0*\0\0\0\b\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0\u0006\0\0", text, StringComparison.Ordinal);
        Assert.Equal([0xFF, 0xD9], clean[^2..]);
        Assert.Equal(clean, Inspector.Inspect("photo.jpg", clean).Content.ToArray());
    }

    [Fact]
    public void A_drawing_loses_its_texts()
    {
        var clean = Inspector.Inspect("map.png", MadeFiles.Png(1, 1, ("tEXt", "Author\0CANARY"u8.ToArray()), ("gAMA", [0, 0, 177, 143]), ("eXIf", "CANARY"u8.ToArray()), ("iTXt", "CANARY"u8.ToArray())));
        Assert.Equal(MadeFiles.Png(1, 1, ("gAMA", [0, 0, 177, 143])), clean.Content.ToArray());
    }

    [Fact]
    public void Whatever_is_cut_or_changed_ends_in_a_verdict_and_never_in_a_fault()
    {
        // The same changes each time: places and bytes come from a sum, not from chance.
        foreach (var (_, name, make, _) in Recipes.All.Where(r => r.Refusal is null))
        {
            var good = make();
            for (var i = 0; i < 400; i++)
            {
                var changed = (byte[])good.Clone();
                changed[i * 7919 % changed.Length] = (byte)(i * 31);
                changed[i * 104_729 % changed.Length] ^= (byte)(1 << (i % 8));
                Verdict(name, changed);
                Verdict(name, good[..(i * good.Length / 400)]);
            }
        }
    }

    [Theory]
    [InlineData("C:\\Users\\kim\\report.pdf", "report.pdf")]
    [InlineData("../../etc/passwd.pdf", "passwd.pdf")]
    [InlineData("invoice\u202Efdp.pdf", "invoicefdp.pdf")]
    [InlineData("  minutes . .pdf", "minutes.pdf")]
    [InlineData("a\0b\r\nc.pdf", "ab c.pdf")]
    [InlineData("NUL.pdf", "_NUL.pdf")]
    [InlineData("com1.anything.pdf", "_com1.anything.pdf")]
    [InlineData(".pdf", "Document.pdf")]
    [InlineData("a<b>:\"|?*.PDF", "a_b______.pdf")]
    [InlineData("Größe \u202A漢字\u202C.pdf", "Größe 漢字.pdf")]
    public void Names_are_cleaned(string given, string shown) => Assert.Equal(shown, FileNames.Clean(given, FileType.Pdf));

    [Fact]
    public void A_long_name_keeps_its_ending_and_whole_letters()
    {
        var name = FileNames.Clean(string.Concat(Enumerable.Repeat("😀", 127)) + ".pdf", FileType.Pdf);
        Assert.True(name.Length <= FileNames.Longest);
        Assert.EndsWith("😀.pdf", name, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', name);
    }

    private static string? Verdict(string name, byte[] content)
    {
        try
        {
            Inspector.Inspect(name, content);
            return null;
        }
        catch (RuleBroken refused)
        {
            Assert.Equal(Refusals.Field, refused.Field);
            return refused.Message;
        }
    }
}
