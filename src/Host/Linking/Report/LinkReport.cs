using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using static LineOfSight.Host.Linking.Report.Markup;

namespace LineOfSight.Host.Linking.Report;

/// <summary>
/// The report of a linkage: one HTML file that needs nothing beside it, opens from a folder and asks no network. Scripting is wanted for
/// one thing alone, the look-up of any link.
/// </summary>
internal static class LinkReport
{
    private static readonly string[] Styles = ["frame.css", "parts.css", "paper.css"];
    private static readonly string[] Scripts = ["steps.js", "picture.js", "reading.js", "asking.js"];

    /// <summary>Writes the report.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="facts">What it tells.</param>
    public static void Write(TextWriter to, ReportFacts facts)
    {
        var ledger = Ledger.Of(facts.Linked);
        var chosen = new Chosen(facts.Linked);
        var sizes = new ClusterSizes(facts.Linked);
        XElement?[] chapters =
        [
            SourceChapter.Of(facts), PeopleChapter.Of(facts, sizes), AccuracyChapter.Of(facts), GroupsChapter.Of(facts), LedgerChapter.Of(facts, ledger),
            LinksChapter.Of(facts, chosen), LookupChapter.Of(facts), TrainingChapter.Of(facts),
        ];
        var there = chapters.OfType<XElement>().ToList();
        var (style, script) = (Resources(Styles), Resources(Scripts));
        PageWriter.Write(to, Tag(
            "html", ("lang", "en-GB"),
            Tag(
                "head",
                Tag("meta", ("charset", "utf-8")),
                Tag("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy(style, script))),
                Tag("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1")),
                Tag("meta", ("name", "referrer"), ("content", "no-referrer")),
                Tag("meta", ("name", "theme-color"), ("content", "#1f5a5e")),
                Tag("title", $"{sizes.Answer} – Record linkage – Line of Sight"),
                Tag("style", style)),
            Tag(
                "body",
                Tag("a", ("class", "skip"), ("href", "#content"), "Skip to main content"),
                Tag("header", ("class", "top"), Tag("div", ("class", "width"), Tag("span", ("class", "product"), "Line of Sight"), Tag("span", ("class", "kind"), "Record linkage report"))),
                Tag("main", ("id", "content"), ("class", "width"), ("tabindex", "-1"), AnswerChapter.Of(facts, sizes, chosen), Contents(there), there),
                Tag("footer", Tag("div", ("class", "width"), P($"Made by Line of Sight. {(facts.CodesOnly ? "It holds no value and no id of any record." : "It holds values of records: keep it as you keep them.")}"))),
                Tag("script", ("type", "application/json"), ("id", "ledger-json"), LedgerJson.Of(facts, ledger)),
                Tag("script", script))));
    }

    // Only what stands in this file may style it or run in it; nothing may be fetched, sent or framed.
    internal static string Policy(string style, string script) =>
        $"default-src 'none'; style-src '{Hash(style)}'; script-src '{Hash(script)}'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    // A browser reads every line end as \n before it takes the hash.
    private static string Resources(IEnumerable<string> names) => string.Concat(names.Select(name =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Linking/Report/{name}") ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal);
    }));

    private static XElement Contents(IEnumerable<XElement> chapters) => Tag(
        "nav", ("class", "contents"), ("aria-labelledby", "contents-heading"), Tag("h2", ("id", "contents-heading"), "Contents"),
        Tag("ol", chapters.Select(c => Tag("li", Tag("a", ("href", "#" + c.Attribute("id")!.Value), c.Element("h2")!.Value)))));
}
