using System.Text;

namespace LineOfSight.Linkage.Tests.Training;

/// <summary>People with two records each; how often the second differs from the first is known.</summary>
internal static class PlantedFile
{
    /// <summary>How often each column of the second record holds something else.</summary>
    public static readonly (string Column, double Wrong, int Values)[] Columns = [("first", 0.10, 300), ("last", 0.05, 500), ("born", 0.03, 4000), ("home", 0.20, 2000)];

    /// <summary>How often each column is at all the same in both records of a person.</summary>
    public static double Same(int column) => 1 - Columns[column].Wrong + (Columns[column].Wrong / Columns[column].Values);

    /// <summary>CSV of so many people, two records each, and as many strangers.</summary>
    public static string Text(int people, ulong seed)
    {
        var dice = new Seeded(seed);
        var text = new StringBuilder("unique_id,first,last,born,home,person\n");
        var id = 0;
        void Add(int[] values, int person) => text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{id++},f{values[0]},l{values[1]},b{values[2]},h{values[3]},{person}\n");
        for (var person = 0; person < people; person++)
        {
            int[] values = [.. Columns.Select(c => dice.Below(c.Values))];
            Add(values, person);
            Add([.. Columns.Select((c, i) => dice.Chance(c.Wrong) ? dice.Below(c.Values) : values[i])], person);
            Add([.. Columns.Select(c => dice.Below(c.Values))], people + person);
        }

        return text.ToString();
    }
}
