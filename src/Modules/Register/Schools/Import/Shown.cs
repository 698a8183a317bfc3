using System.Text;

namespace LineOfSight.Register.Schools.Import;

/// <summary>How a piece of a file is quoted back in a message: short, on one line, with nothing invisible in it.</summary>
internal static class Shown
{
    private const int Longest = 60;

    public static string Short(string found)
    {
        var text = new StringBuilder();
        foreach (var rune in found.EnumerateRunes())
        {
            if (text.Length >= Longest)
            {
                return text.Append('…').ToString();
            }

            text.Append(Rune.IsControl(rune) || rune.Value == FileEncoding.Unreadable ? "\uFFFD" : rune.ToString());
        }

        return text.ToString();
    }
}
