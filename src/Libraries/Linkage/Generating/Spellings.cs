namespace LineOfSight.Linkage.Generating;

/// <summary>How one name comes to be spelt as another that sounds like it.</summary>
internal sealed class Spellings
{
    private const int Tries = 12;
    private readonly List<(byte[] What, byte[] By, bool AtEnd)> rules = [];

    /// <param name="kind">"first" or "last": the names that the rules are for.</param>
    public Spellings(string kind)
    {
        foreach (var line in Lists.Read("spellings").Where(l => l[0] == kind))
        {
            rules.Add((Lists.Name(line[1].TrimEnd('$')), Lists.Name(line[2]), line[1].EndsWith('$')));
        }
    }

    /// <summary>Spells it otherwise. The first letter stays; where no rule that is drawn fits, so does the name.</summary>
    public bool Vary(Letters name, ref Seeded dice)
    {
        for (var i = 0; i < Tries; i++)
        {
            var (what, by, atEnd) = rules[dice.Below(rules.Count)];
            // A rule for the middle leaves the last letter alone, too: what may end a name has rules of its own.
            var at = atEnd ? name.Length - what.Length : name.Length < 3 ? 0 : name.Read[1..^1].IndexOf(what) + 1;
            if (at >= 1 && name.Read[at..].StartsWith(what))
            {
                name.Replace(at, what.Length, by);
                return true;
            }
        }

        return false;
    }
}
