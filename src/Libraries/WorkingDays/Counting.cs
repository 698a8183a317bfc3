namespace LineOfSight.WorkingDays;

/// <summary>How working days are counted from a start day. Guidance seldom says which, and two readings give two dates.</summary>
public enum Counting
{
    /// <summary>The start day is day 0: day 1 is the first working day after it.</summary>
    AfterStart,

    /// <summary>The start day is day 1, or the next working day where it is none.</summary>
    StartIsDayOne,

    /// <summary>Counted back; the start day is not counted.</summary>
    Before,
}

/// <summary>The names of the ways of counting.</summary>
public static class Countings
{
    private static readonly Dictionary<Counting, (string Slug, string Words)> Names = new()
    {
        [Counting.AfterStart] = ("after-start", "the start day is day 0, so day 1 is the first working day after it"),
        [Counting.StartIsDayOne] = ("start-is-day-1", "the start day is day 1, or the next working day if it is not one"),
        [Counting.Before] = ("before", "counted back, and the start day is not counted"),
    };

    /// <summary>Every way of counting.</summary>
    public static IReadOnlyList<Counting> All { get; } = [.. Names.Keys];

    /// <summary>The short name, such as <c>start-is-day-1</c>.</summary>
    public static string Slug(this Counting counting) => Names[counting].Slug;

    /// <summary>The way in words, as the middle of a sentence.</summary>
    public static string Words(this Counting counting) => Names[counting].Words;

    /// <summary>Finds a way of counting by its short name.</summary>
    /// <returns>Null for any other name.</returns>
    public static Counting? Find(string? slug) => Names.Where(n => n.Value.Slug == slug).Select(n => (Counting?)n.Key).SingleOrDefault();
}
