namespace LineOfSight.Trackers;

/// <summary>One note on how something went, and where it stands.</summary>
/// <param name="Place">The cell.</param>
/// <param name="Heading">The heading of its column.</param>
/// <param name="Text">The note.</param>
public sealed record Note(string Place, string Heading, string Text);

/// <summary>One entry of a list, as it was understood.</summary>
/// <param name="Table">The table it stands in.</param>
/// <param name="Row">The row.</param>
/// <param name="Last">The last row of it, where further notes follow below.</param>
/// <param name="Section">The line of its own above it, such as "Priority 1: Neglect", or null.</param>
public sealed record Entry(Table Table, int Row, int Last, string? Section)
{
    /// <summary>The texts of the columns, by field; of dates and statuses as they stood.</summary>
    public required IReadOnlyDictionary<TrackerField, string> Texts { get; init; }

    /// <summary>By when, or null.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>When it was raised, or null.</summary>
    public DateOnly? Raised { get; init; }

    /// <summary>When it was done, or null.</summary>
    public DateOnly? Done { get; init; }

    /// <summary>How it is going, or null.</summary>
    public TrackerStatus? Status { get; init; }

    /// <summary>What was said about how it is going.</summary>
    public IReadOnlyList<Note> Notes { get; init; } = [];

    /// <summary>What was not understood, by cell, with what to change.</summary>
    public IReadOnlyList<Remark> Problems { get; init; } = [];

    /// <summary>What was read in a way that somebody might read otherwise, by cell.</summary>
    public IReadOnlyList<Remark> Said { get; init; } = [];

    /// <summary>The text of a field, or null.</summary>
    /// <param name="field">The field.</param>
    public string? this[TrackerField field] => Texts.GetValueOrDefault(field);

    /// <summary>Where it stands.</summary>
    public string Place => Table.Address(Row, 0);
}
