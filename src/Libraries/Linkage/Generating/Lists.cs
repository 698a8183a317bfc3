using System.Buffers;
using System.Globalization;
using System.Text;

namespace LineOfSight.Linkage.Generating;

/// <summary>The lists of names and places beside this file.</summary>
internal static class Lists
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz-'");

    /// <summary>A list's lines, cut at spaces; without comments and empty lines.</summary>
    /// <exception cref="InvalidDataException">There is no such list.</exception>
    public static IEnumerable<string[]> Read(string name)
    {
        using var stream = typeof(Lists).Assembly.GetManifestResourceStream($"Generating.{name}.txt") ?? throw new InvalidDataException($"There is no list {name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            }
        }
    }

    /// <summary>A name as bytes.</summary>
    /// <exception cref="InvalidDataException">It has a character that would need quotes in the file, or that is not of the English alphabet.</exception>
    public static byte[] Name(string name) =>
        name.AsSpan().ContainsAnyExcept(Allowed) ? throw new InvalidDataException($"“{name}” cannot be a name of the lists.") : Encoding.ASCII.GetBytes(name);

    /// <summary>A town, in whose name a hyphen stands for a space.</summary>
    public static byte[] Town(string name) => Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(Name(name)).Replace('-', ' '));

    public static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    public static double Decimal(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
