namespace LineOfSight.Linkage.Generating;

/// <summary>A postcode area of England. Its letters and towns are facts; the number of districts is not.</summary>
/// <param name="Index">Its place in the list.</param>
/// <param name="Letters">"ne".</param>
/// <param name="Region">The place of its region among <see cref="Places.Regions"/>.</param>
/// <param name="Districts">How many; numbered from 1.</param>
/// <param name="FirstDistrict">How many districts the areas before it have.</param>
/// <param name="Towns">Where its children are born.</param>
internal sealed record Area(int Index, byte[] Letters, int Region, int Districts, int FirstDistrict, byte[][] Towns);

/// <summary>Where a family lives: an area, a district from 1, and a unit of it.</summary>
internal readonly record struct Address(Area Area, int District, int Unit);

/// <summary>England: its areas, and how families settle and move in it.</summary>
internal sealed class Places
{
    public static readonly string[] Regions = ["ne", "nw", "yh", "em", "wm", "ea", "lo", "se", "sw"];

    // A district has a tenth of its real units, so that families who are strangers share postcodes, as they do.
    private const int Units = 540;

    // Of those who move, most stay where school and work are; the shares are an assumption.
    private const double StaysNear = 0.62;
    private const double StaysInArea = 0.23;
    private const int Near = 2;

    private const double AsianShare = 0.14;
    private const double OtherShare = 0.10;
    private const double LeastBritish = 0.1;

    private static readonly byte[] Inward = "abdefghjlnpqrstuwxyz"u8.ToArray();
    private readonly Weighted<Area> british = new();
    private readonly Weighted<Area> asian = new();
    private readonly Weighted<Area> other = new();

    public Places()
    {
        foreach (var line in Lists.Read("places"))
        {
            var (weight, likelierAsian, likelierOther) = (Lists.Number(line[2]) * 100, Lists.Decimal(line[4]), Lists.Decimal(line[5]));
            var (region, towns) = (Array.IndexOf(Regions, line[1]), line[6..].Select(Lists.Town).ToArray());
            var area = new Area(british.Count, Lists.Name(line[0]), region, Lists.Number(line[3]), Districts, towns);
            Districts += area.Districts;
            british.Add(area, (int)(weight * Math.Max(LeastBritish, 1 - (AsianShare * likelierAsian) - (OtherShare * likelierOther))));
            asian.Add(area, (int)(weight * likelierAsian));
            other.Add(area, (int)(weight * likelierOther));
        }
    }

    /// <summary>How many districts England has here.</summary>
    public int Districts { get; }

    /// <summary>Where a family of an origin comes to live; null is the origin that most have.</summary>
    public Address Settle(Origin? origin, ref Seeded dice)
    {
        var area = (origin is null ? british : origin.IsAsian ? asian : other).Draw(ref dice);
        return Anywhere(area, ref dice);
    }

    /// <summary>Where it lives after a move.</summary>
    public Address Move(Address from, Origin? origin, ref Seeded dice)
    {
        var far = dice.Share();
        if (far < StaysNear)
        {
            var district = from.District + dice.Below((2 * Near) + 1) - Near;
            return new(from.Area, Math.Clamp(district, 1, from.Area.Districts), dice.Below(Units));
        }

        return far < StaysNear + StaysInArea ? Anywhere(from.Area, ref dice) : Settle(origin, ref dice);
    }

    /// <summary>Writes a postcode: "ts3 8ee".</summary>
    public static void Write(Address address, Letters to)
    {
        to.Set(address.Area.Letters);
        AddNumber(to, address.District);
        var letters = address.Unit / 9;
        var first = letters % Inward.Length;
        var second = ((first * 7) + (letters / Inward.Length * 5) + address.District) % Inward.Length;
        to.Add([(byte)' ', (byte)('1' + (address.Unit % 9)), Inward[first], Inward[second]]);
    }

    /// <summary>Adds a number of one to nine digits.</summary>
    public static void AddNumber(Letters to, int number)
    {
        if (number >= 10)
        {
            AddNumber(to, number / 10);
        }

        to.Add([(byte)('0' + (number % 10))]);
    }

    private static Address Anywhere(Area area, ref Seeded dice) => new(area, 1 + dice.Below(area.Districts), dice.Below(Units));
}
