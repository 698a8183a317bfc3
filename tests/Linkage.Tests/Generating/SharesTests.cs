using LineOfSight.Linkage.Generating;

namespace LineOfSight.Linkage.Tests.Generating;

/// <summary>The shares of the reference's invented population, at 50,000 rows; tolerances are about three standard errors.</summary>
public sealed class SharesTests(GeneratedFile file) : IClassFixture<GeneratedFile>
{
    private const double PerMillion = 1_000_000.0 / GeneratedFile.Wanted;

    [Theory]
    [InlineData("health", 455_000, 12_000)]
    [InlineData("education", 344_000, 12_000)]
    [InlineData("socialcare", 97_000, 7_000)]
    [InlineData("earlyhelp", 55_000, 4_000)]
    [InlineData("police", 49_000, 5_000)]
    public void Agencies_have_their_shares_of_the_records(string agency, int perMillion, int tolerance) =>
        Assert.InRange(file.Rows.Count(r => r.Agency == agency) * PerMillion, perMillion - tolerance, perMillion + tolerance);

    [Fact]
    public void Children_and_true_pairs_are_as_many_as_in_the_reference()
    {
        // Every child has a number, those without a record too: the last number tells how many there are.
        Assert.InRange(file.Rows.Max(r => r.Cluster) * PerMillion, 455_000, 475_000);
        Assert.InRange(file.Children.Sum(c => c.Length * (c.Length - 1) / 2) * PerMillion, 870_000, 960_000);
        Assert.InRange(file.Children.Max(c => c.Length), 9, 18);
        Assert.InRange(file.Children.Count(c => c.Length == 1) / (double)file.Children.Count, 0.25, 0.29);
    }

    [Fact]
    public void More_than_three_in_four_children_have_siblings_on_file()
    {
        var households = file.Children.CountBy(c => c[0].Household).ToDictionary();
        Assert.InRange(households.Values.Max(), 4, 5);
        Assert.InRange(file.Children.Count(c => households[c[0].Household] > 1) / (double)file.Children.Count, 0.75, 0.79);
    }

    [Fact]
    public void What_each_agency_does_not_know_is_empty()
    {
        Assert.InRange(Empty("police", r => r.Born), 0.045, 0.075);
        Assert.InRange(Empty("police", r => r.Postcode), 0.13, 0.17);
        Assert.Equal(0, Empty("education", r => r.Born));
        Assert.InRange(Empty("education", r => r.Postcode), 0.006, 0.014);
        Assert.Equal(0, Empty("education", r => r.School));
        Assert.InRange(Empty("health", r => r.School), 0.70, 0.76);
        Assert.InRange(Empty("education", r => r.BirthPlace), 0.68, 0.72);
        Assert.InRange(Empty("health", r => r.Nhs), 0.015, 0.025);
        Assert.InRange(Empty("education", r => r.Nhs), 0.96, 0.98);
        Assert.InRange(Empty("education", r => r.Upn), 0.04, 0.08);
        Assert.InRange(Empty("socialcare", r => r.Nhs), 0.46, 0.54);
        Assert.InRange(Empty("socialcare", r => r.Upn), 0.55, 0.67);
        Assert.InRange(Empty("police", r => r.Nhs), 0.98, 1);
    }

    private double Empty(string agency, Func<Row, string> of)
    {
        var rows = file.Rows.Where(r => r.Agency == agency).ToList();
        return rows.Count(r => of(r).Length == 0) / (double)rows.Count;
    }

    [Theory]
    [InlineData(nameof(Agency.Police), nameof(Slip.FirstNameMistyped), 0.065, 0.013)]
    [InlineData(nameof(Agency.Police), nameof(Slip.SurnameMistyped), 0.070, 0.014)]
    [InlineData(nameof(Agency.Police), nameof(Slip.BirthMissing), 0.060, 0.013)]
    [InlineData(nameof(Agency.Education), nameof(Slip.FirstNameMistyped), 0.012, 0.003)]
    [InlineData(nameof(Agency.Education), nameof(Slip.SurnameMistyped), 0.012, 0.003)]
    [InlineData(nameof(Agency.Health), nameof(Slip.FirstNameMistyped), 0.014, 0.003)]
    [InlineData(nameof(Agency.SocialCare), nameof(Slip.FirstNameMistyped), 0.030, 0.008)]
    [InlineData(nameof(Agency.EarlyHelp), nameof(Slip.FirstNameMistyped), 0.025, 0.009)]
    [InlineData(nameof(Agency.Police), nameof(Slip.DayMonthSwapped), 0.008, 0.006)]
    [InlineData(nameof(Agency.Police), nameof(Slip.FirstOfJanuary), 0.010, 0.006)]
    [InlineData(nameof(Agency.Police), nameof(Slip.Baby), 0.007, 0.005)]
    public void Each_agency_slips_as_often_as_it_is_said_to(string agency, string slip, double share, double tolerance) =>
        Assert.InRange(file.Slips.Share(Enum.Parse<Slip>(slip), Enum.Parse<Agency>(agency)), share - tolerance, share + tolerance);

    [Fact]
    public void A_careless_record_is_wrong_in_several_places()
    {
        var police = file.Rows.Where(r => r.Agency == "police").ToList();
        var noDay = police.Where(r => r.Born.Length == 0).ToList();
        var both = noDay.Count(r => r.Postcode.Length == 0) / (double)noDay.Count;
        Assert.True(both > 1.5 * Empty("police", r => r.Postcode), $"{both:P1}");
    }

    [Fact]
    public void Records_of_a_child_agree_as_often_as_in_the_reference()
    {
        // The reference's pairs agree in 89.0, 88.5, 98.1, 76.9 and 76.8 of 100.
        Assert.InRange(Agreement(r => r.FirstName), 0.86, 0.91);
        Assert.InRange(Agreement(r => r.Surname), 0.87, 0.92);
        Assert.InRange(Agreement(r => r.Born), 0.97, 0.99);
        Assert.InRange(Agreement(r => r.Postcode), 0.73, 0.80);
        Assert.InRange(Agreement(r => r.School), 0.73, 0.81);
    }

    private double Agreement(Func<Row, string> of)
    {
        var (same, all) = (0, 0);
        foreach (var values in file.Children.Select(c => c.Select(of).Where(v => v.Length > 0).ToArray()))
        {
            for (var i = 0; i < values.Length; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    all++;
                    same += values[i] == values[j] ? 1 : 0;
                }
            }
        }

        return same / (double)all;
    }

    [Fact]
    public void Surnames_have_a_heavy_tail()
    {
        var counts = file.Rows.CountBy(r => r.Surname).Select(c => c.Value).OrderDescending().ToList();
        Assert.InRange(counts[0] / (double)GeneratedFile.Wanted, 0.006, 0.03);
        Assert.True(counts.Count > 6_000, $"{counts.Count} surnames");
    }
}
