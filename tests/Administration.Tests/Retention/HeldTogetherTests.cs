using System.Net;
using LineOfSight.Administration.Retention.Review;
using LineOfSight.Kernel.Retention;
using LineOfSight.Kernel.Rules;

namespace LineOfSight.Administration.Tests.Retention;

/// <summary>What hangs together is held together, and goes with all that was said about it.</summary>
public sealed class HeldTogetherTests(RetentionHouse house) : IClassFixture<RetentionHouse>
{
    [Fact]
    public async Task A_hold_on_a_finding_shows_at_its_action_and_the_other_way_round()
    {
        var (finding, findingReference) = await house.FindingAsync(house.Today.AddYears(-12));
        var (action, reference, _) = await house.ActionAsync(house.Today.AddYears(-12), finding);
        await house.ListAsync();
        using var browser = house.Browser(house.Manager);
        foreach (var (held, other, record) in new[] { (findingReference, reference, action), (reference, findingReference, finding) })
        {
            Assert.Contains("To review", await StateAsync(other), StringComparison.Ordinal);
            await house.HoldAsync(house.Governance, HoldReach.Record, held);
            Assert.Contains("Held", await StateAsync(other), StringComparison.Ordinal);
            var review = await house.ReviewOfAsync(record);
            Assert.Contains("or one that hangs together with it, is held", (await browser.GetAsync($"/administration/retention/review/record/{review}")).Text, StringComparison.Ordinal);
            Assert.Contains("is held", (await Assert.ThrowsAsync<RuleBroken>(() => house.DecideAsync(house.Governance, review, Decision.Dispose))).Message, StringComparison.Ordinal);
            await house.LiftAllAsync();
        }

        async Task<string> StateAsync(string wanted) => (await browser.GetAsync("/administration/retention")).Document.QuerySelectorAll("tr")
            .Single(r => r.TextContent.Contains(wanted, StringComparison.Ordinal)).TextContent;
    }

    [Fact]
    public async Task A_hold_on_its_document_shows_at_the_record_that_it_would_go_with()
    {
        var (finding, _) = await house.FindingAsync(house.Today.AddYears(-12));
        using var browser = house.Browser(house.Manager);
        var pdf = "%PDF-1.7\n1 0 obj\n<< >>\nendobj\n%%EOF\n"u8.ToArray();
        Assert.Equal(HttpStatusCode.Redirect, (await browser.UploadAsync($"/improvement/add/document/{finding}", "Input.File", "minutes.pdf", pdf)).Status);
        await house.ListAsync();
        var review = await house.ReviewOfAsync(finding);
        await house.DecideAsync(house.Governance, review, Decision.Dispose);
        await house.HoldAsync(house.Governance, HoldReach.Kind, kind: "Document");
        Assert.Contains("is held", (await browser.GetAsync($"/administration/retention/review/record/{review}")).Text, StringComparison.Ordinal);
        Assert.Contains("is held", (await Assert.ThrowsAsync<RuleBroken>(() => house.DecideAsync(house.Manager, review, Decision.Agree))).Message, StringComparison.Ordinal);
        await house.LiftAllAsync();
        await house.DecideAsync(house.Manager, review, Decision.Agree);
        Assert.False(await house.IsThereAsync(finding));
    }

    [Fact]
    public async Task An_action_goes_with_its_clock_the_words_of_its_pauses_and_the_letters_about_it()
    {
        var (finding, _) = await house.FindingAsync(house.Today);
        var (action, _, clock) = await house.ActionAsync(house.Today.AddYears(-11), finding);
        var (letter, digest) = await house.LettersAsync(action);
        await house.ListAsync();
        var review = await house.ReviewOfAsync(action);
        await house.DecideAsync(house.Governance, review, Decision.Dispose);
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from kernel.clock_entry where clock_id = $1 and words like 'Canary%'", clock));
        await house.DecideAsync(house.Manager, review, Decision.Agree);
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from improvement.action where id = $1", action));
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from kernel.clock where id = $1", clock));
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from kernel.clock_entry where clock_id = $1", clock));
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from kernel.letter where id = $1", letter));
        var told = await house.SqlAsync<string>("select words from kernel.letter where id = $1", digest);
        Assert.Contains("Other news", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Canary", told, StringComparison.Ordinal);
        Assert.True(await house.IsThereAsync(finding));
    }
}
