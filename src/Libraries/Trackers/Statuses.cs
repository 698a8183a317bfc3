using System.Buffers;

namespace LineOfSight.Trackers;

/// <summary>Understands how something is going: words, RAG and BRAG colours, percentages.</summary>
public static class Statuses
{
    private static readonly SearchValues<char> Breaks = SearchValues.Create("-–—:;,(/\n.");

    /// <summary>Reads a status from a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="own">What the list's own words mean, in plain letters; they go before the known ones.</param>
    public static Reading<TrackerStatus> Read(Cell cell, IReadOnlyDictionary<string, TrackerStatus> own)
    {
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentNullException.ThrowIfNull(own);
        if (cell.Kind == CellKind.Error)
        {
            return new(null, null, $"The cell holds the error {cell.Text}. Put the status in its place");
        }

        var plain = Vocabulary.Plain(cell.Text);
        if (own.TryGetValue(plain, out var meant))
        {
            return new(meant, null, null);
        }

        if (Vocabulary.Field.StatusOf(plain) is { } known)
        {
            return new(known, known.Words().Equals(cell.Text, StringComparison.OrdinalIgnoreCase) ? null : Said(cell.Text, known), null);
        }

        if (plain is "100" && cell.Text.Contains('%', StringComparison.Ordinal))
        {
            return new(TrackerStatus.Done, Said(cell.Text, TrackerStatus.Done), null);
        }

        // "Amber - staff are away": the word before the break.
        var beginning = cell.Text.AsSpan().IndexOfAny(Breaks) is > 0 and var at ? Vocabulary.Plain(cell.Text[..at]) : "";
        return beginning.Length > 1 && (own.TryGetValue(beginning, out var meantFirst) ? meantFirst : Vocabulary.Field.StatusOf(beginning)) is { } first
            ? new(first, Said(cell.Text, first), null)
            : new(null, null, $"“{Days.Short(cell.Text)}” is not a status that is known. Choose what it means, or write Not started, On track, At risk or Done");
    }

    private static string Said(string text, TrackerStatus status) => $"“{Days.Short(text)}” is read as {status.Words()}";
}
