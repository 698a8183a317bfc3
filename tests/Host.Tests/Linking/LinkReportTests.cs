using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LineOfSight.Host.Linking.Report;
using LineOfSight.Kit;
using LineOfSight.Linkage.Records;
using LineOfSight.Linkage.Scoring;

namespace LineOfSight.Host.Tests.Linking;

public sealed class LinkReportTests
{
    private static readonly SmallLinkage Small = SmallLinkage.Make();

    private static IHtmlDocument Read(string page) => new HtmlParser().ParseDocument(page);

    [Fact]
    public void The_answer_comes_first_with_what_it_is_part_of()
    {
        var page = Read(Small.Page());
        var people = Small.Linked.Clusters.Rows.Distinct().Count();
        Assert.Equal($"8 records are of {people} people", page.QuerySelector("h1")!.TextContent);
        Assert.StartsWith($"8 records of {people} people", page.Title, StringComparison.Ordinal);
        Assert.Contains($"{Small.Linked.Compared} that were compared", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"{Small.Accuracy.AtLinkThreshold.Pairs.Right} right of {Small.Accuracy.AtLinkThreshold.Pairs.Links} links", page.QuerySelector(".figures")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_steps_of_every_link_add_up_to_its_weight(bool households)
    {
        var small = households ? Small : SmallLinkage.Make(households: false);
        var chosen = new Chosen(small.Linked);
        var links = chosen.Strongest.Concat(chosen.Above).Concat(chosen.Below).Concat(chosen.Weakest).Concat(chosen.Siblings).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, l => Assert.Equal(l.Why.Weight, LinkSteps.Of(l.Why, codesOnly: false).Sum(s => s.Bits), 1e-9));
    }

    [Fact]
    public void The_ledger_gives_each_step_the_weight_and_the_words_that_the_explanation_gives_it()
    {
        var ledger = Ledger.Of(Small.Linked);
        var checkedLevels = 0;
        for (var i = 0; i < Small.Linked.PairCount; i++)
        {
            var pair = Small.Linked.Pair(i);
            var why = Small.Linked.Explain(pair.Left, pair.Right);
            Assert.Equal(ledger.Start, why.Steps[0].Weight, 1e-12);
            Assert.Equal(ledger.StartWords, why.Steps[0].Words);
            foreach (var (comparison, at) in ledger.Comparisons.Select((c, n) => (c, n)))
            {
                var level = comparison.Levels.Single(l => l.Gamma == pair.Levels[at]);
                Assert.Equal(level.Bits, why.Steps[at + 1].Weight, 1e-12);
                Assert.StartsWith(comparison.Words(level), why.Steps[at + 1].Words, StringComparison.Ordinal);
                checkedLevels++;
            }
        }

        Assert.True(checkedLevels > 20);
    }

    [Fact]
    public void What_the_script_reads_gives_the_weight_of_every_pair_once_the_rarity_of_its_values_is_added()
    {
        var page = Read(Small.Page());
        using var ledger = JsonDocument.Parse(page.QuerySelector("#ledger-json")!.TextContent);
        var root = ledger.RootElement;
        Assert.Equal(Odds.Weight(Small.Linked.LinkThreshold), root.GetProperty("limit").GetDouble());
        for (var i = 0; i < Small.Linked.PairCount; i++)
        {
            var pair = Small.Linked.Pair(i);
            var levels = root.GetProperty("comparisons").EnumerateArray().Select((c, n) => c.GetProperty("levels").EnumerateArray().Single(l => l.GetProperty("gamma").GetInt32() == pair.Levels[n])).ToList();
            var left = pair.Weight - root.GetProperty("start").GetDouble() - levels.Sum(l => l.GetProperty("bits").GetDouble());
            var sibling = root.GetProperty("siblingStart").GetDouble() + levels.Sum(l => l.GetProperty("siblingBits").GetDouble());
            var rarities = Small.Linked.Explain(pair.Left, pair.Right).Steps.Where(s => s.Rarity != 0).ToList();
            var shared = rarities.Where(s => root.GetProperty("comparisons").EnumerateArray().First(c => c.GetProperty("name").GetString() == s.Comparison).GetProperty("levels").EnumerateArray().Single(l => l.GetProperty("gamma").GetInt32() == s.Gamma).GetProperty("rarityIsShared").GetBoolean()).Sum(s => s.Rarity);
            double Product(string name, double of) => levels.Aggregate(of, (product, l) => product * l.GetProperty(name).GetDouble());
            var strangers = Product("near", root.GetProperty("near").GetDouble()) + Product("far", 1 - root.GetProperty("near").GetDouble());
            Assert.Equal(left, rarities.Sum(s => s.Rarity) - Math.Log2(strangers + Math.Pow(2, sibling + shared)), 1e-9);
        }
    }

    [Fact]
    public void The_page_asks_nothing_of_any_network_and_runs_only_what_its_policy_names()
    {
        var raw = Small.Page();
        var page = Read(raw);
        var policy = page.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content")!;
        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        var style = page.QuerySelector("style")!.TextContent;
        var script = Assert.Single(page.QuerySelectorAll("script:not([type])")).TextContent;
        Assert.Contains($"style-src '{Hash(style)}'", policy, StringComparison.Ordinal);
        Assert.Contains($"script-src '{Hash(script)}'", policy, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("[src], link, img, iframe, object, embed, base, [style]"));
        Assert.All(page.QuerySelectorAll("[href]"), a => Assert.StartsWith("#", a.GetAttribute("href"), StringComparison.Ordinal));
        Assert.DoesNotContain(page.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("url(", style, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", style, StringComparison.Ordinal);
        foreach (var reach in new[] { "fetch(", "XMLHttpRequest", "innerHTML", "import(", "WebSocket", "sendBeacon" })
        {
            Assert.DoesNotContain(reach, script, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Links_within_the_page_lead_somewhere_and_no_id_stands_twice()
    {
        var page = Read(Small.Page());
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        var wanted = page.QuerySelectorAll("a[href^='#']").Select(a => a.GetAttribute("href")![1..])
            .Concat(page.QuerySelectorAll("[aria-labelledby], [aria-describedby]").SelectMany(e => (e.GetAttribute("aria-labelledby") ?? e.GetAttribute("aria-describedby"))!.Split(' ')))
            .Concat(page.QuerySelectorAll("label").Select(l => l.GetAttribute("for")!)).ToList();
        Assert.NotEmpty(wanted);
        Assert.All(wanted, id => Assert.Contains(id, ids));
        var panes = page.QuerySelectorAll(".pane").Select(p => p.GetAttribute("aria-label")!).ToList();
        Assert.Equal(panes.Count, panes.Distinct().Count());
        Assert.Single(page.QuerySelectorAll("h1"));
    }

    [Fact]
    public void A_pseudonymised_report_holds_no_value_and_no_id()
    {
        Assert.All(SmallLinkage.Secrets, secret => Assert.Contains(secret, Small.Page(), StringComparison.OrdinalIgnoreCase));
        var coded = Small.Page(codesOnly: true);
        Assert.All(SmallLinkage.Secrets, secret => Assert.DoesNotContain(secret, coded, StringComparison.OrdinalIgnoreCase));
        Assert.NotEmpty(Read(coded).QuerySelectorAll("#links details"));
    }

    [Fact]
    public void A_pseudonymised_report_does_not_quote_the_rows_that_were_left_out()
    {
        var small = SmallLinkage.Make([.. SmallLinkage.Rows, "id-zebedee-1,Twice,There,2011-02-03,a,1,h", "too,few"], onFault: OnFault.Report);
        var rows = Read(small.Page()).QuerySelectorAll("#source .pane")[^1].QuerySelectorAll("tbody tr").Select(r => r.TextContent).ToList();
        Assert.Equal(2, rows.Count);
        Assert.Contains("children.csv10unique_id", rows[0], StringComparison.Ordinal);
        Assert.Contains("\"id-zebedee-1\"", rows[0], StringComparison.Ordinal);
        var coded = small.Page(codesOnly: true);
        Assert.DoesNotContain("id-zebedee", coded, StringComparison.Ordinal);
        Assert.Contains("(not told)", coded, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_values_are_only_text()
    {
        const string Hostile = "<script>alert(1)</script>\"'&<!--</style>\u0001\u202e";
        var small = SmallLinkage.Make(SmallLinkage.Rows.Select(r => r.Replace("Quillfeather", "\"" + Hostile.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"", StringComparison.Ordinal)), label: Hostile);
        var raw = small.Page();
        var page = Read(raw);
        Assert.Equal(2, page.QuerySelectorAll("script").Length);
        Assert.Single(page.QuerySelectorAll("style"));
        Assert.DoesNotContain('\u0001', raw);
        Assert.Contains(page.QuerySelectorAll("#links td bdi"), b => b.TextContent == Hostile.Replace('\u0001', '\ufffd'));
        Assert.Contains(page.QuerySelectorAll("#ledger tbody th"), b => b.TextContent == Hostile.Replace('\u0001', '\ufffd'));
        using var ledger = JsonDocument.Parse(page.QuerySelector("#ledger-json")!.TextContent);
        Assert.Equal(Hostile, ledger.RootElement.GetProperty("comparisons")[2].GetProperty("levels")[1].GetProperty("label").GetString());
    }

    [Fact]
    public void Every_naughty_string_stands_as_it_is_and_changes_nothing_of_the_page()
    {
        var corpus = JsonSerializer.Deserialize<List<string>>(File.ReadAllText(Shared.File("corpora/naughty-strings/blns.json")))!;
        var naughty = corpus.Concat(File.ReadAllLines(Shared.File("corpora/compact/xss-compact.txt"))).Where(t => t.Length > 0).ToList();
        using var to = new StringWriter(CultureInfo.InvariantCulture);
        PageWriter.Write(to, Markup.Tag("div", naughty.Select(t => Markup.Tag("p", ("title", t), t))));
        var page = Read(to.ToString());
        var found = page.QuerySelectorAll("div > p").ToList();
        Assert.True(naughty.Count > 400);
        Assert.Equal(naughty.Count, found.Count);
        Assert.Equal(naughty.Count + 4, page.All.Length);
        Assert.All(found.Zip(naughty), f => Assert.Equal(AsShown(f.Second), f.First.TextContent));
        Assert.All(found.Zip(naughty), f => Assert.Equal(AsShown(f.Second), f.First.GetAttribute("title")));
    }

    [Fact]
    public void The_records_of_a_link_stand_under_their_own_names()
    {
        var chosen = new Chosen(Small.Linked);
        var records = Small.Linked.Records;
        Assert.NotEmpty(chosen.Weakest);
        Assert.All(chosen.Weakest.Concat(chosen.Below), l =>
        {
            Assert.Equal((l.Why.LeftId, l.Why.RightId), (records.Id(l.Left), records.Id(l.Right)));
            Assert.Equal(records.Value(l.Left, "dob"), l.Why.Steps.Single(s => s.Comparison == "dob").Left);
        });
    }

    [Fact]
    public void Where_nothing_is_linked_the_page_says_so()
    {
        var page = Read(SmallLinkage.Make(["a,Ann,One,2011-02-03,x,1,h", "b,Ben,Two,2012-02-03,y,2,g"]).Page());
        Assert.Equal("2 records are of 2 people", page.QuerySelector("h1")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("#links details"));
        Assert.Equal(5, page.QuerySelectorAll("#links p").Count(p => p.TextContent == "There are none."));
    }

    [Fact]
    public void The_same_records_give_the_same_report() => Assert.Equal(Small.Page(), SmallLinkage.Make().Page());

    [Fact]
    public void Pairs_that_only_look_like_brothers_and_sisters_are_named_and_are_no_links()
    {
        var least = Odds.Weight(Small.Linked.LinkThreshold);
        var siblings = new Chosen(Small.Linked).Siblings;
        Assert.NotEmpty(siblings);
        Assert.All(siblings, s => Assert.True(s.Why.Weight < least && s.Why.Steps.Where(t => t.Level != LinkSteps.BrothersAndSisters).Sum(t => t.Weight + t.Rarity) >= least));
        Assert.Empty(new Chosen(SmallLinkage.Make(households: false).Linked).Siblings);
    }

    private static string AsShown(string text) => string.Concat(text.EnumerateRunes().Select(r => r.Value is < 0x20 and not (9 or 10 or 13) or (>= 0x7f and < 0xa0) or 0xfffe or 0xffff ? "\ufffd" : r.ToString())).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
}
