namespace LineOfSight.Linkage.Identifiers;

/// <summary>
/// The Unique Pupil Number (UPN), which a child is given by the first state school in England that they go to: a check letter, the local authority's
/// number (three digits), the school's (four), the academic year (two) and three digits of a series. In a temporary one the last character is a letter.
/// </summary>
/// <remarks>Source: Government Data Standards Catalogue, "Unique Pupil Number", version 2.0; Department for Education, "Unique pupil numbers: guidance".</remarks>
public static class UniquePupilNumber
{
    /// <summary>How many characters it has.</summary>
    public const int Length = 13;

    // I, O and S are left out: they are taken for 1, 0 and 5.
    private static ReadOnlySpan<byte> Letters => "ABCDEFGHJKLMNPQRTUVWXYZ"u8;

    /// <summary>
    /// The check letter of the twelve characters behind it: each is multiplied by its place in the number (2 to 13), and the remainder of the sum by 23
    /// picks the letter. The last may be a letter, which counts as its place among the 23.
    /// </summary>
    /// <param name="twelve">The twelve characters, as ASCII; a letter in capitals or not.</param>
    /// <returns>A capital letter.</returns>
    /// <exception cref="ArgumentException">There are not twelve, or one may not stand there.</exception>
    public static byte CheckLetter(ReadOnlySpan<byte> twelve) =>
        TryCheckLetter(twelve, out var letter) ? letter
            : throw new ArgumentException("The check letter is made from eleven digits, and a digit or letter.", nameof(twelve));

    /// <summary>Whether it is thirteen characters, the first of which is the check letter of the others. Capitals and small letters count alike.</summary>
    /// <param name="number">ASCII or UTF-8.</param>
    public static bool IsValid(ReadOnlySpan<byte> number) =>
        number.Length == Length && TryCheckLetter(number[1..], out var letter) && Capital(number[0]) == letter;

    /// <summary>Whether it is thirteen characters, the first of which is the check letter of the others. Capitals and small letters count alike.</summary>
    /// <param name="number">As it was written.</param>
    public static bool IsValid(ReadOnlySpan<char> number)
    {
        Span<byte> characters = stackalloc byte[Length];
        return Ascii.TryRead(number, characters) && IsValid(characters);
    }

    private static bool TryCheckLetter(ReadOnlySpan<byte> twelve, out byte letter)
    {
        letter = 0;
        if (twelve.Length != Length - 1)
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < twelve.Length; i++)
        {
            var isLast = i == twelve.Length - 1;
            var worth = char.IsAsciiDigit((char)twelve[i]) ? twelve[i] - '0' : isLast ? Letters.IndexOf(Capital(twelve[i])) : -1;
            if (worth < 0)
            {
                return false;
            }

            sum += worth * (i + 2);
        }

        letter = Letters[sum % Letters.Length];
        return true;
    }

    private static byte Capital(byte letter) => letter is >= (byte)'a' and <= (byte)'z' ? (byte)(letter - 'a' + 'A') : letter;
}
