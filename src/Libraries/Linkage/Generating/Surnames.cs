namespace LineOfSight.Linkage.Generating;

/// <summary>Surnames usual in England by region, and the long tail of rare ones, which are put together from parts.</summary>
internal sealed class Surnames
{
    private const int InItsRegion = 5;

    // About half of England has one of the thousand most usual surnames.
    private const double Usual = 0.53;
    private const double Gaelic = 0.06;
    private const double OfPlaces = 0.3;
    private const double SpeltOtherwise = 0.4;
    private const double SpeltTwice = 0.25;

    private readonly Weighted<byte[]>[] usual = ByRegion("surnames", null);
    private readonly Weighted<byte[]>[] starts = ByRegion("surname-parts", "start");
    private readonly Weighted<byte[]>[] ends = ByRegion("surname-parts", "end");
    private readonly Weighted<byte[]>[] stems = ByRegion("surname-parts", "stem");
    private readonly Weighted<byte[]>[] suffixes = ByRegion("surname-parts", "suffix");
    private readonly Weighted<byte[]>[] gaelic = ByRegion("surname-parts", "gaelic");
    private readonly Spellings spellings = new("last");

    /// <summary>Draws a family's surname.</summary>
    public void Draw(Origin? origin, int region, Letters to, ref Seeded dice)
    {
        if (origin is not null)
        {
            to.Set(origin.Surnames.Draw(ref dice));
            return;
        }

        var kind = dice.Share();
        if (kind < Usual)
        {
            to.Set(usual[region].Draw(ref dice));
            return;
        }

        if (kind < Usual + Gaelic)
        {
            to.Set(gaelic[region].Draw(ref dice));
            return;
        }

        if (kind < Usual + Gaelic + OfPlaces)
        {
            Compose(starts[region], ends[region], to, ref dice);
        }
        else
        {
            Compose(stems[region], suffixes[region], to, ref dice);
        }
    }

    private void Compose(Weighted<byte[]> first, Weighted<byte[]> second, Letters to, ref Seeded dice)
    {
        to.Set(first.Draw(ref dice));
        var end = second.Draw(ref dice);
        while (end[0] == to[to.Length - 1])
        {
            end = second.Draw(ref dice);
        }

        to.Add(end);
        if (dice.Chance(SpeltOtherwise))
        {
            spellings.Vary(to, ref dice);
            if (dice.Chance(SpeltTwice))
            {
                spellings.Vary(to, ref dice);
            }
        }
    }

    private static Weighted<byte[]>[] ByRegion(string list, string? kind)
    {
        var regions = Places.Regions.Select(_ => new Weighted<byte[]>()).ToArray();
        var skipped = kind is null ? 0 : 1;
        foreach (var line in Lists.Read(list).Where(l => kind is null || l[0] == kind))
        {
            var homes = line[skipped + 1].Split(',');
            var names = line[(skipped + 2)..].Select(Lists.Name).ToArray();
            for (var i = 0; i < regions.Length; i++)
            {
                var weight = Lists.Number(line[skipped]) * 2;
                regions[i].AddAll(names, homes[0] == "-" ? weight : homes.Contains(Places.Regions[i]) ? weight * InItsRegion : weight / 2);
            }
        }

        return regions;
    }
}
