using System.Text;
using LineOfSight.Linkage.Generating;

namespace LineOfSight.Linkage.Tests.Generating;

public sealed class TypingTests
{
    [Theory]
    [InlineData("al")]
    [InlineData("li")]
    [InlineData("o'brien")]
    [InlineData("davies-smith")]
    [InlineData("khan")]
    [InlineData("aa")]
    public void A_slip_makes_another_name_that_is_near(string name)
    {
        var (typing, dice, letters, made) = (new Typing(), new Seeded(4), new Letters(), new HashSet<string>());
        for (var i = 0; i < 500; i++)
        {
            letters.Set(Encoding.ASCII.GetBytes(name));
            typing.Slip(letters, isSurname: true, ref dice);
            var slipped = Encoding.ASCII.GetString(letters.Read);
            Assert.NotEqual(name, slipped);
            Assert.InRange(slipped.Length, name.Length - 4, name.Length + 4);
            Assert.DoesNotContain(slipped, c => !char.IsAsciiLetterLower(c) && c != '\'' && c != '-');
            Assert.True(char.IsAsciiLetterLower(slipped[0]));
            made.Add(slipped);
        }

        Assert.True(made.Count > 5);
    }

    [Fact]
    public void A_name_of_one_letter_or_none_is_left_alone()
    {
        var (typing, dice, letters) = (new Typing(), new Seeded(4), new Letters());
        typing.Slip(letters.Set("a"u8), isSurname: false, ref dice);
        Assert.Equal(1, letters.Length);
        typing.Slip(letters.Clear(), isSurname: false, ref dice);
        Assert.Equal(0, letters.Length);
    }

    [Fact]
    public void A_name_that_is_too_long_is_cut()
    {
        var letters = new Letters().Set(new byte[100]);
        Assert.Equal(Letters.Longest, letters.Length);
        letters.Insert(3, (byte)'x');
        letters.Replace(0, 1, "abc"u8);
        Assert.Equal(Letters.Longest, letters.Length);
    }

    [Fact]
    public void What_is_drawn_by_weight_comes_as_often()
    {
        var (weighted, dice) = (new Weighted<char>(), new Seeded(8));
        weighted.Add('a', 1);
        weighted.Add('b', 0);
        weighted.Add('c', 3);
        var drawn = Enumerable.Range(0, 10_000).Select(_ => weighted.Draw(ref dice)).CountBy(c => c).ToDictionary();
        Assert.Equal(2, drawn.Count);
        Assert.InRange(drawn['a'], 2300, 2700);
    }
}
