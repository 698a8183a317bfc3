using LineOfSight.Sheets;
using LineOfSight.Trackers;

namespace LineOfSight.Improvement.Ask;

/// <summary>The columns of the file: four that say what is asked, and five to fill in. What comes back is known by these headings.</summary>
internal static class HalfFilledFile
{
    public const string Reference = "Reference";
    public const string Going = "How is it going?";
    public const string Progress = "Progress";
    public const string Blocked = "What stands in the way?";
    public const string Done = "Done on";
    public const string Difference = "What difference did it make?";

    public static readonly IReadOnlyList<string> ToFill = [Going, Progress, Blocked, Done, Difference];

    public static readonly IReadOnlyList<Column> Columns =
    [
        new(Reference, 12), new("Action", 40), new("Due", 14), new("Status now", 14), new(Going, 18), new(Progress, 40), new(Blocked, 32), new(Done, 14), new(Difference, 40),
    ];

    public static IReadOnlyList<object?> Row(Behind.Shown action, LineAnswer? said) =>
        [action.Reference, action.What, action.DueOn, action.StatusWords, said?.Status?.Words(), said?.Note, said?.BlockedBy, said?.DoneOn, said?.WhatChanged];

    /// <summary>Finds the table with these headings, the row they stand in, and the column of each.</summary>
    public static (Table Table, int Row, IReadOnlyDictionary<string, int> Columns)? Find(TrackerFile file)
    {
        var known = ToFill.Prepend(Reference).ToDictionary(Vocabulary.Plain);
        foreach (var table in file.Tables)
        {
            foreach (var row in table.Rows.Take(25))
            {
                var columns = row.Cells.Select(c => (c.Column, Name: known.GetValueOrDefault(Vocabulary.Plain(c.Text)))).Where(c => c.Name is not null)
                    .GroupBy(c => c.Name!).ToDictionary(g => g.Key, g => g.First().Column);
                if (columns.ContainsKey(Reference) && columns.ContainsKey(Going))
                {
                    return (table, row.Number, columns);
                }
            }
        }

        return null;
    }
}
