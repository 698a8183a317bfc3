using System.Net;
using AngleSharp.Html.Dom;

namespace LineOfSight.Improvement.Tests.Write;

/// <summary>/improvement/write/answer/{finding}, /improvement/deliver/answer/{answer}</summary>
public sealed class AnswerTests(ImprovementHouse house) : IClassFixture<ImprovementHouse>
{
    [Fact]
    public async Task Is_owed_until_it_was_delivered()
    {
        var said = house.Said();
        (said.RaisedOn, said.Evidence.GivenOn) = (house.Today.AddDays(-112), house.Today.AddDays(-112));
        var finding = await house.RaiseAsync(house.Manager, said);
        using var browser = house.Browser(house.Manager);
        var form = await browser.GetAsync($"/improvement/write/answer/{finding}");
        Assert.Equal("Four young people in Ware", ((IHtmlInputElement)form.Document.QuerySelector("[name='Input.AddressedTo']")!).Value);
        Assert.Contains("Enter the answer in plain words", (await browser.PostAsync($"/improvement/write/answer/{finding}")).Errors, StringComparison.Ordinal);
        var written = await browser.PostAsync($"/improvement/write/answer/{finding}", new { Input_Words = "We will start in year 7." });
        var answer = Guid.Parse(written.Location!.Split('/')[^1]);
        Assert.Contains("They have waited 112 days for an answer.", (await browser.GetAsync($"/improvement/finding/{finding}")).Text, StringComparison.Ordinal);
        Assert.Contains("Not yet. They have waited 112 days.", (await browser.GetAsync(written.Location!)).Text, StringComparison.Ordinal);

        var url = $"/improvement/deliver/answer/{answer}";
        var typed = new Dictionary<string, string>
        {
            ["Input.Way"] = "At the youth council", ["Input.DeliveredBy"] = "The chair",
            ["Input.DeliveredOn.Day"] = "23", ["Input.DeliveredOn.Month"] = "12", ["Input.DeliveredOn.Year"] = "2025",
        };
        var before = await browser.PostAsync(url, typed);
        Assert.Contains("The date it was delivered must be on or after 24 December 2025, when the finding was raised", before.Errors, StringComparison.Ordinal);
        Assert.Equal("At the youth council", ((IHtmlInputElement)before.Document.QuerySelector("[name='Input.Way']")!).Value);
        Assert.Contains("Enter how they were told", (await browser.PostAsync(url, new Dictionary<string, string>(typed) { ["Input.Way"] = " " })).Errors, StringComparison.Ordinal);
        typed["Input.DeliveredOn.Day"] = "15";
        typed["Input.DeliveredOn.Month"] = "4";
        typed["Input.DeliveredOn.Year"] = "2026";
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync(url, typed)).Status);
        Assert.Contains("They were told 112 days after they spoke.", (await browser.GetAsync($"/improvement/line-of-sight/{answer}")).Text, StringComparison.Ordinal);
        Assert.Contains("112 days after they spoke", (await browser.GetAsync($"/improvement/answer/{answer}")).Text, StringComparison.Ordinal);
        var late = await browser.PostAsync($"/improvement/edit/answer/{answer}", new { Input_Words = "Other words" });
        Assert.Contains("stands as it was given", late.Errors, StringComparison.Ordinal);
        Assert.Contains("already delivered", (await browser.PostAsync(url, typed)).Errors, StringComparison.Ordinal);
        Assert.Contains("Delivered an answer", (await browser.GetAsync($"/improvement/activity/{finding}")).Text, StringComparison.Ordinal);
    }
}
