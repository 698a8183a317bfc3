using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;

namespace LineOfSight.Kernel.Tests.Rules;

/// <summary>What was typed, before a record takes it.</summary>
public class TypedTests
{
    [Theory]
    [InlineData("  Thorn Vale \r\n", "Thorn Vale")]
    [InlineData("a  b", "a  b")]
    [InlineData("\u2003a\u00a0", "\u2003a\u00a0")]
    public void The_blanks_at_the_ends_go_and_nothing_else(string typed, string kept)
    {
        Assert.Equal(kept, Typed.Required(typed, 20, "Enter it", "Name"));
        Assert.Equal(kept, Typed.Optional(typed, 20, "Name"));
        Assert.Equal(typed, AsTyped.Required(typed, 20, "Enter it", "Name"));
        Assert.Equal(typed, AsTyped.Optional(typed, 20, "Name"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\r\n\u00a0")]
    public void Nothing_but_blanks_is_nothing(string? typed)
    {
        Assert.Null(Typed.Optional(typed, 20, "Name"));
        Assert.Null(AsTyped.Optional(typed, 20, "Name"));
        foreach (var broken in (RuleBroken[])[Assert.Throws<RuleBroken>(() => Typed.Required(typed, 20, "Enter it", "Name")), Assert.Throws<RuleBroken>(() => AsTyped.Required(typed, 20, "Enter it", "Name"))])
        {
            Assert.Equal(("Enter it", "Name"), (broken.Message, broken.Field));
        }
    }

    [Fact]
    public void What_is_too_long_or_cannot_be_stored_is_told()
    {
        Assert.Equal("This is 6 characters long: shorten it to 5 or fewer", Assert.Throws<RuleBroken>(() => Typed.Required(" abcdef ", 5, "Enter it", "Name")).Message);
        Assert.Equal("abcde", Typed.Required(" abcde ", 5, "Enter it", "Name"));
        Assert.Equal("This is 7 characters long: shorten it to 5 or fewer", Assert.Throws<RuleBroken>(() => AsTyped.Optional(" abcde ", 5, "Name")).Message);
        Assert.Contains("null character", Assert.Throws<RuleBroken>(() => Typed.Optional("a\0b", 5, "Name")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_as_a_pattern_matches_itself()
    {
        Assert.Equal(@"100\% of a\_b \\ c", Pattern.Of(@"100% of a_b \ c"));
        Assert.Equal(@"%5\%%", Pattern.Within("5%"));
    }
}
