namespace LineOfSight.Linkage.Generating;

/// <summary>What children are called beside the name on their birth certificate.</summary>
internal sealed class KnownNames
{
    // Assumptions: of the names that have short or other forms, how many children go by one; and how many go by their second name.
    private const double GoesByForm = 0.42;
    private const double GoesBySecond = 0.045;

    private readonly Dictionary<string, byte[][]> forms = [];
    private readonly Dictionary<string, byte[][]>.AlternateLookup<ReadOnlySpan<char>> lookup;

    public KnownNames()
    {
        foreach (var line in Lists.Read("nicknames"))
        {
            forms[line[0]] = [.. line[1..].Select(Lists.Name)];
        }

        lookup = forms.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>What the child is known as; empty for one who goes by the first name.</summary>
    public void Draw(Child child, Origin? origin, FirstNames names, ref Seeded dice)
    {
        Span<char> first = stackalloc char[child.FirstName.Length];
        System.Text.Ascii.ToUtf16(child.FirstName.Read, first, out _);
        child.KnownAs.Clear();
        if (lookup.TryGetValue(first, out var known) && dice.Chance(GoesByForm))
        {
            child.KnownAs.Set(known[dice.Below(known.Length)]);
        }
        else if (dice.Chance(GoesBySecond))
        {
            names.DrawSecond(origin, child.IsGirl, child.KnownAs, ref dice);
        }
        else if (child.FirstName.Read.IndexOf((byte)'-') is > 0 and var hyphen && dice.Chance(GoesByForm))
        {
            child.KnownAs.Set(child.FirstName.Read[..hyphen]);
        }
    }
}
