namespace LineOfSight.Linkage.Generating;

/// <summary>How often each agency slips: shares of its records, assumed. Police write what they hear, schools copy a birth certificate.</summary>
internal static class AgencyHabits
{
    /// <summary>As the agencies are called in the file.</summary>
    private static readonly byte[][] Names =
        [.. new[] { "health", "education", "socialcare", "earlyhelp", "police" }.Select(n => System.Text.Encoding.ASCII.GetBytes(n))];

    private static readonly Dictionary<Slip, double[]> Listed = new()
    {
        // In the order of the agencies: health, education, social care, early help, police.
        [Slip.FirstNameMistyped] = [0.014, 0.012, 0.030, 0.025, 0.065],
        [Slip.SurnameMistyped] = [0.016, 0.012, 0.032, 0.026, 0.070],
        [Slip.NamesSwapped] = [0.0010, 0.0005, 0.0030, 0.0020, 0.0080],
        [Slip.FirstNameMissing] = [0.0027, 0, 0.0100, 0.0036, 0.0140],
        [Slip.Baby] = [0.0013, 0.0001, 0.0050, 0.0017, 0.0070],
        [Slip.BirthMissing] = [0, 0, 0.030, 0.020, 0.060],
        [Slip.DayMonthSwapped] = [0.0010, 0.0005, 0.0035, 0.0025, 0.0080],
        [Slip.FirstOfJanuary] = [0.0005, 0.0001, 0.0040, 0.0017, 0.0100],
        [Slip.BirthMistyped] = [0.0025, 0.0015, 0.0095, 0.0075, 0.0280],
        [Slip.PostcodeMissing] = [0.010, 0.010, 0.080, 0.050, 0.150],
        [Slip.PostcodeMistyped] = [0.005, 0.005, 0.012, 0.010, 0.025],
        [Slip.BirthPlaceWrong] = [0.004, 0.010, 0.015, 0.015, 0.020],
        [Slip.GenderWrong] = [0.001, 0.001, 0.003, 0.003, 0.006],
        [Slip.NhsMistyped] = [0.0010, 0.0002, 0.0040, 0.0008, 0.0002],
        [Slip.NhsOfSibling] = [0.0003, 0.0001, 0.0010, 0.0002, 0.0001],
        [Slip.UpnMistyped] = [0.0001, 0.0020, 0.0040, 0.0012, 0.0001],
        [Slip.UpnOfSibling] = [0, 0.0003, 0.0010, 0.0003, 0],

        // Shares of the records of those whom it can happen to: who have another name, a mark in it, another address, a school, a number.
        [Slip.KnownAs] = [0.06, 0.12, 0.19, 0.18, 0.28],
        [Slip.FormerSurname] = [0.45, 0.60, 0.40, 0.45, 0.40],
        [Slip.MarkLost] = [0.14, 0.10, 0.20, 0.18, 0.35],
        [Slip.FormerAddress] = [0.48, 1, 0.45, 0.45, 0.50],
        [Slip.BirthPlaceMissing] = [0.20, 0.70, 0.50, 0.60, 0.39],
        [Slip.SchoolMissing] = [0.65, 0, 0.30, 0.26, 0.73],
        [Slip.OtherSchool] = [0.15, 0.15, 0.15, 0.15, 0.15],
        [Slip.GenderMissing] = [0.01, 0.01, 0.01, 0.01, 0.01],
        [Slip.NhsMissing] = [0.02, 0.97, 0.50, 0.92, 0.99],
        [Slip.UpnMissing] = [0.99, 0.01, 0.48, 0.85, 0.995],
    };

    private static readonly double[][] Shares = [.. Enum.GetValues<Slip>().Select(s => Listed[s])];

    public static ReadOnlySpan<byte> Name(Agency agency) => Names[(int)agency];

    public static double Share(Slip slip, Agency agency) => Shares[(int)slip][(int)agency];
}
