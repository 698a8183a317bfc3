using System.Xml.Linq;
using static LineOfSight.Host.Linking.Report.Markup;

namespace LineOfSight.Host.Linking.Report;

/// <summary>Any link, looked up in pairs.csv by the page itself.</summary>
internal static class LookupChapter
{
    public static XElement Of(ReportFacts facts)
    {
        var id = facts.CodesOnly ? "code" : "id";
        return Chapter(
            "lookup", "Explain any link",
            P($"Every pair of a probability of {Told.Threshold(facts.PairThreshold)} or more is in the file pairs.csv beside this report. Choose it, and any pair of it is taken apart here by the ledger above. The file is read on this computer and goes nowhere."),
            Tag("noscript", P(("class", "inset"), "This part needs JavaScript. Without it, ", Tag("code", "./lineofsight link explain"), " says the same at the command line.")),
            Tag(
                "div", ("id", "asking"), ("hidden", ""),
                Tag(
                    "form", ("id", "find"), ("novalidate", ""),
                    Tag("h3", $"By the {id}s of two records"),
                    Field("pairs", "pairs.csv", $"The file of that name in the folder of this report", Tag("input", ("type", "file"), ("id", "pairs"), ("accept", ".csv,text/csv"), ("aria-describedby", "pairs-hint"))),
                    Field("first", $"First {id}", null, Tag("input", ("type", "text"), ("id", "first"), ("autocomplete", "off"), ("spellcheck", "false"))),
                    Field("second", $"Second {id}", null, Tag("input", ("type", "text"), ("id", "second"), ("autocomplete", "off"), ("spellcheck", "false"))),
                    Tag("button", ("type", "submit"), "Explain this pair")),
                Tag(
                    "form", ("id", "paste"), ("novalidate", ""),
                    Tag("h3", "By a line of pairs.csv"),
                    Field("line", "Line", "Copy a whole line of the file, such as one that you came upon in it", Tag("textarea", ("id", "line"), ("rows", "3"), ("spellcheck", "false"), ("aria-describedby", "line-hint"))),
                    Tag("button", ("type", "submit"), "Explain this line"))),
            Tag("p", ("id", "progress"), ("role", "status")),
            Tag("div", ("id", "answer")));
    }

    private static XElement Field(string id, string label, string? hint, XElement input) => Tag(
        "div", ("class", "field"), Tag("label", ("for", id), label), hint is null ? null : Tag("p", ("class", "hint"), ("id", id + "-hint"), hint), input);
}
