using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LineOfSight.Sheets;

/// <summary>Text as a workbook can hold it.</summary>
internal static partial class CellText
{
    /// <summary>
    /// Letters that XML does not allow are written as workbooks write them (ECMA-376 part 1, 22.9.2.19: _x0007_), and so is a text that only
    /// looks like that. What is longer than a cell holds ends in "…".
    /// </summary>
    public static string Of(string text)
    {
        var whole = text.Length <= Sheet.LongestText ? text : text[..(Sheet.LongestText - 1)] + "…";
        var safe = new StringBuilder(whole.Length);
        foreach (var rune in Escape().Replace(whole, "_x005F_").EnumerateRunes())
        {
            if (rune.Value is 9 or 10 or >= 0x20 and not 0xfffe and not 0xffff)
            {
                safe.Append(rune.ToString());
            }
            else
            {
                safe.Append(CultureInfo.InvariantCulture, $"_x{rune.Value:X4}_");
            }
        }

        return safe.ToString();
    }

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Escape();
}
