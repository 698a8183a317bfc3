using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using LineOfSight.Kit;

namespace LineOfSight.Host.Tests.Serving;

/// <summary>How often a page asks the database: each command or batch of the driver is one round trip, and the commit is one more.</summary>
public sealed class RoundTripsTests(House house) : IClassFixture<House>
{
    [Theory]
    [InlineData("business-manager")]
    [InlineData("school-lead")]
    [InlineData("administrator")]
    public async Task Home_asks_at_most_six_times_however_many_modules_have_something_on_it(string role)
    {
        var partnership = role == "administrator" ? (Guid?)null : await house.PartnershipAsync($"Home of a {role}");
        using var browser = house.Browser(await house.PersonAsync("Hal Home", role, partnership));
        Assert.InRange(await CountAsync(browser, "/"), 3, 6);
    }

    private static async Task<int> CountAsync(Browser browser, string url)
    {
        var commands = new ConcurrentQueue<ActivityTraceId>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStarted = activity =>
            {
                if (activity.Source.Name == "Npgsql" && !activity.OperationName.StartsWith("CONNECT", StringComparison.Ordinal))
                {
                    commands.Enqueue(activity.TraceId);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        // What other tests ask at the same time belongs to other traces.
        using var mine = new Activity("A page is opened").SetIdFormat(ActivityIdFormat.W3C).Start();
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(url)).Status);
        return commands.Count(c => c == mine.TraceId) + 1;
    }
}
