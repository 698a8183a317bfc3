using LineOfSight.Linkage.Linking;

namespace LineOfSight.Host.Linking.Report;

/// <summary>What the report tells.</summary>
/// <param name="Linked">What was linked.</param>
/// <param name="Accuracy">The same held against a truth; null when there is none.</param>
/// <param name="Files">The files as they were named, in order.</param>
/// <param name="Settings">The name of the settings.</param>
/// <param name="On">The day of the newest file: of when the records are. When and how long the run was is not told, so that the same input gives the same page.</param>
/// <param name="CodesOnly">Whether nothing of a record may be told: no value and no id.</param>
internal sealed record ReportFacts(Linked Linked, Accuracy? Accuracy, IReadOnlyList<string> Files, string Settings, DateOnly On, bool CodesOnly)
{
    /// <summary>The code that stands for a record, by its row, in the files written beside the report; told where ids may not be.</summary>
    public Func<int, string>? Code { get; init; }

    /// <summary>Whether the threshold was given, not chosen by the engine.</summary>
    public bool ThresholdIsGiven { get; init; }

    /// <summary>The probability from which pairs are kept.</summary>
    public double PairThreshold { get; init; } = new LinkingOptions().PairThreshold;

    /// <summary>What stands for a record; null when there is nothing that may.</summary>
    public string? NameOf(int row) => CodesOnly ? Code?.Invoke(row)
        : Linked.Records.Sources.Count > 1 ? $"{Linked.Records.Source(row)} {Linked.Records.Id(row)}" : Linked.Records.Id(row);
}
