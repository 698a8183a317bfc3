using System.Security.Cryptography;

namespace LineOfSight.Questionnaires;

/// <summary>Codes that stand on paper: 16 letters and digits in fours, 80 bits, without those that are taken for one another.</summary>
internal static class Codes
{
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 16;

    /// <summary>A new code, such as <c>7KQ2-MRT9-4XWB-H3CD</c>.</summary>
    public static string Make()
    {
        var code = RandomNumberGenerator.GetString(Letters, Length);
        return string.Join('-', code.Chunk(4).Select(four => new string(four)));
    }

    /// <summary>A code as it is compared: without spaces and hyphens, in capitals.</summary>
    public static string Plain(string? typed) => new([.. (typed ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
}
