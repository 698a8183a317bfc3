using System.Net;
using LineOfSight.Kernel.Access;
using LineOfSight.Kit;

namespace LineOfSight.Kernel.Tests.Access;

/// <summary>Wrong guesses of one address: a hundred in a quarter of an hour, each kind on its own.</summary>
public sealed class GuessThrottleTests
{
    private static readonly IPAddress Office = IPAddress.Parse("192.0.2.7");
    private readonly FakeClock clock = new();

    [Fact]
    public void A_hundred_dead_links_opened_in_an_office_keep_nobody_there_from_signing_in()
    {
        var throttle = Guessed(Guess.Link);
        Assert.False(throttle.MayTry(Guess.Link, Office));
        Assert.True(throttle.MayTry(Guess.SignIn, Office));
        Assert.True(throttle.MayTry(Guess.Link, IPAddress.Parse("192.0.2.8")));
    }

    [Fact]
    public void A_quarter_of_an_hour_later_the_address_may_try_again()
    {
        var throttle = Guessed(Guess.SignIn);
        Assert.False(throttle.MayTry(Guess.SignIn, Office));
        clock.Advance(TimeSpan.FromMinutes(15));
        Assert.True(throttle.MayTry(Guess.SignIn, Office));
    }

    [Fact]
    public void The_addresses_of_one_office_in_version_6_are_one()
    {
        var throttle = new GuessThrottle(clock);
        for (var i = 1; i <= GuessThrottle.Most; i++)
        {
            throttle.Wrong(Guess.SignIn, IPAddress.Parse($"2001:db8:0:1::{i:x}"));
        }

        Assert.False(throttle.MayTry(Guess.SignIn, IPAddress.Parse("2001:db8:0:1::ffff")));
        Assert.True(throttle.MayTry(Guess.SignIn, IPAddress.Parse("2001:db8:0:2::1")));
    }

    private GuessThrottle Guessed(Guess guess)
    {
        var throttle = new GuessThrottle(clock);
        for (var i = 0; i < GuessThrottle.Most; i++)
        {
            throttle.Wrong(guess, Office);
        }

        return throttle;
    }
}
