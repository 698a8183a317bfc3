using System.Text;

namespace LineOfSight.Design;

/// <summary>Names of fields as people read them, for histories and conflicts.</summary>
public static class PropertyWords
{
    /// <summary>Writes a property's name in words: <c>DueOn</c> becomes "Due on", <c>OwnerId</c> "Owner" and <c>IsCaseLevel</c> "Case level".</summary>
    public static string Of(string property)
    {
        ArgumentNullException.ThrowIfNull(property);
        property = property.Length > 2 && property.EndsWith("Id", StringComparison.Ordinal) ? property[..^2] : property;
        property = property.Length > 2 && property.StartsWith("Is", StringComparison.Ordinal) && char.IsUpper(property[2]) ? property[2..] : property;
        var words = new StringBuilder(property.Length + 4);
        foreach (var letter in property)
        {
            if (char.IsUpper(letter) && words.Length > 0)
            {
                words.Append(' ');
            }

            words.Append(words.Length == 0 ? char.ToUpperInvariant(letter) : char.ToLowerInvariant(letter));
        }

        return words.ToString();
    }

    /// <summary>Begins a phrase with a capital: "raised this finding" becomes "Raised this finding".</summary>
    public static string Sentence(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
