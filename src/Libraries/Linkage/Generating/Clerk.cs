namespace LineOfSight.Linkage.Generating;

/// <summary>Who writes a record: how careful, and what goes wrong. One careless record is wrong in several places.</summary>
internal sealed class Clerk(SlipCount slips, ulong seed)
{
    // Three sorts of records; each is this careless, and the average over all is 1, so that an agency's shares hold.
    private const double HastyShare = 0.15;
    private const double CarelessShare = 0.05;
    private const double Careful = 0.5;
    private const double Hasty = 2;
    private const double Careless = 6;

    // Nobody errs always.
    private const double Most = 0.95;

    private double carelessness;

    /// <summary>What is drawn from.</summary>
    public Seeded Dice = new(seed);

    /// <summary>Who writes.</summary>
    public Agency Agency { get; private set; }

    /// <summary>Begins a record.</summary>
    public void Begin(Agency agency)
    {
        Agency = agency;
        slips.Record(agency);
        var sort = Dice.Share();
        carelessness = sort < CarelessShare ? Careless : sort < CarelessShare + HastyShare ? Hasty : Careful;
    }

    /// <summary>Whether a slip is made, which the careless make more often.</summary>
    /// <param name="slip">Which.</param>
    /// <param name="likelier">How much likelier it is for this child than for others.</param>
    public bool Slips(Slip slip, double likelier = 1) => Draws(slip, Math.Min(Most, AgencyHabits.Share(slip, Agency) * carelessness * likelier));

    /// <summary>Whether something is so that has nothing to do with care.</summary>
    public bool Has(Slip slip) => Draws(slip, AgencyHabits.Share(slip, Agency));

    private bool Draws(Slip slip, double share)
    {
        var drawn = Dice.Chance(share);
        if (drawn)
        {
            slips.Add(slip, Agency);
        }

        return drawn;
    }
}
