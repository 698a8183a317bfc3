using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LineOfSight.Kit;

namespace LineOfSight.Improvement.Tests;

/// <summary>Hostile strings in every text field come back as they were typed, and execute nowhere.</summary>
public sealed class HostileTextTests(ImprovementHouse house) : IClassFixture<ImprovementHouse>
{
    private static IEnumerable<string> Strings()
    {
        var naughty = JsonSerializer.Deserialize<List<string>>(File.ReadAllText(Shared.File("corpora/naughty-strings/blns.json")))!;
        var lines = File.ReadLines(Shared.File("corpora/compact/xss-compact.txt")).Concat(File.ReadLines(Shared.File("corpora/compact/sqli-compact.txt")));
        return naughty.Concat(lines).Where(s => s.Length <= 100).Distinct();
    }

    [Fact]
    public async Task A_finding_gives_every_text_back()
    {
        using var browser = house.Browser(house.Manager);
        var form = (IHtmlFormElement)(await browser.GetAsync("/improvement/raise/finding")).Document.QuerySelector("main form")!;
        var (kept, refused) = (0, 0);
        foreach (var text in Strings())
        {
            var typed = Raise.FindingTests.Typed;
            foreach (var field in (string[])["Title", "Found", "Theme", "RaisedBy", "Evidence.Words", "Evidence.Consent", "Evidence.Place", "Evidence.Source"])
            {
                typed["Input." + field] = text;
            }

            typed["Step"] = "record";
            var done = await browser.SendAsync(form, "/improvement/raise/finding", typed);
            if (string.IsNullOrWhiteSpace(text))
            {
                Assert.Contains("Enter the finding in one sentence", done.Errors, StringComparison.Ordinal);
                refused++;
                continue;
            }

            Assert.True(done.Status == HttpStatusCode.Redirect, $"{text}: {done.Status} {done.Errors}");
            var id = Guid.Parse(done.Location!.Split('/')[^1]);
            Assert.Equal(text, await house.SqlAsync<string>("select title || '' from improvement.finding where id = $1 and found = title and theme = title and raised_by = title", id));
            var page = await browser.GetAsync(done.Location!);
            Inert(page, text);
            Assert.Equal(Folded(text), Folded(page.Document.QuerySelector("h1")!.TextContent));
            Assert.Contains(Folded($"“{text}”"), Folded(page.Document.QuerySelector(".los-figure")!.TextContent), StringComparison.Ordinal);
            var edit = await browser.GetAsync($"/improvement/edit/finding/{id}");
            Inert(edit, text);
            Assert.Equal(text.ReplaceLineEndings("\n"), ((IHtmlTextAreaElement)edit.Document.QuerySelector("[name='Input.Found']")!).Value.ReplaceLineEndings("\n"));
            Assert.Equal(OneLine(text), OneLine(((IHtmlInputElement)edit.Document.QuerySelector("[name='Input.Title']")!).Value));
            if (++kept % 10 == 0)
            {
                await ThreadGivesBackAsync(browser, id, text);
            }
        }

        Assert.True(kept > 600 && refused > 0, string.Create(CultureInfo.InvariantCulture, $"{kept} kept, {refused} refused"));
    }

    private async Task ThreadGivesBackAsync(Browser browser, Guid finding, string text)
    {
        var action = await house.AddActionAsync(house.Manager, finding, text);
        var answer = await house.WriteAnswerAsync(house.Manager, finding, text);
        var update = await browser.PostAsync($"/improvement/update/progress/{action}", new Dictionary<string, string> { ["Input.Status"] = "AtRisk", ["Input.Note"] = text });
        Assert.True(update.Status == HttpStatusCode.Redirect, $"{text}: {update.Errors}");
        foreach (var url in (string[])[$"action/{action}", $"answer/{answer}", $"line-of-sight/{finding}", $"activity/{finding}", $"actions/{finding}", $"deliver/answer/{answer}"])
        {
            var page = await browser.GetAsync("/improvement/" + url);
            Assert.True(page.Status == HttpStatusCode.OK, $"{url}: {text}");
            Inert(page, text);
            Assert.Contains(Folded(text), Folded(page.Document.QuerySelector("main")!.TextContent), StringComparison.Ordinal);
        }
    }

    // Nothing but the product's own scripts, and no attribute that runs anything.
    private static void Inert(Page page, string text)
    {
        Assert.All(page.Document.Scripts, s => Assert.StartsWith("/assets/", s.GetAttribute("src"), StringComparison.Ordinal));
        Assert.DoesNotContain(page.Document.All, e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal) || a.Name == "style"));
        Assert.DoesNotContain(page.Document.All, e => e.LocalName is "iframe" or "object" or "embed" or "img" or "base");
        Assert.All(page.Document.QuerySelectorAll("a[href]"), a => Assert.True(a.GetAttribute("href")![0] is '/' or '#', text));
    }

    private static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // An input of one line takes out line breaks, as browsers do.
    private static string OneLine(string text) => text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
}
