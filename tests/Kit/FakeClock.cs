namespace LineOfSight.Kit;

/// <summary>A clock that stands still until a test moves it. It starts on Wednesday 15 April 2026 at 10:00 in London.</summary>
public sealed class FakeClock : TimeProvider
{
    private long ticks = new DateTimeOffset(2026, 4, 15, 9, 0, 0, TimeSpan.Zero).UtcTicks;

    /// <summary>Moves the clock; negative spans move it back.</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);
}
