namespace LineOfSight.Linkage.Generating;

/// <summary>First names by sex, origin and year of birth: fashions rise and fall within the years that the children were born in.</summary>
internal sealed class FirstNames
{
    private const int FirstYear = BirthDates.FirstYear;
    private const int Years = BirthDates.LastYear - FirstYear + 1;

    // The lists give weights for the first year, the tenth and the last.
    private const int Middle = 9;

    // Assumptions, near the shares of England's births: hyphenated names by sex, rare spellings, and children whose first name is not of their family's origin.
    private const double GirlsHyphened = 0.045;
    private const double BoysHyphened = 0.02;
    private const double SpeltOtherwise = 0.06;
    private const double SpeltTwice = 0.35;
    private const double AnglicisedShare = 0.1;

    private readonly Weighted<byte[]>[] boys = OfYears("boys");
    private readonly Weighted<byte[]>[] girls = OfYears("girls");
    private readonly (Weighted<byte[]> Boys, Weighted<byte[]> Girls) second = BySex("middles");
    private readonly (Weighted<byte[]> Boys, Weighted<byte[]> Girls) doubled = BySex("doubled");
    private readonly Spellings spellings = new("first");

    /// <summary>Draws a first name.</summary>
    public void Draw(Origin? origin, bool isGirl, int year, Letters to, ref Seeded dice)
    {
        var isEnglish = origin is null || dice.Chance(AnglicisedShare);
        to.Set((isEnglish ? (isGirl ? girls : boys)[year - FirstYear] : isGirl ? origin!.Girls : origin!.Boys).Draw(ref dice));
        if (dice.Chance(SpeltOtherwise))
        {
            spellings.Vary(to, ref dice);
            if (dice.Chance(SpeltTwice))
            {
                spellings.Vary(to, ref dice);
            }
        }

        if (isEnglish && dice.Chance(isGirl ? GirlsHyphened : BoysHyphened))
        {
            to.Add("-"u8).Add((isGirl ? doubled.Girls : doubled.Boys).Draw(ref dice));
        }
    }

    /// <summary>Draws a second name.</summary>
    public void DrawSecond(Origin? origin, bool isGirl, Letters to, ref Seeded dice) =>
        to.Set((origin is null ? (isGirl ? second.Girls : second.Boys) : isGirl ? origin.Girls : origin.Boys).Draw(ref dice));

    private static Weighted<byte[]>[] OfYears(string list)
    {
        var years = Enumerable.Range(0, Years).Select(_ => new Weighted<byte[]>()).ToArray();
        foreach (var line in Lists.Read(list))
        {
            var names = line[3..].Select(Lists.Name).ToArray();
            for (var year = 0; year < Years; year++)
            {
                var (from, to, gone, length) = year < Middle ? (0, 1, year, Middle) : (1, 2, year - Middle, Years - 1 - Middle);
                years[year].AddAll(names, ((Lists.Number(line[from]) * (length - gone)) + (Lists.Number(line[to]) * gone)) * 10 / length);
            }
        }

        return years;
    }

    private static (Weighted<byte[]> Boys, Weighted<byte[]> Girls) BySex(string list)
    {
        var (boys, girls) = (new Weighted<byte[]>(), new Weighted<byte[]>());
        foreach (var line in Lists.Read(list))
        {
            (line[0] == "girls" ? girls : boys).AddAll(line[2..].Select(Lists.Name), Lists.Number(line[1]));
        }

        return (boys, girls);
    }
}
