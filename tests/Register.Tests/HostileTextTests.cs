using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LineOfSight.Kernel.Data;
using LineOfSight.Kit;
using LineOfSight.Register.Agencies;
using LineOfSight.Register.Bodies;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Register.Tests;

/// <summary>The hostile strings in every text field of the register: they come back as they were typed and execute nowhere.</summary>
public sealed class HostileTextTests(Registered house) : IClassFixture<Registered>
{
    /// <summary>Each string stands in one field of each form, and with the long tests in every field; the fields of a form are filled together.</summary>
    [Fact]
    public async Task Every_hostile_string_comes_back_as_typed()
    {
        var strings = Corpus();
        var role = await house.AgencyAsync(house.Manager, house.Here, "Hostile Probation", "probation");
        var contact = await house.AsAsync(house.Manager, s => s.GetRequiredService<KeepContact>().AddAsync(role.Id, new() { Name = "Kim Reed", Email = "kim@example.org" }, default));
        var body = await house.BodyAsync("Hostile group");
        await house.AsAsync(house.Manager, s => s.GetRequiredService<KeepBody>().AgreeTermsAsync(body, new() { TermsAgreedOn = Registered.Start, TermsOfReference = "x", Version = 1 }, default));
        using var browser = house.Browser(house.Manager);
        (string Edit, string View, (string Name, int Limit)[] Fields)[] forms =
        [
            ($"/register/partnerships/edit/{house.Here}", $"/register/partnerships/partnership/{house.Here}", [("Input.Predecessor", 200), ("Input.Region", 100)]),
            ($"/register/agencies/edit/{role.AgencyId}", $"/register/agencies/agency/{role.AgencyId}", [("Input.Name", 200)]),
            ($"/register/agencies/edit-contact/{contact.Id}", $"/register/agencies/agency/{role.AgencyId}", [("Input.Name", 120), ("Input.JobTitle", 120), ("Input.Telephone", 40)]),
            ($"/register/bodies/edit/{body}", $"/register/bodies/body/{body}", [("Input.Name", 200), ("Input.Purpose", 500)]),
            ($"/register/bodies/terms/{body}", $"/register/bodies/body/{body}", [("Input.TermsOfReference", 20_000)]),
        ];

        foreach (var (edit, view, fields) in forms)
        {
            var form = (await browser.GetAsync(edit)).Document.QuerySelector("main form")!;
            var turns = Environment.GetEnvironmentVariable("LINEOFSIGHT_TEST_ALL") == "true" ? fields.Length : 1;
            foreach (var texts in Enumerable.Range(0, turns).SelectMany(turn => strings.Skip(turn).Concat(strings.Take(turn)).Chunk(fields.Length)))
            {
                var typed = fields.Zip(texts).ToDictionary(f => f.First.Name, f => f.Second);
                var answer = await browser.SendAsync((IHtmlFormElement)form, edit, typed);
                if (fields.Any(f => typed.TryGetValue(f.Name, out var text) && text.Length > f.Limit))
                {
                    Assert.Contains("shorten it", answer.Errors, StringComparison.Ordinal);
                    Assert.All(typed, t => Assert.Equal(t.Value, Typed(answer, t.Key)));
                    continue;
                }

                Assert.True(answer.Status == HttpStatusCode.Redirect, $"{edit} answered {answer.Status} to {string.Join(" | ", texts)}: {answer.Errors}");
                var again = await browser.GetAsync(edit);
                Assert.All(typed, t => Assert.Equal(t.Value, Typed(again, t.Key)));
                form = again.Document.QuerySelector("main form")!;
            }

            NothingRuns(await browser.GetAsync(view));
            var segments = view.Split('/');
            NothingRuns(await browser.GetAsync($"/register/{segments[2]}/activity/{segments[4]}"));
        }
    }

    [Fact]
    public async Task Hostile_names_of_members_and_holders_of_seats_read_as_typed()
    {
        var body = await house.BodyAsync("Hostile board", BodyKind.Board);
        var texts = Corpus().Where(t => t.Length <= 120).ToList();
        foreach (var text in texts)
        {
            await house.MemberAsync(body, text);
        }

        using var browser = house.Browser(house.Manager);
        var page = await browser.GetAsync($"/register/bodies/body/{body}");
        NothingRuns(page);
        Assert.Equal(texts.Order(StringComparer.Ordinal), page.Document.QuerySelectorAll("tbody th .los-as-typed").Select(h => h.TextContent).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/register/partnerships?find=")]
    [InlineData("/register/agencies?type=")]
    [InlineData("/register/agencies/add?find=")]
    [InlineData("/register/partners?on=")]
    public async Task Hostile_questions_of_a_list_are_answered_as_text(string url)
    {
        using var browser = house.Browser(house.Manager);
        foreach (var text in Corpus().Where((_, n) => n % 3 == 0))
        {
            var page = await browser.GetAsync(url + Uri.EscapeDataString(text));
            Assert.True(page.Status == HttpStatusCode.OK, $"{url} answered {page.Status} to {text}");
            NothingRuns(page);
        }
    }

    // A single-line field cannot carry a line break or a space at its ends: a browser would not send them either.
    private static List<string> Corpus()
    {
        var naughty = JsonSerializer.Deserialize<string[]>(File.ReadAllText(Shared.File("corpora/naughty-strings/blns.json")))!;
        var cross = File.ReadAllLines(Shared.File("corpora/compact/xss-compact.txt")).Concat(File.ReadAllLines(Shared.File("corpora/compact/sqli-compact.txt")));
        return [.. naughty.Concat(cross.Where((_, n) => n % 7 == 0)).Where(t => !string.IsNullOrWhiteSpace(t) && t == t.Trim(' ', '\t', '\r', '\n') && !t.Contains('\n') && !t.Contains('\r') && !t.Contains('\0')).Distinct()];
    }

    private static string? Typed(Page page, string field) => page.Document.QuerySelector($"[name='{field}']") switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlInputElement input => input.Value,
        _ => null,
    };

    private static void NothingRuns(Page page)
    {
        Assert.All(page.Document.QuerySelectorAll("script"), s => Assert.StartsWith("/assets/", s.GetAttribute("src"), StringComparison.Ordinal));
        Assert.DoesNotContain(page.Document.All, e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || a.Name == "style"));
        Assert.DoesNotContain(page.Document.Links.Select(l => l.GetAttribute("href") ?? ""), h => h.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(page.Document.QuerySelectorAll("main img, main iframe, main object, main svg script"));
    }
}
