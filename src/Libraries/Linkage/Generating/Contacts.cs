namespace LineOfSight.Linkage.Generating;

/// <summary>Which agencies meet a child, and how often. A family that is known to one is likelier to be known to the others, and so are all its children.</summary>
internal sealed class Contacts(ulong seed)
{
    private const int Agencies = 5;

    // The most records that one agency has of a child.
    private const int Most = 7;

    // A share of households; the other shares are of children: of those whom the agency can meet, of such households and of the rest. All are set so that a
    // million rows have the reference's records by agency, children and pairs.
    private const double Known = 0.1;

    private static readonly double[] Met = [0.926, 0.838, 0.091, 0.088, 0.044];
    private static readonly double[] MetOfKnown = [0.926, 0.838, 0.34, 0.17, 0.145];

    // How likely another record follows a record.
    private static readonly double[] Again = [0.056, 0.116, 0.44, 0.186, 0.49];

    private readonly List<Agency> contacts = [];
    private Seeded dice = new(seed);
    private bool isKnown;

    /// <summary>Begins a household.</summary>
    public void Begin() => isKnown = dice.Chance(Known);

    /// <summary>The agency of each record of a child. The list is the same object each time.</summary>
    public List<Agency> Of(Child child)
    {
        contacts.Clear();
        for (var agency = 0; agency < Agencies; agency++)
        {
            var meets = (isKnown ? MetOfKnown : Met)[agency];
            if ((agency == (int)Agency.Education && child.School is null) || !dice.Chance(meets))
            {
                continue;
            }

            var times = 1;
            while (times < Most && dice.Chance(Again[agency]))
            {
                times++;
            }

            for (; times > 0; times--)
            {
                contacts.Add((Agency)agency);
            }
        }

        return contacts;
    }
}
