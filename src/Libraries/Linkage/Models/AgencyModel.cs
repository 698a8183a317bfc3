namespace LineOfSight.Linkage.Models;

/// <summary>
/// How often pairs of one person are at each level, by the two agencies that hold the records: the police write down a known-as name more
/// often than a school does. A pair of agencies with few records stays near what all have.
/// </summary>
/// <param name="Column">The column that names the agency.</param>
/// <param name="Agencies">The agencies, in the order of their numbers from 1; 0 stands for "not given".</param>
/// <param name="M">For each pair of agencies (see <see cref="Pair"/>), comparison and level: m, 0 to 1.</param>
public sealed record AgencyModel(string Column, IReadOnlyList<string> Agencies, IReadOnlyList<IReadOnlyList<IReadOnlyList<double>>> M)
{
    /// <summary>No more agencies than this are told apart.</summary>
    public const int Most = 20;

    /// <summary>The number of a pair of agencies, whichever comes first.</summary>
    /// <param name="one">An agency's number.</param>
    /// <param name="other">The other's.</param>
    public static int Pair(int one, int other)
    {
        var (low, high) = one < other ? (one, other) : (other, one);
        return (high * (high + 1) / 2) + low;
    }

    /// <summary>How many pairs so many agencies make, "not given" counted with them.</summary>
    /// <param name="agencies">How many there are.</param>
    public static int Pairs(int agencies) => Pair(agencies, agencies) + 1;
}
