using LineOfSight.Register.Schools;
using LineOfSight.Register.Schools.Import;

namespace LineOfSight.Register.Tests.Schools.Import;

public class RowsTests
{
    [Theory]
    [InlineData("12O765,926,2001,State-funded primary,5", "URN is \"12O765\". A URN has six digits")]
    [InlineData("012345,926,2001,State-funded primary,5", "URN is \"012345\"")]
    [InlineData(",926,2001,State-funded primary,5", "URN is blank")]
    [InlineData("100001,92,2001,State-funded primary,5", "LA is \"92\". A local authority's code has three digits")]
    [InlineData("100001,926,20011,State-funded primary,5", "ESTAB is \"20011\"")]
    [InlineData("100001,926,2001,,5", "SCHOOLTYPE is blank")]
    [InlineData("100001,926,2001,State-funded primary,-5", "NOR is \"-5\". Give a whole number")]
    [InlineData("100001,926,2001,State-funded primary,2.5", "NOR is \"2.5\"")]
    [InlineData("100001,926,2001,State-funded primary,99999999999", "NOR is \"99999999999\"")]
    [InlineData("100001,926,2001,State\0,5", "SCHOOLTYPE is \"State\uFFFD\". It holds a character that cannot be read")]
    public void A_bad_census_row_is_rejected_by_line_and_reason_and_the_rest_goes_in(string bad, string reason)
    {
        var rows = Given.Census("100002,926,2002,State-funded primary,7", bad, "100003,926,2003,Independent school,9");
        Assert.Equal([100002, 100003], rows.OfType<SchoolRow>().Select(row => row.School.Urn));
        var rejected = Assert.Single(rows.OfType<RejectedRow>());
        Assert.Equal(3, rejected.Line);
        Assert.StartsWith(reason, rejected.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("100001,926,2001,,Community school,Open,Primary,,,5", "EstablishmentName is blank")]
    [InlineData("100001,926,2001,Alder,,Open,Primary,,,5", "TypeOfEstablishment (name) is blank")]
    [InlineData("100001,926,2001,Alder,Community school,Shut,Primary,,,5", "EstablishmentStatus (name) is \"Shut\". Give one of: Open; ")]
    [InlineData("100001,926,2001,Alder,Community school,Open,Primary,31-02-2001,,5", "OpenDate is \"31-02-2001\". Give a real date")]
    [InlineData("100001,926,2001,Alder,Community school,Closed,Primary,,soon,5", "CloseDate is \"soon\"")]
    public void A_bad_GIAS_row_is_rejected_by_its_column(string bad, string reason)
        => Assert.StartsWith(reason, Assert.IsType<RejectedRow>(Assert.Single(Given.Gias(bad))).Reason, StringComparison.Ordinal);

    [Fact]
    public void Everything_wrong_with_a_row_is_said_at_once()
    {
        var reason = Assert.IsType<RejectedRow>(Assert.Single(Given.Census("x,y,z,,many"))).Reason;
        Assert.All(["URN is", "LA is", "ESTAB is", "SCHOOLTYPE is", "NOR is"], part => Assert.Contains(part, reason, StringComparison.Ordinal));
    }

    [Fact]
    public void The_second_of_two_rows_with_one_number_is_rejected_and_names_the_first()
    {
        var rows = Given.Census("100001,926,2001,State-funded primary,5", "100002,926,2002,State-funded primary,5", "100001,926,2003,State-funded primary,6");
        var rejected = Assert.Single(rows.OfType<RejectedRow>());
        Assert.Equal(4, rejected.Line);
        Assert.Contains("on line 2 has the same number", rejected.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NA")]
    [InlineData("")]
    [InlineData("c")]
    [InlineData("SUPP")]
    [InlineData(" na ")]
    public void A_figure_that_is_not_published_is_not_nought(string mark)
        => Assert.Null(Assert.IsType<SchoolRow>(Assert.Single(Given.Census($"100001,926,2001,State-funded primary,{mark}"))).School.Pupils);

    [Fact]
    public void Totals_are_told_from_schools()
    {
        var rows = Given.Census(
            "NAT,,PRI,State-funded primary,4727089", ",926,,State-funded primary,500", "100001,926,2001,Total state-funded primary,9",
            "100002,926,2002,State-funded primary,0");
        Assert.Equal(3, rows.OfType<TotalRow>().Count());
        Assert.Equal(0, Assert.Single(rows.OfType<SchoolRow>()).School.Pupils);
    }

    [Fact]
    public void Other_authorities_are_passed_over_and_damaged_rows_are_not()
    {
        var rows = Given.Rows(Given.CensusHeader + "\n100001,926,2001,Independent school,5\n100002,919,2001,Independent school,bad\n100003,9x9,1,Independent school,5\n", la: "926");
        Assert.Equal([typeof(SchoolRow), typeof(OtherAuthorityRow), typeof(RejectedRow)], rows.Select(row => row.GetType()));
    }

    [Fact]
    public void A_school_without_a_name_shows_its_number()
        => Assert.Equal("Name not held (URN 120765)",
            Assert.IsType<SchoolRow>(Assert.Single(Given.Census("120765,926,2001,Independent school,5"))).School.DisplayName);

    [Theory]
    [InlineData("Voluntary aided school", "Primary", nameof(SchoolKind.Primary))]
    [InlineData("Academy converter", "Middle deemed secondary", nameof(SchoolKind.Secondary))]
    [InlineData("Free schools", "All-through", nameof(SchoolKind.AllThrough))]
    [InlineData("Other independent special school", "Not applicable", nameof(SchoolKind.Independent))]
    [InlineData("Academy special converter", "Not applicable", nameof(SchoolKind.Special))]
    [InlineData("Free schools alternative provision", "Not applicable", nameof(SchoolKind.AlternativeProvision))]
    [InlineData("Local authority nursery school", "Nursery", nameof(SchoolKind.Nursery))]
    [InlineData("Sixth form centres", "16 plus", nameof(SchoolKind.SixteenPlus))]
    [InlineData("British schools overseas", "Not applicable", nameof(SchoolKind.Other))]
    [InlineData("A type of next year", null, nameof(SchoolKind.Other))]
    public void Both_layouts_come_to_one_classification(string type, string? phase, string kind)
        => Assert.Equal(kind, SchoolKinds.Of(type, phase).ToString());

    [Theory]
    [InlineData("england_census_2018-2019.csv", true, "2019-01-17")]
    [InlineData("2019-2020_england_census.csv", true, "2020-01-16")]
    [InlineData("census_2018-19.csv", true, "2019-01-17")]
    [InlineData("/some/folder/edubasealldata20240718.csv", false, "2024-07-18")]
    [InlineData("edubasealldata20241318.csv", false, null)]
    [InlineData("2020_2019-2020.csv", true, "2020-01-16")]
    [InlineData("census_2018-2021.csv", true, null)]
    [InlineData("schools.csv", true, null)]
    public void The_day_of_a_file_is_read_from_its_name(string name, bool census, string? day)
        => Assert.Equal(day, CensusDay.FromFileName(name, census)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
}
