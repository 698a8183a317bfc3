using LineOfSight.Kernel.Clocks;

namespace LineOfSight.Demo;

/// <summary>The time at which the demonstration's people act: within a story it only goes forward.</summary>
internal sealed class DemoClock : TimeProvider
{
    private static readonly DateTimeOffset First = London.StartOf(new DateOnly(2018, 11, 5)).AddHours(9);
    private DateTimeOffset now = First;

    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Goes back to the first day, to tell the story of the next partnership.</summary>
    public void Begin() => now = First;

    /// <summary>Goes to a day, half past nine in London; acts of the same day follow each other by minutes.</summary>
    public void GoTo(DateOnly day)
    {
        var morning = London.StartOf(day).AddHours(9).AddMinutes(30);
        now = morning > now ? morning : now.AddMinutes(2);
    }
}
