using System.Globalization;
using System.Text;
using LineOfSight.Kernel.Access.Factors;

namespace LineOfSight.Host.Tests.Access.Factors;

public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238, appendix B (SHA-1), its last six figures.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void The_vectors_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, Totp.CodeOf(Secret, Totp.StepOf(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_clock_may_be_one_step_off(int steps, bool taken)
    {
        var now = DateTimeOffset.Parse("2026-04-15T09:00:10Z", CultureInfo.InvariantCulture);
        var code = Totp.CodeOf(Secret, Totp.StepOf(now) + steps);
        Assert.Equal(taken, Totp.Match(Secret, code, now, lastStep: 0) is not null);
    }

    [Fact]
    public void A_code_and_those_before_it_are_not_taken_again()
    {
        var now = DateTimeOffset.Parse("2026-04-15T09:00:10Z", CultureInfo.InvariantCulture);
        var used = Totp.StepOf(now);
        Assert.Null(Totp.Match(Secret, Totp.CodeOf(Secret, used), now, used));
        Assert.Null(Totp.Match(Secret, Totp.CodeOf(Secret, used - 1), now, used));
        Assert.Equal(used + 1, Totp.Match(Secret, Totp.CodeOf(Secret, used + 1), now, used));
    }

    // RFC 4648, 10, without the padding that authenticator apps leave out.
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Base_32_goes_there_and_back(string text, string letters)
    {
        Assert.Equal(letters, Base32.Write(Encoding.ASCII.GetBytes(text)));
        Assert.Equal(text, Encoding.ASCII.GetString(Base32.Read(letters)));
    }
}
