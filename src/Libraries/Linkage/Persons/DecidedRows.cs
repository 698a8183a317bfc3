using LineOfSight.Linkage.Records;

namespace LineOfSight.Linkage.Persons;

/// <summary>Decided pairs by the rows of their records: the lower row first, each pair once, in order.</summary>
public sealed class DecidedRows
{
    private readonly HashSet<(int Low, int High)> forbidden;
    private readonly HashSet<(int Low, int High)> blocked;

    internal DecidedRows(IReadOnlyList<DecidedPair> pairs, IReadOnlyList<RecordFault> unknown)
    {
        Unknown = unknown;
        Required = Of(pairs, LinkDecisionKind.Right);
        Forbidden = Of(pairs, LinkDecisionKind.Blocked, LinkDecisionKind.Wrong);
        forbidden = [.. Forbidden];
        blocked = [.. Of(pairs, LinkDecisionKind.Blocked)];
    }

    /// <summary>Pairs that are never in one cluster, blocked or known wrong.</summary>
    public (int Left, int Right)[] Forbidden { get; }

    /// <summary>Pairs that are always in one cluster.</summary>
    public (int Left, int Right)[] Required { get; }

    /// <summary>Decisions about records that are not there.</summary>
    public IReadOnlyList<RecordFault> Unknown { get; }

    /// <summary>Whether two records are never in one cluster.</summary>
    /// <param name="left">A row.</param>
    /// <param name="right">A row.</param>
    public bool IsForbidden(int left, int right) => forbidden.Contains((Math.Min(left, right), Math.Max(left, right)));

    /// <summary>Whether a pair is to be named nowhere: not in the output, not for review.</summary>
    /// <param name="left">A row.</param>
    /// <param name="right">A row.</param>
    public bool IsBlocked(int left, int right) => blocked.Contains((Math.Min(left, right), Math.Max(left, right)));

    private static (int Left, int Right)[] Of(IReadOnlyList<DecidedPair> pairs, params LinkDecisionKind[] kinds) =>
        [.. pairs.Where(p => kinds.Contains(p.Decision.Kind)).Select(p => p.Rows).Distinct().Order()];
}
