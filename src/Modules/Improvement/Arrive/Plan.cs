using LineOfSight.Trackers;

namespace LineOfSight.Improvement.Arrive;

/// <summary>One line of a list, with who it means and what may be there already.</summary>
internal sealed record Line(int Number, Entry Entry, IReadOnlyList<Remark> Problems)
{
    public required string Text { get; init; }

    /// <summary>By when: as the list says, or the date chosen for lines that name none.</summary>
    public DateOnly? Due { get; init; }

    public Guid? AgencyId { get; init; }

    public Guid? OwnerId { get; init; }

    /// <summary>Who the list says does it, left as a name.</summary>
    public string? OwnerName { get; init; }

    /// <summary>The group of actions that it stands in, in plain letters.</summary>
    public string Group { get; init; } = "";

    public LikelySame? Like { get; init; }

    public bool IsReady => Problems.Count == 0;

    /// <summary>What is done with it; null while somebody has to decide.</summary>
    public Likely? Decision => Like is null ? Likely.New : Like.Decision;
}

/// <summary>A record or an earlier line that says the same, or nearly.</summary>
/// <param name="Text">What it says.</param>
/// <param name="RecordId">The record, or null.</param>
/// <param name="Line">The earlier line of the file, or null.</param>
/// <param name="Score">From 0 to 1.</param>
/// <param name="Decision">What was chosen, or follows from the same words; null while undecided.</param>
internal sealed record LikelySame(string Text, Guid? RecordId, int? Line, double Score, Likely? Decision);

/// <summary>A name in the list and what it stands for here.</summary>
/// <param name="Key">The name in plain letters.</param>
/// <param name="Name">As it stands.</param>
/// <param name="Lines">How many lines have it.</param>
/// <param name="Means">What it stands for, or null.</param>
internal sealed record Named(string Key, string Name, int Lines, Guid? Means);

/// <summary>What a list would become, and what was not understood of it.</summary>
internal sealed record Plan(Choices Choices, ListKind Kind, IReadOnlyList<Line> Lines)
{
    public IReadOnlyList<Named> Agencies { get; init; } = [];

    public IReadOnlyList<Named> People { get; init; } = [];

    /// <summary>The findings that the actions will serve.</summary>
    public IReadOnlyList<Named> Groups { get; init; } = [];

    /// <summary>Words for how something is going that nobody has said the meaning of, with how many lines have them.</summary>
    public IReadOnlyList<(string Key, string Word, int Lines)> Statuses { get; init; } = [];

    /// <summary>Lines that could come but for a date.</summary>
    public int WithoutDate { get; init; }

    public IEnumerable<Line> Ready => Lines.Where(l => l.IsReady);

    public IEnumerable<Line> NotUnderstood => Lines.Where(l => !l.IsReady);

    public IEnumerable<Line> Alike => Ready.Where(l => l.Like is not null);

    public int Undecided => Ready.Count(l => l.Decision is null);

    public int WouldBeMade => Ready.Count(l => l.Decision == Likely.New);

    /// <summary>True when the list holds recommendations, and not findings alone.</summary>
    public bool AreRecommendations => Kind == ListKind.Recommendations && Ready.Any(l => l.Entry[TrackerField.Recommendation] is not null);

    public bool HasLeft => Ready.Any(l => l is { AgencyId: null, OwnerId: null, Decision: Likely.New }) && Kind == ListKind.Actions;
}
