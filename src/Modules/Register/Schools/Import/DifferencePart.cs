using System.Globalization;
using LineOfSight.Design;

namespace LineOfSight.Register.Schools.Import;

/// <summary>One kind of difference, as a page lists it.</summary>
/// <param name="Key">Its name in the address.</param>
/// <param name="Words">What its rows are, after their number.</param>
internal sealed record DifferencePart(string Key, string Words, string Heading, int Count, IReadOnlyList<string> Columns, IEnumerable<string[]> Rows)
{
    private static readonly string[] Changes = ["School", "URN", "Local authority", "What changes"];

    /// <summary>Closures first: they are what nobody wants to see too late.</summary>
    public static IReadOnlyList<DifferencePart> Of(RegisterDifference difference, IReadOnlyDictionary<string, string> authorities)
    {
        string[] Row(School school, params string[] more) =>
            [school.DisplayName, school.Urn.ToString(CultureInfo.InvariantCulture), Authorities.Words(authorities, school.LaCode), .. more];

        return
        [
            new("closures", "would close", "Schools that would close", difference.Closed.Count, ["School", "URN", "Local authority", "Closes on", "Why"],
                difference.Closed.Select(c => Row(c.After, Day(c.After.CloseDate),
                    c.Ground == ClosureGround.LeftRegister ? "No longer in the register" : "The register says closed"))),
            new("openings", "would be added", "Schools that would be added", difference.Added.Count, ["School", "URN", "Local authority", "Type", "Pupils"],
                difference.Added.Select(s => Row(s, s.Type ?? "", s.Pupils?.ToString("N0", CultureInfo.InvariantCulture) ?? "Not known"))),
            new("changes", "would change", "Schools that would change", difference.Changed.Count + difference.Reopened.Count, Changes,
                difference.Reopened.Concat(difference.Changed).Select(c => Row(c.After, Told(c)))),
            new("rejected", "rows rejected", "Rows that stay out", difference.Rejected.Count, ["Line", "Why, and what to change"],
                difference.Rejected.Select(r => new[] { r.Line.ToString(CultureInfo.InvariantCulture), r.Reason })),
        ];
    }

    private static string Told(SchoolChange change) => string.Join('\n', change.Fields.Select(f => SchoolHistory.Tell(f.Label, f.Old, f.New)));

    private static string Day(DateOnly? day) => day is { } date ? Dates.Brief(date) : "Not given";
}
