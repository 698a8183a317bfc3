namespace LineOfSight.Linkage.Identifiers;

/// <summary>The NHS number: nine digits and a check digit, which every child registered in England, Wales or the Isle of Man is given at birth.</summary>
/// <remarks>
/// Source: NHS Data Dictionary, "NHS NUMBER" (Modulus 11). That a number is valid says that it was written down without a slip; it does not say that it was
/// ever given to anybody.
/// </remarks>
public static class NhsNumber
{
    /// <summary>How many digits it has.</summary>
    public const int Length = 10;

    private const int Modulus = 11;

    /// <summary>
    /// The check digit of the first nine digits: each is multiplied by 11 minus its place, and 11 minus the remainder of the sum by 11 is the digit. 11 is
    /// written 0, and where it would be 10 the number is never given out.
    /// </summary>
    /// <param name="nine">At least nine digits, as ASCII; what follows them is not read.</param>
    /// <returns>0 to 9, or null where no number begins like this.</returns>
    /// <exception cref="ArgumentException">There are fewer than nine, or one is not a digit.</exception>
    public static int? CheckDigit(ReadOnlySpan<byte> nine)
    {
        if (nine.Length < Length - 1 || nine[..(Length - 1)].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            throw new ArgumentException("The check digit is made from nine digits.", nameof(nine));
        }

        var sum = 0;
        for (var i = 0; i < Length - 1; i++)
        {
            sum += (nine[i] - '0') * (Length - i);
        }

        var digit = (Modulus - (sum % Modulus)) % Modulus;
        return digit == Modulus - 1 ? null : digit;
    }

    /// <summary>Whether it is ten digits, the last of which is the check digit of the others. Spaces are not taken out first.</summary>
    /// <param name="number">ASCII or UTF-8.</param>
    public static bool IsValid(ReadOnlySpan<byte> number) =>
        number.Length == Length && !number.ContainsAnyExceptInRange((byte)'0', (byte)'9') && CheckDigit(number) == number[^1] - '0';

    /// <summary>Whether it is ten digits, the last of which is the check digit of the others. Spaces are not taken out first.</summary>
    /// <param name="number">As it was written.</param>
    public static bool IsValid(ReadOnlySpan<char> number)
    {
        Span<byte> digits = stackalloc byte[Length];
        return Ascii.TryRead(number, digits) && IsValid(digits);
    }
}
