using System.IO.Compression;
using System.Net;
using LineOfSight.Kit;

namespace LineOfSight.Assurance.Tests.Report;

/// <summary>A round for the board: who answered, grades with the round before, mismatches, what was raised and what is asked back, each with its source.</summary>
public class RoundTests(AssuranceHouse house) : IClassFixture<AssuranceHouse>
{
    private static readonly (Guid, string)[] Everybody = [(AssuranceHouse.Police, "Northshire Constabulary"), (AssuranceHouse.Health, "Northshire Health Trust"), (AssuranceHouse.Charity, "Harbour Youth Charity")];

    private static string[] Row(Page page, string caption, string name) =>
        [.. page.Document.QuerySelectorAll("table").First(t => t.QuerySelector("caption")!.TextContent.Contains(caption, StringComparison.Ordinal)).QuerySelectorAll("tbody tr")
            .First(r => r.Children[0].TextContent.Trim() == name).Children.Skip(1).Select(c => c.TextContent.Trim())];

    [Fact]
    public async Task The_paper_says_what_the_pages_say()
    {
        var before = house.Round("Before", false, 400, Everybody);
        await house.SignAsync(before, AssuranceHouse.Police, ("lead", "not"), ("voice", "fully"));
        var round = house.Round("For the board", false, 0, Everybody);
        var police = await house.SignAsync(round, AssuranceHouse.Police, ("lead", "mostly"), ("voice", "fully"));
        await house.SignAsync(round, AssuranceHouse.Health, ("lead", "fully"), ("voice", "fully"));
        var sam = house.Browser(house.Scrutineer);
        await sam.PostAsync($"/assurance/compare/standard/{round}/lead", null, "form[action*=Raise]");
        await sam.PostAsync($"/assurance/moderate/{police}/lead", new { Input_Asked = "Which board do you mean?" }, "form[action*=Ask]");
        await sam.PostAsync($"/assurance/moderate/{police}/voice", new { Input_Asked = "Whom did you ask?" }, "form[action*=Ask]");
        var closed = $"/assurance/challenge/question/{await house.SqlAsync<Guid>("select id from assurance.challenge where return_id = $1 and question = 'voice'", police)}";
        await sam.PostAsync(closed, new { Input_ClosedBecause = "Seen" }, "form[action*=Close]");

        var page = await house.Browser(house.Manager).GetAsync($"/assurance/report/round/{round}");
        Assert.Contains("2 of 3 agencies", page.Text, StringComparison.Ordinal);
        Assert.Equal(["1", "3"], Row(page, "Not signed off, by type", "Police"));
        Assert.Equal(["1", "1", "0", "2", "1 of 1"], Row(page, "Leadership", "Senior lead"));
        Assert.Equal(["2", "0", "0", "2", "0 of 1"], Row(page, "Children", "Children’s voice"));
        Assert.Contains("1 of 2 agencies fall short of “Senior lead”. No action yet; not answered yet", page.Text, StringComparison.Ordinal);
        Assert.Contains("Northshire Constabulary, on Senior lead: “Which board do you mean?” Waiting for an answer", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Whom did you ask?", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Browser(house.Stranger).GetAsync($"/assurance/report/round/{round}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Browser(house.PoliceLead).GetAsync($"/assurance/report/round/{round}")).Status);
    }

    [Fact]
    public async Task Mismatches_are_in_it_and_it_leaves_as_Word_on_the_record()
    {
        var round = house.Round("Schools for the board", true, 0, (AssuranceHouse.Oak, "Oak Primary School"));
        await house.SignAsync(round, AssuranceHouse.Oak, ("overall", "good"));
        var manager = house.Browser(house.Manager);
        var page = await manager.GetAsync($"/assurance/report/round/{round}");
        Assert.Contains("1 of 1 schools with both judge themselves better than the last inspection did.", page.Text, StringComparison.Ordinal);
        Assert.Equal(["Good", "Requires improvement, 4 March 2025", "1 point better than inspected"], Row(page, "Mismatches", "Oak Primary School"));
        Assert.Contains("Everybody has signed off.", page.Text, StringComparison.Ordinal);
        using var word = new ZipArchive(await manager.Client.GetStreamAsync(new Uri($"/assurance/report/round/{round}?handler=Word", UriKind.Relative), TestContext.Current.CancellationToken));
        using var text = new StreamReader(word.GetEntry("word/document.xml")!.Open());
        Assert.Contains("Oak Primary School", await text.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from kernel.act where kind = 'assurance.paper.taken'"));
    }
}
