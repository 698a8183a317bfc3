using LineOfSight.Kernel.Disclosures;

namespace LineOfSight.Kernel.Tests.Disclosures;

public sealed class RedactedTextTests
{
    [Theory]
    [InlineData("Ann rang.", "ann", "[redacted] rang.")]
    [InlineData("Annual visits by Jo-Ann.", "Ann", "[redacted] visits by Jo-[redacted].")]
    [InlineData("Ann\n  Lee rang", "Ann Lee", "[redacted] rang")]
    [InlineData("aXaXa", "axa", "[redacted]")]
    [InlineData("Tel. (01) 2.", "(01) 2", "Tel. [redacted].")]
    [InlineData("Ann's A.n.n", "Ann", "[redacted]'s A.n.n")]
    public void Words_are_taken_out_wherever_they_stand(string text, string phrase, string left) => Assert.Equal(left, RedactedText.Of(text, [phrase]));

    [Theory]
    [InlineData("A\u200bnn", "Ann")]
    [InlineData("A\u00adnn", "Ann")]
    [InlineData("\u202eAnn\u202c", "Ann")]
    [InlineData("a\r\nb\rc", "a\nb\nc")]
    public void A_text_is_collected_without_what_nobody_sees(string text, string plain) => Assert.Equal(plain, RedactedText.Plain(text));

    [Fact]
    public void Phrases_that_overlap_leave_nothing_between() => Assert.Equal("[redacted] end", RedactedText.Of("one two three end", ["one two", "two three"]));

    [Fact]
    public void Each_line_is_a_phrase_once() => Assert.Equal(["Ann Lee", "Jo"], RedactedText.Phrases(" Ann Lee \r\n\r\nJo\njo"));

    [Fact]
    public void The_same_pages_make_the_same_bytes()
    {
        SubjectPack.Included[] pages = [new("Finding F-1: Ann", "One & two\nthree\n\nfour Ann", ["ann"])];
        var (one, two) = (SubjectPack.Write("P", "S-1", new DateOnly(2026, 5, 1), pages), SubjectPack.Write("P", "S-1", new DateOnly(2026, 5, 1), pages));
        Assert.Equal(one, two);
        var text = System.Text.Encoding.UTF8.GetString(one);
        Assert.Contains("<h2>1. Finding F-1: [redacted]</h2>\n<p>One &amp; two<br>\nthree</p>\n<p>four [redacted]</p>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ann", text, StringComparison.Ordinal);
    }
}
