namespace LineOfSight.Linkage.Generating;

/// <summary>The names of families who, or whose forebears, came to England from elsewhere.</summary>
/// <remarks>Where many families share few surnames linkage errs more: measure it by group.</remarks>
internal sealed class Origin
{
    private const int OfHouseholds = 10_000;

    private Origin(string[] head) =>
        (IsAsian, BornAbroad, GirlsDiffer) = (head[2] == "asian", Lists.Decimal(head[3]), Lists.Decimal(head[4].TrimEnd(']')));

    /// <summary>They live where families of South Asian origin do.</summary>
    public bool IsAsian { get; }

    /// <summary>The share of children who were born abroad.</summary>
    public double BornAbroad { get; }

    /// <summary>The share of households in which a girl's surname is not the boys'.</summary>
    public double GirlsDiffer { get; }

    public Weighted<byte[]> Surnames { get; } = new();

    public Weighted<byte[]> Hers { get; } = new();

    public Weighted<byte[]> His { get; } = new();

    public Weighted<byte[]> Boys { get; } = new();

    public Weighted<byte[]> Girls { get; } = new();

    public Weighted<byte[]> Towns { get; } = new();

    /// <summary>The origins, and null for the one that most have, by their share of households.</summary>
    public static Weighted<Origin?> All()
    {
        var all = new Weighted<Origin?>();
        var left = OfHouseholds;
        Origin? origin = null;
        foreach (var line in Lists.Read("origins"))
        {
            if (line[0][0] == '[')
            {
                origin = new(line);
                all.Add(origin, Lists.Number(line[1]));
                left -= Lists.Number(line[1]);
            }
            else
            {
                origin!.For(line[0]).AddAll(line[2..].Select(n => line[0] == "birth" ? Lists.Town(n) : Lists.Name(n)), Lists.Number(line[1]));
            }
        }

        all.Add(null, left);
        return all;
    }

    private Weighted<byte[]> For(string kind) => kind switch
    {
        "surname" => Surnames,
        "her" => Hers,
        "his" => His,
        "boy" => Boys,
        "girl" => Girls,
        "birth" => Towns,
        _ => throw new InvalidDataException($"The list of origins has no {kind}."),
    };
}
