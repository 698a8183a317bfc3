using System.Net;
using LineOfSight.Kit;

namespace LineOfSight.Administration.Tests;

public sealed class PeopleListTests(Offices house) : IClassFixture<Offices>
{
    [Fact]
    public async Task The_list_is_filtered_and_comes_in_pages()
    {
        var (partnership, manager) = await house.OfficeAsync();
        for (var i = 0; i < 30; i++)
        {
            await house.PersonAsync($"Person {i:00} 100%_sure", "school-lead", partnership, Offices.Police.Id);
        }

        using var browser = house.Browser(manager);
        var first = await browser.GetAsync("/administration");
        Assert.Contains("31 people", first.Text, StringComparison.Ordinal);
        Assert.Equal(25, first.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("Wherryshire Constabulary", first.Text, StringComparison.Ordinal);
        var second = await browser.GetAsync("/administration?PageNumber=2");
        Assert.Equal(6, second.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("1 person", (await browser.GetAsync("/administration?Role=business-manager")).Text, StringComparison.Ordinal);
        Assert.Contains("1 person", (await browser.GetAsync("/administration?Words=person+07")).Text, StringComparison.Ordinal);
        Assert.Contains("30 people", (await browser.GetAsync("/administration?Words=" + Uri.EscapeDataString("100%_s"))).Text, StringComparison.Ordinal);
        Assert.Contains("Nobody matches", (await browser.GetAsync("/administration?Words=" + Uri.EscapeDataString("10_%sure"))).Text, StringComparison.Ordinal);
        Assert.Contains("30 people", (await browser.GetAsync($"/administration?Agency={Offices.Police.Id}")).Text, StringComparison.Ordinal);
        // As a file it has every row, not a page, and keeps the filters.
        var file = (await browser.GetAsync(second.Document.QuerySelector(".los-downloads a")!.GetAttribute("href")!)).Raw;
        Assert.Equal(32, file.TrimEnd().Split("\r\n").Length);
        Assert.Contains("\"Person 29 100%_sure\"", file, StringComparison.Ordinal);
        Assert.Equal(2, (await browser.GetAsync("/administration?Words=person+07&handler=Download")).Raw.TrimEnd().Split("\r\n").Length);
    }

    [Theory]
    [InlineData("Words=%00")]
    [InlineData("Role=%00")]
    [InlineData("PageNumber=0")]
    [InlineData("PageNumber=x")]
    [InlineData("Which=Everything")]
    [InlineData("Agency=1%27%20or%201=1")]
    public async Task Filters_that_make_no_sense_find_no_page(string query)
    {
        var (_, manager) = await house.OfficeAsync();
        using var browser = house.Browser(manager);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/administration?{query}")).Status);
    }

    [Fact]
    public async Task An_administrator_sees_everybody_and_narrows_to_a_partnership()
    {
        var (partnership, _) = await house.OfficeAsync();
        using var browser = house.Browser(await house.AdministratorAsync());
        Assert.Contains("Addi Administrator", (await browser.GetAsync("/administration?Role=administrator")).Text, StringComparison.Ordinal);
        var page = await browser.GetAsync($"/administration?Partnership={partnership}");
        Assert.Contains("1 person", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Operator of this installation", (await browser.GetAsync("/administration?Words=Operator")).Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/administration/person/00000000-0000-4000-8000-000000000001")).Status);
    }

    [Fact]
    public async Task Governance_reads_and_changes_nothing_and_others_find_no_page()
    {
        var (partnership, manager) = await house.OfficeAsync();
        using var governance = house.Browser(await house.PersonAsync("Gil Governance", "information-governance", partnership));
        var list = await governance.GetAsync("/administration");
        Assert.Contains("Mo Manager", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Invite a person", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Give a further role", (await governance.GetAsync($"/administration/person/{manager}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await governance.GetAsync("/administration/invite/person")).Status);
        using var lead = house.Browser(await house.PersonAsync("Les Lead", "school-lead", partnership));
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GetAsync("/administration")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GetAsync("/administration/roles")).Status);
    }

    [Fact]
    public async Task The_roles_page_says_in_words_what_the_file_permits()
    {
        var (_, manager) = await house.OfficeAsync();
        using var browser = house.Browser(manager);
        var page = await browser.GetAsync("/administration/roles");
        Assert.Contains("Independent scrutineer", page.Text, StringComparison.Ordinal);
        Assert.Contains("Invite people, and give, move and end their roles", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("administration.people", page.Text, StringComparison.Ordinal);
    }
}
