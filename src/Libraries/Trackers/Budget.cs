using System.Globalization;

namespace LineOfSight.Trackers;

/// <summary>Counts what has been read of a file, and refuses what is more than a list.</summary>
internal sealed class Budget
{
    private readonly Dictionary<string, int> said = [];
    private readonly List<Remark> remarks = [];
    private int rows;
    private int cells;
    private long characters;

    public IReadOnlyList<Remark> Remarks => remarks;

    public void Row()
    {
        if (++rows > Limits.Rows)
        {
            throw new TrackerRefused(string.Create(CultureInfo.InvariantCulture, $"This file has more than {Limits.Rows:N0} rows with something in them. Split it and use the parts")) { Why = Refusal.TooMuch };
        }
    }

    public string Cell(string text, Func<string> place)
    {
        if (++cells > Limits.Cells || (characters += text.Length) > Limits.AllCharacters)
        {
            throw new TrackerRefused("This file holds more text than a list. Split it and use the parts") { Why = Refusal.TooMuch };
        }

        if (text.Length <= Limits.Characters)
        {
            return text;
        }

        Say("long", place(), string.Create(CultureInfo.InvariantCulture, $"This cell has {text.Length:N0} characters: only the first {Limits.Characters:N0} were read"));
        return text[..Limits.Characters];
    }

    /// <summary>Adds a remark; many of one kind are listed only up to a limit, and then counted.</summary>
    public void Say(string kind, string place, string words)
    {
        var count = said[kind] = said.GetValueOrDefault(kind) + 1;
        if (count <= Limits.Remarks)
        {
            remarks.Add(new Remark(place, words));
        }
        else if (count == Limits.Remarks + 1)
        {
            remarks.Add(new Remark("…", $"There are more like this: {words}"));
        }
    }
}
