namespace LineOfSight.Linkage;

/// <summary>Numbers that look random and are the same for the same seed, on every machine and for ever (SplitMix64, Steele et al. 2014).</summary>
/// <remarks>For samples and invented data alone; never for ids, keys or tokens.</remarks>
public struct Seeded
{
    private ulong state;

    /// <summary>Begins the sequence of a seed.</summary>
    /// <param name="seed">Any number; the same one gives the same sequence.</param>
    public Seeded(ulong seed) => state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>A whole number from 0 to below <paramref name="limit"/>, each as likely (to within 2⁻³²).</summary>
    /// <param name="limit">More than 0.</param>
    public int Below(int limit) => (int)(((Next() >> 32) * (ulong)(uint)limit) >> 32);

    /// <summary>A number from 0 to below 1, in steps of 2⁻⁵³.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>True this often.</summary>
    /// <param name="share">From 0, never, to 1, always.</param>
    public bool Chance(double share) => Share() < share;
}
