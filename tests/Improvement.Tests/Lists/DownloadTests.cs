using System.Net;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Improvement.Tests.Lists;

/// <summary>Lists as files: every row, the filters of the page, and nothing beyond the page's permission.</summary>
public sealed class DownloadTests(ListTests.Filled house) : IClassFixture<ListTests.Filled>
{
    private async Task<(HttpStatusCode Status, byte[] Content, string? Type, string? Name)> TakeAsync(Guid person, string url)
    {
        using var browser = house.Browser(person);
        using var response = await browser.Client.GetAsync(new Uri(url, UriKind.Relative), TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), response.Content.Headers.ContentType?.MediaType, response.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
    }

    [Fact]
    public async Task The_page_links_to_every_row_and_the_file_has_them_all()
    {
        using var browser = house.Browser(house.Manager);
        var page = await browser.GetAsync("/improvement");
        var links = page.Document.QuerySelectorAll(".los-downloads a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(["/improvement?handler=Download&as=csv", "/improvement?handler=Download&as=excel"], links);
        Assert.Contains("Download all 60 actions as CSV or Excel", page.Text, StringComparison.Ordinal);
        var (status, content, type, name) = await TakeAsync(house.Manager, links[0]);
        Assert.Equal((HttpStatusCode.OK, "text/csv"), (status, type));
        Assert.Matches("^actions-[0-9]{4}-[0-9]{2}-[0-9]{2}[.]csv$", name);
        var lines = Encoding.UTF8.GetString(content).TrimEnd().Split("\r\n");
        Assert.Equal(61, lines.Length);
        Assert.Contains(lines, l => l.StartsWith("\"A-0\",\"Action 0\",\"Overdue\"", StringComparison.Ordinal) && l.EndsWith("\"Finding 1\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_filter_is_kept_and_the_workbook_says_so()
    {
        using var browser = house.Browser(house.Manager);
        var page = await browser.GetAsync($"/improvement?agency={ImprovementHouse.Police}&page=2");
        var link = page.Document.QuerySelectorAll(".los-downloads a")[^1].GetAttribute("href")!;
        Assert.DoesNotContain("page=", link, StringComparison.Ordinal);
        var (_, content, type, _) = await TakeAsync(house.Manager, link);
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", type);
        using var book = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false);
        var sheets = book.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Select(s => ((WorksheetPart)book.WorkbookPart.GetPartById(s.Id!.Value!)).Worksheet.Descendants<Row>().Select(r => string.Join('|', r.Elements<Cell>().Select(c => c.InnerText))).ToList()).ToList();
        Assert.Equal(21, sheets[1].Count);
        Assert.Contains("Rows|20 of 60", sheets[0]);
        Assert.Contains(sheets[0], r => r.StartsWith("Filter: Agency|", StringComparison.Ordinal));
        Assert.Contains("Taken by|Morgan Manager", sheets[0]);
    }

    [Fact]
    public async Task A_role_of_one_agency_takes_its_own_rows_and_a_neighbour_none()
    {
        Assert.Equal(21, Encoding.UTF8.GetString((await TakeAsync(house.PoliceLead, "/improvement?handler=Download")).Content).TrimEnd().Split("\r\n").Length);
        Assert.Single(Encoding.UTF8.GetString((await TakeAsync(house.NeighbourManager, "/improvement?handler=Download")).Content).TrimEnd().Split("\r\n"));
    }

    [Fact]
    public async Task Taking_a_list_is_an_act_that_names_its_filters()
    {
        await TakeAsync(house.Manager, "/improvement/findings?handler=Download&as=excel&theme=Neglect");
        Assert.Equal("Findings (Excel), 1 row; Theme: Neglect", await house.SqlAsync<string>("select t.reason from kernel.act a join kernel.act_text t on t.act_id = a.id where a.kind = 'host.list.taken' and t.reason like 'Findings (Excel)%'"));
    }

    [Fact]
    public async Task Nothing_is_left_in_the_folder_of_files()
    {
        await TakeAsync(house.Manager, "/improvement/findings?handler=Download");
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(house.Services.GetRequiredService<LineOfSight.Kernel.Data.DataFolder>().Path, "exports")));
    }

    [Fact]
    public async Task The_pictures_have_their_numbers_as_a_file()
    {
        using var browser = house.Browser(house.Manager);
        var page = await browser.GetAsync("/improvement/flow");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(3, page.Document.QuerySelectorAll(".los-chart").Length);
        var (status, content, _, _) = await TakeAsync(house.Manager, page.Document.QuerySelector(".los-chart a[download]")!.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.StartsWith("\uFEFF\"Month\",\"Closed with impact\"", Encoding.UTF8.GetString(content), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await TakeAsync(house.Manager, "/improvement/flow?handler=Download&of=nothing")).Status);
    }
}
