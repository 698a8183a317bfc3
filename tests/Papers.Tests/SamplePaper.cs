using LineOfSight.Charts;
using LineOfSight.Figures;

namespace LineOfSight.Papers.Tests;

/// <summary>A board paper with every kind of block: how to write one, and what the files are held against.</summary>
internal static class SamplePaper
{
    private static readonly Origin Here = new("Findings by where they stand now", "Line of Sight, records of the partnership", new DateOnly(2026, 11, 21));
    private static readonly IReadOnlyList<Month> Year = Month.Until(new DateOnly(2026, 11, 21), 12);

    public static Paper Make() => new("Improvement: what was decided, done and answered", "BP-2026-11", new Printed("Ruth \"R\" Adeyemi", "21 November 2026 at 9:50am"),
    [
        new Remark("This paper is made from the records of the partnership. Each statement says where it comes from."),
        new Heading(2, "What was decided"),
        new Statement("The executive agreed that every secondary school offers a session for parents. Two were for it and one against.", new Source("Executive, 14 March 2026, item 4", "/improvement/finding/1")),
        new Heading(2, "What is late, and why"),
        new Points(
        [
            new Statement("Roll-out to all schools is overdue by 9 working days: two trainers left.", new Source("Action A-7KQ2", "/improvement/action/2")),
            new Statement("The leaflet for parents waits for a translation.", new Source("Action A-81BC")),
        ]),
        new Grid("Actions that are late", ["Action", "Who leads", "Working days late"], [["Roll-out to all schools", "Hertfordshire County Council", "9"], ["Leaflet for parents", "Police", "3"]], new Source("Actions, 21 November 2026", "/improvement"))
        {
            Numeric = new HashSet<int> { 2 },
        },
        new Heading(2, "What changed"),
        new Number(Figure.Share(23, 99, "secondary schools", new Origin("Secondary schools that offered a session for parents", "Section 175 return", new DateOnly(2026, 6, 28)))),
        new Number(Figure.Share(4, 7, "young people", new Origin("Young people who said that something is different now", "Conversation at Watford youth centre", new DateOnly(2026, 7, 2)))),
        new Counts(Suppression.Publish(new CountTable("Children in a placement, by where and how old", ["Foster care", "Residential"], ["Under 10", "10 to 17"], [[214, 180], [3, 21]], "children", Here))),
        new Drawn(new Stack("Half of the findings led to a change", "Findings by the month in which they were raised", "findings", Year,
            [Of("Closed with impact", 4, 3, 5, 0, 2, 6, 7, 3, 1, 0, 0, 0), Of("Being acted on", 1, 1, 2, 0, 3, 2, 4, 8, 9, 7, 3, 1), Of("No action yet", 0, 0, 0, 0, 0, 1, 0, 0, 2, 3, 5, 9)], Here)),
        new Drawn(new Bars("Most open actions are younger than three months", "Open actions by age", "Age", "actions", [new("Under 1 month", 12), new("1 to 3 months", 31), new("More than a year", 3)], Here)),
        new Drawn(new Lines("Families wait longer for an answer since June", "Days from finding to answer, middle value by month", Year,
            [Of("Children and families", 12, 14, 16, 18, 20, 22, 30, 31, 44, 48, 60, 71), new Series("Police", [3, 3, null, null, 3, 3, 2, 2, 2, 2, 2, 2])], Here)),
        new Heading(2, "What was answered"),
        new Statement("We told the young people of Watford what changed.\nThey asked for a yearly visit.", new Source("Answer to finding F-7KQ2, delivered 3 October 2026")),
    ])
    {
        Subtitle = "Hertfordshire Safeguarding Children Partnership, April to November 2026", Site = new Uri("https://los.example.gov.uk/"),
    };

    private static Series Of(string name, params int[] values) => new(name, [.. values.Select(v => (decimal?)v)]);
}
