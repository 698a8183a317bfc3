namespace LineOfSight.Host.Doctor;

/// <summary>How bad it is.</summary>
internal enum Verdict
{
    /// <summary>As it should be.</summary>
    Fine,

    /// <summary>Works, and could be better or will soon not work.</summary>
    Advice,

    /// <summary>Outside Development the program does not serve with it.</summary>
    Unsafe,
}

/// <summary>What one look at an installation found.</summary>
/// <param name="Key">A short name, such as <c>allowed-hosts</c>.</param>
/// <param name="Verdict">How bad it is.</param>
/// <param name="What">What is so, in one sentence.</param>
/// <param name="Why">Why it matters; empty when all is well.</param>
/// <param name="Do">What to set or do; empty when all is well.</param>
internal sealed record Finding(string Key, Verdict Verdict, string What, string Why = "", string Do = "")
{
    public static Finding Fine(string key, string what) => new(key, Verdict.Fine, what);
}
