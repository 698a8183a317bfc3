namespace LineOfSight.Linkage.Models;

/// <summary>What settings may say beyond Splink, in their object <c>line_of_sight</c>.</summary>
public sealed record OwnSettings
{
    /// <summary>Columns made by joining others with a space: name and parts.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Joined { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Rules in SQL that hardly ever hold of two people: how often they hold gives the prior. None: the prior comes from the compared pairs.</summary>
    public IReadOnlyList<string> DeterministicRules { get; init; } = [];

    /// <summary>How much of all true pairs the deterministic rules find, 0 to 1.</summary>
    public double DeterministicRecall { get; init; } = 0.8;

    /// <summary>Rules in SQL under which m is trained; none: those of the blocking rules that together leave every comparison free.</summary>
    public IReadOnlyList<string> TrainingRules { get; init; } = [];

    /// <summary>The column that names the agency of a record, when m may differ by agency; null when it may not.</summary>
    public string? AgencyColumn { get; init; }

    /// <summary>Comparisons that tell children of one household apart, such as the names and the date of birth; none: households are not modelled.</summary>
    public IReadOnlyList<string> TellsSiblingsApart { get; init; } = [];

    /// <summary>Columns that brothers and sisters share although a comparison that tells them apart reads them, such as the surname.</summary>
    public IReadOnlyList<string> SiblingsShare { get; init; } = [];

    /// <summary>Comparisons whose adjustment for rare values is switched off.</summary>
    public IReadOnlyList<string> WithoutFrequencies { get; init; } = [];

    /// <summary>Columns with a number that belongs to one person, such as the NHS number: two different ones are never linked.</summary>
    public IReadOnlyList<IdentifierColumn> Identifiers { get; init; } = [];

    /// <summary>A column by which a source tells its own people apart: two of its numbers are never one person. Null: no source does.</summary>
    public string? SourcePersonColumn { get; init; }
}

/// <summary>A column with a number that belongs to one person.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Kind">How its check digit is computed.</param>
public sealed record IdentifierColumn(string Column, IdentifierKind Kind);

/// <summary>How a number proves that it was written down right.</summary>
public enum IdentifierKind
{
    /// <summary>It does not.</summary>
    Plain,

    /// <summary>The NHS number: ten digits, modulus 11.</summary>
    NhsNumber,

    /// <summary>The unique pupil number: a check letter and twelve characters.</summary>
    UniquePupilNumber,
}
