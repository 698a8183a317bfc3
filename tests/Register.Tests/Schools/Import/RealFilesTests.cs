using System.Text;
using LineOfSight.Register.Schools;
using LineOfSight.Register.Schools.Import;

namespace LineOfSight.Register.Tests.Schools.Import;

/// <summary>The files as they were published, beside the repository.</summary>
public class RealFilesTests
{
    private static readonly DateOnly CensusDay2019 = new(2019, 1, 17);

    private static RegisterDifference Census(IReadOnlyDictionary<int, School>? held = null, string? la = null, bool named = true)
    {
        using var census = SharedFiles.Open(SharedFiles.Census);
        if (!named)
        {
            return Given.Compare(held ?? Given.Held(), census, la, CensusDay2019);
        }

        using var names = SharedFiles.Open(SharedFiles.Names);
        return Given.Compare(held ?? Given.Held(), census, la, CensusDay2019, Given.Names(names));
    }

    [Fact]
    public void The_whole_census_goes_in_and_its_three_totals_stay_out()
    {
        var difference = Census();
        Assert.Equal("23939 read, 23939 added, 0 changed, 0 closed, 0 rejected", difference.Summary);
        Assert.Equal(3, difference.TotalsLeftOut);
        Assert.DoesNotContain(difference.Added, school => school.Kind == SchoolKind.Other);
    }

    [Theory]
    [InlineData("926", 450, 405)]
    [InlineData("919", 585, 505)]
    [InlineData("344", 132, 119)]
    public void An_authority_has_every_type_of_its_schools_and_the_names_that_are_held(string la, int schools, int named)
    {
        var difference = Census(la: la);
        Assert.Equal($"{schools} read, {schools} added, 0 changed, 0 closed, 0 rejected", difference.Summary);
        Assert.Equal(23939 - schools, difference.OtherAuthorities);
        Assert.Equal(named, difference.Added.Count(school => school.Name is not null));
    }

    [Fact]
    public void Hertfordshire_has_51_independent_schools()
        => Assert.Equal(51, Census(la: "919").Added.Count(school => school.Kind == SchoolKind.Independent));

    [Fact]
    public void The_same_file_twice_changes_nothing()
    {
        var register = Given.Apply(Given.Held(), Census());
        Assert.Equal("23939 read, 0 added, 0 changed, 0 closed, 0 rejected", Census(register).Summary);
        Assert.Equal("23939 read, 0 added, 0 changed, 0 closed, 0 rejected", Census(register, named: false).Summary);
        Assert.Equal("450 read, 0 added, 0 changed, 0 closed, 0 rejected", Census(register, la: "926").Summary);
    }

    [Fact]
    public void The_file_of_names_is_read_whole()
    {
        using var file = SharedFiles.Open(SharedFiles.Names);
        var names = Given.Names(file);
        Assert.Equal(20_760, names.Count);
        Assert.Empty(names.Rejected);
        Assert.Equal("The Aldgate School", names.Of(100000));
    }

    [Fact]
    public void The_file_of_names_in_the_encoding_of_its_publisher_is_read_the_same()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = File.ReadAllText(SharedFiles.Path(SharedFiles.Names)).Replace('\uFFFD', '£');
        using var file = new MemoryStream(Encoding.GetEncoding(1252).GetBytes(text));
        Assert.Equal("Windows-1252", Given.Encoding(file));
        Assert.Equal(20_760, Given.Names(file).Count);
    }

    [Fact]
    public void The_GIAS_extract_carries_what_the_census_lacks()
    {
        using var file = SharedFiles.Open(SharedFiles.Gias);
        var difference = Given.Compare(Given.Held(), file);
        Assert.Equal("4 read, 4 added, 0 changed, 0 closed, 0 rejected", difference.Summary);
        var school = difference.Added.Single(added => added.Urn == 100171);
        Assert.Equal(
            ("Saint Mary Magdalene Church of England All Through School", SchoolKind.AllThrough, 952, "SE18 5PW", "Good", new DateOnly(2018, 5, 23), "E09000011"),
            (school.Name, school.Kind, school.Pupils!.Value, school.Postcode, school.InspectionRating, school.InspectionDate!.Value, school.DistrictCode));
    }

    [Fact]
    public void A_later_GIAS_extract_with_other_columns_is_read_too()
    {
        using var file = SharedFiles.Open(SharedFiles.GiasLater);
        var difference = Given.Compare(Given.Held(), file);
        var closed = difference.Added.Single(added => added.Urn == 140134);
        Assert.Equal((SchoolStatus.Closed, new DateOnly(2022, 12, 31)), (closed.Status, closed.CloseDate!.Value));
        Assert.Equal(SchoolKind.Special, difference.Added.Single(added => added.Urn == 138130).Kind);
    }

    [Fact]
    public void The_census_takes_nothing_from_a_school_that_GIAS_described()
    {
        using var gias = SharedFiles.Open(SharedFiles.Gias);
        var register = Given.Apply(Given.Held(), Given.Compare(Given.Held(), gias));
        var changed = Census(register).Changed;
        Assert.All(changed, change => Assert.All(change.Fields, field => Assert.Contains(field.Field, new[] { SchoolField.Pupils, SchoolField.Name })));
        Assert.All(changed, change => Assert.Equal(change.Before.Type, change.After.Type));
    }
}
