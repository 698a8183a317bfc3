using System.Net;
using AngleSharp.Html.Dom;

namespace LineOfSight.Improvement.Tests.Update;

/// <summary>/improvement/update/progress/{record}</summary>
public sealed class ProgressTests(ImprovementHouse house) : IClassFixture<ImprovementHouse>
{
    [Fact]
    public async Task Is_done_only_with_what_changed()
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said());
        var action = await house.AddActionAsync(house.Manager, finding);
        var url = $"/improvement/update/progress/{action}";
        using var browser = house.Browser(house.Manager);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync(url, new { Input_Status = "AtRisk", Input_Note = "Two schools said no" })).Status);
        var page = await browser.GetAsync($"/improvement/action/{action}");
        Assert.Contains("Two schools said no", page.Text, StringComparison.Ordinal);
        Assert.Contains("At risk", page.Text, StringComparison.Ordinal);

        var done = new Dictionary<string, string>
        {
            ["Input.Status"] = "Done", ["Input.DoneOn.Day"] = "15", ["Input.DoneOn.Month"] = "4", ["Input.DoneOn.Year"] = "2026", ["Input.Note"] = "Typed before",
        };
        var silent = await browser.PostAsync(url, done);
        Assert.Contains("Add evidence of what changed, or explain why there is none", silent.Errors, StringComparison.Ordinal);
        Assert.Equal("Typed before", ((IHtmlTextAreaElement)silent.Document.QuerySelector("[name='Input.Note']")!).Value);
        var tomorrow = await browser.PostAsync(url, new Dictionary<string, string>(done) { ["Input.WhatChanged"] = "All", ["Input.DoneOn.Day"] = "16" });
        Assert.Contains("The date it was done must be today or in the past", tomorrow.Errors, StringComparison.Ordinal);
        Assert.Contains("Enter the date it was done", (await browser.PostAsync(url, new { Input_Status = "Done", Input_WhatChanged = "All" })).Errors, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync(url, new Dictionary<string, string>(done) { ["Input.WhatChanged"] = "10 of 99 schools offer it" })).Status);
        page = await browser.GetAsync($"/improvement/action/{action}");
        Assert.Contains("10 of 99 schools offer it", page.Text, StringComparison.Ordinal);
        Assert.Contains("Enter why this action is opened again", (await browser.PostAsync(url, new { Input_Status = "OnTrack" })).Errors, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync(url, new { Input_Status = "OnTrack", Input_Note = "It came back" })).Status);
        var activity = await browser.GetAsync($"/improvement/activity/{action}");
        Assert.Contains("Opened this action again", activity.Text, StringComparison.Ordinal);
        Assert.Contains("10 of 99 schools offer it", activity.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reaches_the_own_agency_and_the_own_person_only()
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said());
        var police = await house.AddActionAsync(house.Manager, finding, "Led by the police", ImprovementHouse.Police);
        var council = await house.AddActionAsync(house.Manager, finding, "Led by the council", ImprovementHouse.Council);
        var school = await house.AddActionAsync(house.Manager, finding, "Owned by a school", owner: house.SchoolLead);
        async Task<HttpStatusCode> OpenAsync(Guid person, string url)
        {
            using var browser = house.Browser(person);
            return (await browser.GetAsync(url)).Status;
        }

        foreach (var page in (string[])["update/progress", "action", "line-of-sight", "activity"])
        {
            Assert.Equal(HttpStatusCode.OK, await OpenAsync(house.PoliceLead, $"/improvement/{page}/{police}"));
            Assert.Equal(HttpStatusCode.NotFound, await OpenAsync(house.PoliceLead, $"/improvement/{page}/{council}"));
            Assert.Equal(HttpStatusCode.OK, await OpenAsync(house.SchoolLead, $"/improvement/{page}/{school}"));
            Assert.Equal(HttpStatusCode.NotFound, await OpenAsync(house.SchoolLead, $"/improvement/{page}/{police}"));
        }

        using var lead = house.Browser(house.PoliceLead);
        var list = await lead.GetAsync("/improvement");
        Assert.Contains("Led by the police", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Led by the council", list.Text, StringComparison.Ordinal);
        var sight = await lead.GetAsync($"/improvement/line-of-sight/{finding}");
        Assert.Contains("Led by the police", sight.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Led by the council", sight.Text, StringComparison.Ordinal);
        Assert.Equal(2, sight.Document.QuerySelectorAll(".los-chain__list li").Count(l => l.TextContent.Trim() == "A restricted record"));

        using var dsl = house.Browser(house.SchoolLead);
        var own = await dsl.GetAsync($"/improvement/action/{school}");
        Assert.Contains("A restricted record", own.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Prevention starts too late", own.Raw, StringComparison.Ordinal);
    }
}
