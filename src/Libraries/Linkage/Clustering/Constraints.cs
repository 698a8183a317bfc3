using LineOfSight.Linkage.Pairing;
using LineOfSight.Linkage.Persons;

namespace LineOfSight.Linkage.Clustering;

/// <summary>What may never be one person, whatever the weights say, and what always is.</summary>
internal sealed class Constraints
{
    /// <summary>For each number that belongs to one person alone, the feature that holds it (0 where there is none, or a wrong one).</summary>
    public IReadOnlyList<int> Unique { get; init; } = [];

    /// <summary>The feature by which a source tells its own people apart; null when none does.</summary>
    public int? SourcePerson { get; init; }

    /// <summary>Pairs that a person decided; null when there are none.</summary>
    public DecidedRows? Decided { get; init; }

    /// <summary>Pairs of rows that are known to be one person.</summary>
    public IReadOnlyList<(int Left, int Right)> Required => Decided?.Required ?? [];

    /// <summary>Whether nothing is forbidden.</summary>
    public bool IsFree => Unique.Count == 0 && SourcePerson is null && Decided is not { Forbidden.Length: > 0 };

    /// <summary>Whether two records may be one person.</summary>
    public bool Allow(Rows rows, int left, int right)
    {
        foreach (var feature in Unique)
        {
            var (a, b) = (rows.Code(left, feature), rows.Code(right, feature));
            if (a != 0 && b != 0 && a != b)
            {
                return false;
            }
        }

        if (SourcePerson is { } person && rows.Sources[left] == rows.Sources[right] && rows.Code(left, person) is var one and not 0
            && rows.Code(right, person) is var other and not 0 && one != other)
        {
            return false;
        }

        return Decided is null || !Decided.IsForbidden(left, right);
    }
}
