using System.Xml.Linq;
using LineOfSight.Charts;
using LineOfSight.Figures;
using static LineOfSight.Host.Linking.Report.Markup;

namespace LineOfSight.Host.Linking.Report;

/// <summary>How many records a person has.</summary>
internal static class PeopleChapter
{
    private const int LastAlone = 9;
    private static readonly (int From, int To, string Name)[] Rest = [(10, 19, "10 to 19 records"), (20, 49, "20 to 49 records"), (50, int.MaxValue, "50 records or more")];

    public static XElement? Of(ReportFacts facts, ClusterSizes sizes)
    {
        if (sizes.People == 0)
        {
            return null;
        }

        var groups = Enumerable.Range(1, LastAlone).Select(n => (From: n, To: n, Name: Told.Count(n, "record", "records"))).Concat(Rest)
            .Select(g => (g.Name, g.From, People: sizes.BySize.Where(s => s.Key >= g.From && s.Key <= g.To).ToList()))
            .Where(g => g.From <= sizes.Largest).ToList();
        var title = $"{Told.Of(sizes.Alone, sizes.People, "people")} {(sizes.Alone == 1 ? "has" : "have")} a single record; the most any has is {Told.Number(sizes.Largest)}";
        var bars = new Bars(
            title, $"People by how many records they have, of {Told.Count(sizes.People, "person", "people")}", "Records of a person", "people", [.. groups.Select(g => new Bar(g.Name, g.People.Sum(p => p.Value)))],
            new Origin("A person is a set of records that were put together.", $"linkage by {facts.Settings}", facts.On));
        return Chapter(
            "people", "How many records a person has",
            Figure(bars, "sizes", "h3", source: true),
            Fold("sizes-table", "See the numbers as a table", null, Table("People by how many records they have", ["Records of a person", "People", "Records in all"], [0], groups.Select(g =>
                (IReadOnlyList<object?>)[g.Name, Told.Number(g.People.Sum(p => p.Value)), Told.Number(g.People.Sum(p => (long)p.Key * p.Value))]).Append(["All", Told.Number(sizes.People), Told.Number(sizes.Records)]))));
    }
}
