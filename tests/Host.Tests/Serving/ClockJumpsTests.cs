using System.Net;
using LineOfSight.Kernel.Acts.Sealing;
using LineOfSight.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Host.Tests.Serving;

/// <summary>A clock that jumps: the person signs in once more, nothing that was saved is lost, and the audit trail verifies over both times.</summary>
public sealed class ClockJumpsTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_clock_that_jumps_ends_sessions_at_most_and_loses_nothing()
    {
        var partnership = await house.PartnershipAsync("Where time jumps");
        var person = await house.PersonAsync("Tia Time", "business-manager", partnership);
        using var browser = house.Browser(person);
        await SaveAsync(browser, "Before the jump");

        // Back: what was saved later than now is there, and can be saved beside.
        house.Clock.Advance(TimeSpan.FromHours(-12));
        Assert.Contains("Before the jump", (await browser.GetAsync("/improvement/findings")).Text, StringComparison.Ordinal);
        await SaveAsync(browser, "In the hours before");

        // Far ahead: the session has ended, and the page to come back to is kept.
        house.Clock.Advance(TimeSpan.FromDays(800));
        var page = await browser.GetAsync("/improvement/findings");
        Assert.Equal(HttpStatusCode.Redirect, page.Status);
        Assert.Contains("/sign-in?from=%2Fimprovement%2Ffindings", page.Location, StringComparison.Ordinal);
        using var again = house.Browser(person);
        await SaveAsync(again, "After the jump");

        house.Clock.Advance(TimeSpan.FromDays(-800) + TimeSpan.FromHours(12));
        Assert.Equal(3, await house.SqlAsync<long>("select count(*) from improvement.finding where partnership_id = $1", partnership));
        await house.Services.GetRequiredService<Sealer>().SealAsync(TestContext.Current.CancellationToken);
        var verified = await house.Services.GetRequiredService<Verifier>().VerifyAsync([], TestContext.Current.CancellationToken);
        Assert.Empty(verified.Faults);
        Assert.Equal(0, verified.Waiting);
    }

    private static async Task SaveAsync(Browser browser, string title)
    {
        var saved = await browser.PostAsync("/improvement/raise/finding", new Dictionary<string, string>
        {
            ["Input.Title"] = title,
            ["Input.Found"] = "What was found.",
            ["Input.IsConcern"] = "true",
            ["Input.Theme"] = "Neglect",
            ["Input.RaisedBy"] = "Four young people",
            ["Input.RaisedOn.Day"] = "3",
            ["Input.RaisedOn.Month"] = "4",
            ["Input.RaisedOn.Year"] = "2026",
            ["Step"] = "record",
        });
        Assert.True(saved.Status == HttpStatusCode.Redirect, $"{saved.Status}: {saved.Errors}");
    }
}
