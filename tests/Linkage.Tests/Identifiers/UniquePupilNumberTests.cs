using System.Text;
using LineOfSight.Linkage.Identifiers;

namespace LineOfSight.Linkage.Tests.Identifiers;

public sealed class UniquePupilNumberTests
{
    [Theory]
    // The example of a published library of numbers (python-stdnum), and one worked out by hand: 4 + 28 + 9 + 60 + 48 + 117 = 266 = 11 x 23 + 13, which is P.
    [InlineData("P207000016049")]
    [InlineData("B801200005001")]
    [InlineData("b801200005001")]
    public void Published_numbers_are_valid(string number)
    {
        Assert.True(UniquePupilNumber.IsValid(number));
        Assert.True(UniquePupilNumber.IsValid(Encoding.UTF8.GetBytes(number)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("B207000016049")]
    [InlineData("A801200005001")]
    [InlineData("X80120000A001")]
    [InlineData("B80120000500")]
    [InlineData("B8012000050011")]
    [InlineData("B80120000500I")]
    public void What_has_another_check_letter_or_form_is_not_valid(string number)
    {
        Assert.False(UniquePupilNumber.IsValid(number));
        Assert.False(UniquePupilNumber.IsValid(Encoding.UTF8.GetBytes(number)));
    }

    [Fact]
    public void The_last_letter_of_a_temporary_number_counts_as_its_place_among_the_23()
    {
        // B stands for 1, as the digit 1 does; O stands for nothing.
        Assert.Equal(UniquePupilNumber.CheckLetter("801200005001"u8), UniquePupilNumber.CheckLetter("80120000500B"u8));
        Assert.True(UniquePupilNumber.IsValid("B80120000500B"));
        Assert.Throws<ArgumentException>(() => UniquePupilNumber.CheckLetter("80120000500O"u8));
        Assert.Throws<ArgumentException>(() => UniquePupilNumber.CheckLetter("8012000050"u8));
    }

    [Fact]
    public void Every_digit_mistyped_and_every_two_swapped_are_found()
    {
        var dice = new Seeded(12);
        Span<byte> number = stackalloc byte[UniquePupilNumber.Length];
        for (var i = 0; i < 2000; i++)
        {
            for (var at = 1; at < number.Length; at++)
            {
                number[at] = (byte)('0' + dice.Below(10));
            }

            number[0] = UniquePupilNumber.CheckLetter(number[1..]);
            Assert.True(UniquePupilNumber.IsValid(number));
            for (var at = 1; at < number.Length; at++)
            {
                var was = number[at];
                number[at] = (byte)('0' + ((was - '0' + 1 + dice.Below(9)) % 10));
                Assert.False(UniquePupilNumber.IsValid(number));
                number[at] = was;
            }
        }
    }
}
