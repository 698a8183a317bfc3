namespace LineOfSight.Linkage.Generating;

/// <summary>Who writes records about children.</summary>
internal enum Agency
{
    Health,
    Education,
    SocialCare,
    EarlyHelp,
    Police,
}

/// <summary>What a record may have that the child has not, or lack.</summary>
internal enum Slip
{
    FirstNameMistyped,
    SurnameMistyped,
    KnownAs,
    FormerSurname,
    NamesSwapped,
    FirstNameMissing,
    Baby,
    MarkLost,
    BirthMissing,
    DayMonthSwapped,
    FirstOfJanuary,
    BirthMistyped,
    FormerAddress,
    PostcodeMissing,
    PostcodeMistyped,
    BirthPlaceMissing,
    BirthPlaceWrong,
    SchoolMissing,
    OtherSchool,
    GenderMissing,
    GenderWrong,
    NhsMissing,
    NhsMistyped,
    NhsOfSibling,
    UpnMissing,
    UpnMistyped,
    UpnOfSibling,
}

/// <summary>How many slips were made, by agency; for tests and tables.</summary>
internal sealed class SlipCount
{
    private readonly int[] slips = new int[Enum.GetValues<Slip>().Length * Enum.GetValues<Agency>().Length];
    private readonly int[] records = new int[Enum.GetValues<Agency>().Length];

    public void Record(Agency agency) => records[(int)agency]++;

    public void Add(Slip slip, Agency agency) => slips[((int)slip * records.Length) + (int)agency]++;

    public int Records(Agency agency) => records[(int)agency];

    /// <summary>The share of an agency's records that have the slip.</summary>
    public double Share(Slip slip, Agency agency) => slips[((int)slip * records.Length) + (int)agency] / (double)records[(int)agency];
}
