using System.Text;
using LineOfSight.Linkage.Identifiers;

namespace LineOfSight.Linkage.Tests.Identifiers;

public sealed class NhsNumberTests
{
    [Theory]
    // NHS Data Dictionary's own example, and numbers published for tests.
    [InlineData("9434765919")]
    [InlineData("9876543210")]
    [InlineData("9990000018")]
    [InlineData("4000000632")]
    public void Published_numbers_are_valid(string number)
    {
        Assert.True(NhsNumber.IsValid(number));
        Assert.True(NhsNumber.IsValid(Encoding.UTF8.GetBytes(number)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("943476591")]
    [InlineData("94347659190")]
    [InlineData("9434765918")]
    [InlineData("943 476 5919")]
    [InlineData("943476591x")]
    [InlineData("９434765919")]
    [InlineData("1234567890")]
    public void What_is_not_ten_digits_with_their_check_digit_is_not_valid(string number)
    {
        Assert.False(NhsNumber.IsValid(number));
        Assert.False(NhsNumber.IsValid(Encoding.UTF8.GetBytes(number)));
    }

    [Fact]
    public void A_beginning_whose_digit_would_be_ten_has_none()
    {
        // The seventh digit counts four times: 3 x 4 = 12, and 11 less its remainder by 11 is 10.
        Assert.Null(NhsNumber.CheckDigit("000000300"u8));
        Assert.All(Enumerable.Range(0, 10), d => Assert.False(NhsNumber.IsValid($"000000300{d}")));
    }

    [Fact]
    public void A_remainder_of_nothing_is_written_0() => Assert.Equal(0, NhsNumber.CheckDigit("000000000"u8));

    [Fact]
    public void A_check_digit_needs_nine_digits()
    {
        Assert.Throws<ArgumentException>(() => NhsNumber.CheckDigit("12345678"u8));
        Assert.Throws<ArgumentException>(() => NhsNumber.CheckDigit("12345678x"u8));
    }

    [Fact]
    public void Every_digit_mistyped_and_every_two_swapped_are_found()
    {
        var dice = new Seeded(11);
        Span<byte> number = stackalloc byte[NhsNumber.Length];
        for (var i = 0; i < 2000; i++)
        {
            for (var at = 0; at < 9; at++)
            {
                number[at] = (byte)('0' + dice.Below(10));
            }

            if (NhsNumber.CheckDigit(number) is not { } digit)
            {
                continue;
            }

            number[9] = (byte)('0' + digit);
            Assert.True(NhsNumber.IsValid(number));
            for (var at = 0; at < 10; at++)
            {
                var was = number[at];
                number[at] = (byte)('0' + ((was - '0' + 1 + dice.Below(9)) % 10));
                Assert.False(NhsNumber.IsValid(number));
                number[at] = was;
                if (at > 0 && number[at - 1] != was)
                {
                    (number[at - 1], number[at]) = (was, number[at - 1]);
                    Assert.False(NhsNumber.IsValid(number));
                    (number[at - 1], number[at]) = (number[at], number[at - 1]);
                }
            }
        }
    }
}
