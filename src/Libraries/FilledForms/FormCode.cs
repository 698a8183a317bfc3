using System.Globalization;
using System.Text.RegularExpressions;

namespace LineOfSight.FilledForms;

/// <summary>What a form is of, in one short text that people can read out and machines can read: <c>section-11/3/R-7KQ2M</c>.</summary>
/// <param name="Key">The questionnaire.</param>
/// <param name="Version">Its version.</param>
/// <param name="Reference">The return's reference; may be empty.</param>
internal sealed partial record FormCode(string Key, int Version, string Reference)
{
    /// <summary>The words before it, in documents and sheets.</summary>
    public const string Name = "Form code";

    /// <summary>The code in a text; null when there is none.</summary>
    public static FormCode? In(string text) => Pattern().Match(text) is { Success: true } match
        ? new(match.Groups["key"].Value, int.Parse(match.Groups["version"].Value, CultureInfo.InvariantCulture), match.Groups["reference"].Value.Trim())
        : null;

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Key}/{Version}/{Reference}");

    [GeneratedRegex(@"(?<![\w-])(?<key>[a-z0-9][a-z0-9-]{0,59})/(?<version>[0-9]{1,4})/(?<reference>[^\r\n]{0,100})", RegexOptions.None, 500)]
    private static partial Regex Pattern();
}
