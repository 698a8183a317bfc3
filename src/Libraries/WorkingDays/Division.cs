namespace LineOfSight.WorkingDays;

/// <summary>A part of the United Kingdom with bank holidays of its own.</summary>
public enum Division
{
    /// <summary>England and Wales.</summary>
    EnglandAndWales,

    /// <summary>Scotland.</summary>
    Scotland,

    /// <summary>Northern Ireland.</summary>
    NorthernIreland,
}

/// <summary>The names of the divisions.</summary>
public static class Divisions
{
    private static readonly Dictionary<Division, (string Slug, string Name, int LeastInAYear)> Names = new()
    {
        [Division.EnglandAndWales] = ("england-and-wales", "England and Wales", 8),
        [Division.Scotland] = ("scotland", "Scotland", 9),
        [Division.NorthernIreland] = ("northern-ireland", "Northern Ireland", 10),
    };

    /// <summary>Every division, with England and Wales first.</summary>
    public static IReadOnlyList<Division> All { get; } = [.. Names.Keys];

    /// <summary>The name that GOV.UK's files use, such as <c>england-and-wales</c>.</summary>
    public static string Slug(this Division division) => Names[division].Slug;

    /// <summary>The name that people read, such as "England and Wales".</summary>
    public static string Name(this Division division) => Names[division].Name;

    /// <summary>How many bank holidays every year has at least: those of the statute and the yearly proclamations.</summary>
    public static int LeastInAYear(this Division division) => Names[division].LeastInAYear;

    /// <summary>Finds a division by the name that GOV.UK's files use.</summary>
    /// <returns>Null for any other name.</returns>
    public static Division? Find(string? slug) => Names.Where(n => n.Value.Slug == slug).Select(n => (Division?)n.Key).SingleOrDefault();
}
