namespace LineOfSight.Linkage.Generating;

/// <summary>
/// Invents children of England, born from 2006 to 2025, household by household, and what five agencies wrote down about each of them, with the slips that
/// they make. Nobody in it exists; who is who is told in the last two columns, so that linkage can be measured.
/// </summary>
/// <remarks>
/// Siblings, twins among them, are what makes it hard: they share surname, address, town of birth and school. Rates of errors are assumptions
/// (<see cref="AgencyHabits"/>), so that measures made on this file rank ways of linking, and do not foretell how well one does on real records.
/// </remarks>
public static class Population
{
    /// <summary>The first line of the file: the names of the columns.</summary>
    public const string Header = "unique_id,agency,first_name,surname,dob,postcode,birth_place,school,gender,nhs_number,upn,cluster,household";

    /// <summary>
    /// Writes the records as CSV (RFC 4180, UTF-8, lines ended by \n), in an order that says nothing of who is who; unique_id counts the lines from 0. What
    /// an agency does not know is empty. cluster is the child, household the family.
    /// </summary>
    /// <param name="wanted">How many, and from which seed.</param>
    /// <param name="to">Written from where it stands, and left open. About 90 bytes a record. All records are held in memory until their order is drawn: about 130 bytes each.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 0 rows are wanted.</exception>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static void Write(GeneratedPopulation wanted, Stream to) => Write(wanted, to, new SlipCount());

    /// <summary>The same, counting the slips that are made on the way.</summary>
    internal static void Write(GeneratedPopulation wanted, Stream to, SlipCount slips)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentOutOfRangeException.ThrowIfNegative(wanted.Rows);
        var dice = new Seeded(wanted.Seed);
        var families = new Families(new Places(), dice.Next());
        var contacts = new Contacts(dice.Next());
        var records = new Records(slips, dice.Next());
        var rows = new Rows();
        while (rows.Count < wanted.Rows)
        {
            var household = families.Next();
            contacts.Begin();
            foreach (var child in household.Children)
            {
                foreach (var agency in contacts.Of(child))
                {
                    if (rows.Count < wanted.Rows)
                    {
                        records.Take(household, child, agency, rows);
                    }
                }
            }
        }

        rows.Shuffle(new Seeded(dice.Next()));
        rows.Write(Header, to);
    }
}
