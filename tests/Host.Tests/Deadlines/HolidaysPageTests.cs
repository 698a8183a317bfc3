using System.Net;
using System.Text;
using AngleSharp.Dom;
using LineOfSight.Kit;

namespace LineOfSight.Host.Tests.Deadlines;

/// <summary>/holidays: what is known, and the import of later years.</summary>
public sealed class HolidaysPageTests(House house) : IClassFixture<House>
{
    private static async Task<Page> SendAsync(Browser browser, string? file)
    {
        var form = (await browser.GetAsync("/holidays")).Document;
        using var content = new MultipartFormDataContent { { new StringContent(form.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" } };
        if (file is not null)
        {
            content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(file)), "Input.File", "bank-holidays.json");
        }

        using var answer = await browser.Client.PostAsync(new Uri("/holidays", UriKind.Relative), content, TestContext.Current.CancellationToken);
        return answer.StatusCode == HttpStatusCode.OK ? await Browser.ReadAsync(answer) : await browser.GetAsync("/holidays");
    }

    [Fact]
    public async Task An_administrator_imports_a_later_year()
    {
        using var browser = house.Browser(await house.PersonAsync("Ada Administrator", "administrator", null));
        var page = await browser.GetAsync("/holidays");
        Assert.Contains("England and Wales 2019 to 2028 83", string.Join(' ', page.Document.QuerySelector("tbody tr")!.Children.Select(c => c.TextContent.Trim())), StringComparison.Ordinal);
        Assert.Contains("Choose GOV.UK’s file of bank holidays", (await SendAsync(browser, null)).Errors, StringComparison.Ordinal);
        var refused = await SendAsync(browser, "{}");
        Assert.Contains("The file names no division", refused.Errors, StringComparison.Ordinal);
        Assert.Equal("England and Wales", refused.Document.QuerySelector("tbody th")!.TextContent.Trim());

        var events = string.Join(',', Enumerable.Range(0, 8).Select(n => $"{{\"title\":\"Day {n} <b>\",\"date\":\"{new DateOnly(2029, 1, 1).AddDays(7 * n):yyyy-MM-dd}\"}}"));
        var done = await SendAsync(browser, "{\"england-and-wales\":{\"events\":[" + events + "]}}");
        Assert.Contains("8 bank holidays read: 8 added, 0 changed, 0 removed.", done.Text, StringComparison.Ordinal);
        Assert.Contains("England and Wales, 2029: 8 days", done.Text, StringComparison.Ordinal);
        Assert.Contains("Day 0 <b>", done.Text, StringComparison.Ordinal);
        Assert.Equal(1L, await house.SqlAsync<long>("select count(*) from kernel.act where kind = 'host.holidays.imported'"));
    }
}
