using System.Text;
using LineOfSight.Register.Schools.Import;

namespace LineOfSight.Register.Tests.Schools.Import;

public class RecognitionTests
{
    private static string Refusal(byte[] bytes)
        => Assert.Throws<RegisterRefused>(() =>
        {
            using var file = RegisterFile.Open(new MemoryStream(bytes));
            Assert.NotEmpty(file.Rows().ToList());
        }).Message;

    private static string Refusal(string text) => Refusal(Encoding.UTF8.GetBytes(text));

    [Theory]
    [InlineData("", "The file is empty")]
    [InlineData("\n\n", "no text in it")]
    [InlineData("URN,LA,ESTAB,SCHOOLTYPE,NOR\n", "a header and no schools")]
    [InlineData("PK\u0003\u0004xx", "Excel workbook or a zip archive")]
    [InlineData("<!DOCTYPE html><p>Not found", "web page")]
    [InlineData("\n  <html>", "web page")]
    [InlineData("%PDF-1.7", "PDF document")]
    [InlineData("U\0R\0N\0,\0L\0A\0", "UTF-16 without its mark")]
    [InlineData("URN,LA,ESTAB,SCHOOLTYPE,NOR,urn\n", "URN stands in the header more than once")]
    [InlineData("URN,\"LA,ESTAB\n1,2", "The header on line 1 cannot be read")]
    public void What_is_no_register_is_refused_in_plain_words(string text, string expected)
        => Assert.Contains(expected, Refusal(text), StringComparison.Ordinal);

    [Fact]
    public void A_file_with_other_columns_is_refused_by_naming_what_is_missing_and_what_was_found()
        => Assert.Equal(
            "This is not a register of schools: the columns URN and LA of the school census are missing. The columns found are ESTAB, SCHOOLTYPE, NOR.",
            Refusal("ESTAB,SCHOOLTYPE,NOR\n1,2,3\n"));

    [Fact]
    public void A_GIAS_extract_is_refused_by_the_column_it_lacks()
        => Assert.StartsWith("This is not a register of schools: the column EstablishmentStatus (name) of the GIAS extract is missing.",
            Refusal(Given.GiasHeader.Replace("EstablishmentStatus (name),", "", StringComparison.Ordinal) + "\n"), StringComparison.Ordinal);

    [Fact]
    public void A_long_header_is_cut_short_and_holds_nothing_invisible()
    {
        var message = Refusal(string.Join(',', Enumerable.Range(1, 40).Select(n => $"column{n}\a")) + "\n");
        Assert.EndsWith("and 28 more.", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\a', message);
    }

    [Fact]
    public void Semicolons_are_named()
        => Assert.Contains("not separated by commas", Refusal("URN;LA;ESTAB;SCHOOLTYPE;NOR\n1;2;3;4;5\n"), StringComparison.Ordinal);

    [Fact]
    public void A_list_of_names_is_told_what_it_is_for()
        => Assert.Contains("a list of their names", Refusal("URN,LA,Estab,School Name\n100001,926,2001,Alder\n"), StringComparison.Ordinal);

    [Fact]
    public void An_authority_that_the_file_does_not_have_is_refused()
        => Assert.Contains("no schools of local authority 999",
            Assert.Throws<RegisterRefused>(() => Given.Compare(Given.Held(), Given.CensusHeader + "\n100001,926,2001,State-funded primary,5\n", la: "999")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_file_over_the_limit_is_refused_before_it_is_read()
    {
        using var file = new Long();
        Assert.Contains("larger than 200 MB", Assert.Throws<RegisterRefused>(() => Given.Rows(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_with_too_many_rows_is_refused()
    {
        var text = new StringBuilder(Given.CensusHeader).Append('\n');
        for (var row = 0; row <= FileLimits.Rows; row++)
        {
            text.Append("x\n");
        }

        Assert.Contains("more than 250,000 rows", Refusal(text.ToString()), StringComparison.Ordinal);
    }

    private sealed class Long : MemoryStream
    {
        public override long Length => FileLimits.Bytes + 1;

        public override int Read(Span<byte> buffer) => throw new InvalidOperationException("It was read.");
    }
}
