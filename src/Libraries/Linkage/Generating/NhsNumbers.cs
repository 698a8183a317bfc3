using LineOfSight.Linkage.Identifiers;

namespace LineOfSight.Linkage.Generating;

/// <summary>Invented NHS numbers, each given once, none of which the NHS gives to anybody.</summary>
/// <remarks>
/// 999 000 0000 to 999 999 9999 is kept for tests (NHS Digital). It has a million beginnings of nine digits, of which ten in eleven have a check digit:
/// enough for 909,000 children, or two million rows. Past that come 900 000 0000 to 998 999 9999, which are not issued either: England, Wales and the Isle
/// of Man give 400 to 499 and 600 to 799 million, Northern Ireland 320 to 399, Scotland's CHI numbers begin with a day of birth (up to 311), and the
/// Republic of Ireland has 800 to 859. They are enough for 90 million children.
/// </remarks>
internal sealed class NhsNumbers
{
    private static readonly (int From, int Count)[] Ranges = [(999_000_000, 1_000_000), (900_000_000, 99_000_000)];
    private readonly Scattered[] scattered;
    private int range;

    public NhsNumbers(ulong seed)
    {
        var dice = new Seeded(seed);
        scattered = [.. Ranges.Select(r => new Scattered(r.Count, dice.Next()))];
    }

    /// <summary>Writes the next one.</summary>
    /// <exception cref="InvalidOperationException">All are given.</exception>
    public void Give(Letters to)
    {
        while (true)
        {
            if (scattered[range].IsEmpty && ++range == Ranges.Length)
            {
                throw new InvalidOperationException("There are no more NHS numbers that nobody has.");
            }

            Places.AddNumber(to.Clear(), Ranges[range].From + scattered[range].Next());
            if (NhsNumber.CheckDigit(to.Read) is { } digit)
            {
                to.Add([(byte)('0' + digit)]);
                return;
            }
        }
    }
}
