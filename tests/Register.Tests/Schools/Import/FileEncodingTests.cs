using System.Text;
using LineOfSight.Register.Schools.Import;

namespace LineOfSight.Register.Tests.Schools.Import;

public class FileEncodingTests
{
    private const string Text = "URN,School Name\n100001,École Sainte-Thérèse – “Bâtir”\n";

    public static TheoryData<string, bool, string> Encodings => new()
    {
        { "utf-8", false, "UTF-8" },
        { "utf-8", true, "UTF-8 with a byte order mark" },
        { "utf-16", true, "UTF-16" },
        { "utf-16BE", true, "UTF-16, big-endian" },
        { "windows-1252", false, "Windows-1252" },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_name_reads_the_same_in_every_encoding(string encoding, bool mark, string title)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = Encoding.GetEncoding(encoding);
        using var file = new MemoryStream([.. mark ? text.GetPreamble() : [], .. text.GetBytes(Text)]);

        Assert.Equal(title, Given.Encoding(file));
        Assert.Equal("École Sainte-Thérèse – “Bâtir”", Given.Names(file).Of(100001));
    }

    [Fact]
    public void A_damaged_byte_in_utf8_costs_its_row_and_no_other()
    {
        var bytes = Encoding.UTF8.GetBytes("URN,School Name\n100001,Château\n100002,Noël\n100003,Brontë\n");
        bytes[Array.IndexOf(bytes, (byte)0xC3, 30) + 1] = (byte)'x';
        var names = Given.Names(new MemoryStream(bytes));

        Assert.Equal(2, names.Count);
        var rejected = Assert.Single(names.Rejected);
        Assert.Equal(100002, rejected.Urn);
        Assert.Contains("cannot be read", rejected.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(127 * 1024)]
    [InlineData(128 * 1024 - 16)]
    [InlineData(128 * 1024 - 17)]
    [InlineData(128 * 1024 - 18)]
    public void A_character_across_two_blocks_is_one_character(int before)
    {
        var text = "URN,School Name\n".PadRight(before, 'b') + "€€€\n";
        Assert.Equal("UTF-8", Given.Encoding(Given.Bytes(text)));
    }

    [Fact]
    public void Lines_that_end_in_carriage_returns_only_are_lines()
    {
        var names = Given.Names(Given.Bytes("URN,School Name\r100001,Alder\r100002,Birch\r"));
        Assert.Equal(("Alder", "Birch"), (names.Of(100001), names.Of(100002)));
    }
}
