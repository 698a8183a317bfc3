using System.Globalization;

namespace LineOfSight.Register.Schools;

/// <summary>
/// A school acts as an agency of its partnership. Its identifier as an agency is made of its unique reference number, so that nothing has
/// to be kept in step.
/// </summary>
internal static class SchoolIds
{
    private const string Start = "5c400100-0000-8000-8000-";

    public static Guid Of(int urn) => Guid.Parse(string.Create(CultureInfo.InvariantCulture, $"{Start}{urn:D12}"));

    /// <summary>The unique reference number behind an identifier; null when it is not a school's.</summary>
    public static int? UrnOf(Guid agency)
    {
        var text = agency.ToString();
        return text.StartsWith(Start, StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(Start.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var urn) ? urn : null;
    }
}
