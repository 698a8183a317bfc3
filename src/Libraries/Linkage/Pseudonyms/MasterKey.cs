namespace LineOfSight.Linkage.Pseudonyms;

/// <summary>One version of the master key.</summary>
/// <param name="Version">From 1; the highest is the one for writing.</param>
/// <param name="Made">When it was made, in UTC.</param>
/// <param name="Bytes">32 random bytes.</param>
internal sealed record MasterKey(int Version, DateTimeOffset Made, byte[] Bytes)
{
    public const int Length = 32;
}
