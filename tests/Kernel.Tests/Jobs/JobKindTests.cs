using LineOfSight.Kernel.Jobs;

namespace LineOfSight.Kernel.Tests.Jobs;

/// <summary>Moments are London's, also where its clocks change.</summary>
public sealed class JobKindTests
{
    private static readonly JobKind Morning = new("test.morning", "At seven", "0 0 7 * * ?", typeof(Chore));

    [Theory]
    [InlineData("2026-01-10T06:59:59Z", "2026-01-09T07:00:00Z", "2026-01-10T07:00:00Z")]
    [InlineData("2026-01-10T07:00:00Z", "2026-01-10T07:00:00Z", "2026-01-11T07:00:00Z")]
    [InlineData("2026-03-29T05:59:59Z", "2026-03-28T07:00:00Z", "2026-03-29T06:00:00Z")]
    [InlineData("2026-07-01T12:00:00Z", "2026-07-01T06:00:00Z", "2026-07-02T06:00:00Z")]
    [InlineData("2026-10-25T07:00:00Z", "2026-10-25T07:00:00Z", "2026-10-26T07:00:00Z")]
    public void Seven_in_the_morning_is_seven_in_London(string at, string last, string next)
    {
        Assert.Equal(DateTimeOffset.Parse(last, null), Morning.LastDue(DateTimeOffset.Parse(at, null)));
        Assert.Equal(DateTimeOffset.Parse(next, null), Morning.NextDue(DateTimeOffset.Parse(at, null)));
    }

    [Fact]
    public void A_class_that_does_no_job_is_refused_at_the_start() => Assert.Contains(
        "does not implement", Assert.Throws<InvalidOperationException>(() => new JobBook([new JobKind("test.wrong", "Wrong", "0 0 7 * * ?", typeof(JobKindTests))])).Message);
}
