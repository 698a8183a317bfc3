using LineOfSight.Register.Schools;
using LineOfSight.Register.Schools.Import;

namespace LineOfSight.Register.Tests.Schools.Import;

public class DifferenceTests
{
    private const string Census = Given.CensusHeader + "\n";
    private const string Gias = Given.GiasHeader + "\n";

    private static string CensusRow(int urn, int pupils = 210, string la = "926", string type = "State-funded primary")
        => $"{urn},{la},2001,{type},{pupils}\n";

    private static School[] Twenty => [.. Enumerable.Range(100_001, 20).Select(urn => Given.School(urn) with { EstablishmentNumber = "2" + (urn % 1000) })];

    [Fact]
    public void A_change_is_told_field_by_field()
    {
        var change = Assert.Single(Given.Compare(Given.Held(Given.School(100001)), Census + CensusRow(100001, 214)).Changed);
        Assert.Equal(new FieldChange(SchoolField.Pupils, "Pupils", "210", "214"), Assert.Single(change.Fields));
    }

    [Fact]
    public void A_field_that_the_layout_does_not_carry_is_left_as_it_is()
    {
        var held = Given.School(100001) with
        {
            Postcode = "NR1 1AA", InspectionRating = "Good", OpenDate = new DateOnly(1990, 9, 1), Status = SchoolStatus.ProposedToClose,
        };
        Assert.Equal("1 read, 0 added, 0 changed, 0 closed, 0 rejected", Given.Compare(Given.Held(held), Census + CensusRow(100001)).Summary);
    }

    [Fact]
    public void A_figure_that_the_file_carries_and_does_not_publish_becomes_not_held()
    {
        var change = Assert.Single(Given.Compare(Given.Held(Given.School(100001)), Census + "100001,926,2001,State-funded primary,NA\n").Changed);
        Assert.Equal(("210", null), (change.Fields[0].Old, change.Fields[0].New));
    }

    [Theory]
    [InlineData("State-funded primary", 0)]
    [InlineData("State-funded secondary", 1)]
    [InlineData("Independent school", 1)]
    public void A_census_type_is_news_only_where_it_contradicts(string type, int changes)
        => Assert.Equal(changes, Given.Compare(Given.Held(Given.School(100001)), Census + CensusRow(100001, type: type)).Changed.Count);

    [Fact]
    public void A_closure_that_the_file_states_has_the_file_s_date()
    {
        var closure = Assert.Single(Given.Compare(Given.Held(Given.School(100001)),
            Gias + "100001,926,2001,Marsh Lane Primary School,Community school,Closed,Primary,,31-08-2019,210\n").Closed);
        Assert.Equal((ClosureGround.StatedClosed, new DateOnly(2019, 8, 31)), (closure.Ground, closure.After.CloseDate!.Value));
    }

    [Fact]
    public void A_school_that_is_no_longer_in_the_file_left_the_register_on_its_day()
    {
        var difference = Given.Compare(Given.Held(Twenty), Census + string.Concat(Twenty.Skip(1).Select(school => CensusRow(school.Urn))));
        var closure = Assert.Single(difference.Closed);
        Assert.Equal((100001, ClosureGround.LeftRegister, Given.Day), (closure.After.Urn, closure.Ground, closure.After.CloseDate!.Value));
        Assert.False(difference.NeedsConfirmation);
        Assert.Equal(20, difference.HeldInScope);
    }

    [Fact]
    public void Absence_from_one_authority_says_nothing_about_another()
    {
        var held = Given.Held(Given.School(100001), Given.School(100002), Given.School(100003, "919"));
        var difference = Given.Compare(held, Census + CensusRow(100001) + CensusRow(100009, la: "919"), la: "926");
        Assert.Equal([100002], difference.Closed.Select(closure => closure.After.Urn));
        Assert.Equal(1, difference.OtherAuthorities);
    }

    [Fact]
    public void A_school_that_moved_to_another_authority_did_not_close()
        => Assert.Empty(Given.Compare(Given.Held(Given.School(100001), Given.School(100002)),
            Census + CensusRow(100001) + CensusRow(100002, la: "919"), la: "926").Closed);

    [Theory]
    [InlineData("100001,926,2001,State-funded primary,many")]
    [InlineData("100001,926,2001,State-funded primary")]
    [InlineData("10000I,926,2001,State-funded primary,5")]
    public void A_school_whose_row_is_rejected_did_not_close(string bad)
    {
        var difference = Given.Compare(Given.Held(Given.School(100001), Given.School(100002) with { EstablishmentNumber = "2002" }),
            Census + bad + "\n100002,926,2002,State-funded primary,210\n");
        Assert.Empty(difference.Closed);
        Assert.Single(difference.Rejected);
    }

    [Fact]
    public void A_file_in_which_no_row_can_be_read_closes_nothing()
        => Assert.Equal("1 read, 0 added, 0 changed, 0 closed, 1 rejected", Given.Compare(Given.Held(Twenty), Census + "x,y,z,w,v\n").Summary);

    [Fact]
    public void A_college_that_the_census_does_not_count_does_not_close_by_it()
    {
        var college = Given.School(130001) with { Type = "Further education", Phase = "16 plus", Kind = SchoolKind.SixteenPlus };
        Assert.Empty(Given.Compare(Given.Held(college), Census + CensusRow(100001)).Closed);
    }

    [Fact]
    public void A_school_that_opened_after_the_file_s_day_does_not_close_by_it()
        => Assert.Empty(Given.Compare(Given.Held(Given.School(100001) with { OpenDate = Given.Day.AddDays(1) }), Census + CensusRow(100002)).Closed);

    [Fact]
    public void More_than_a_fifth_closing_asks_first()
    {
        School[] schools = [.. Enumerable.Range(100_001, 105).Select(urn => Given.School(urn))];
        RegisterDifference Without(int closed)
            => Given.Compare(Given.Held(schools), Census + string.Concat(schools.Skip(closed).Select(school => CensusRow(school.Urn))));

        Assert.False(Without(21).NeedsConfirmation);
        Assert.True(Without(22).NeedsConfirmation);
        Assert.Contains("close 22 of the 105 open schools", Without(22).ClosuresQuestion, StringComparison.Ordinal);
    }

    [Fact]
    public void Few_closures_are_looked_at_and_not_asked_for()
    {
        School[] schools = [.. Enumerable.Range(100_001, 21).Select(urn => Given.School(urn))];
        Assert.False(Given.Compare(Given.Held(schools), Census + CensusRow(100_001)).NeedsConfirmation);
        Assert.True(Given.Compare(Given.Held(schools), Census + CensusRow(100_099)).NeedsConfirmation);
    }

    [Fact]
    public void A_closed_school_in_a_later_census_has_reopened()
    {
        var closed = Given.School(100001) with { Status = SchoolStatus.Closed, CloseDate = Given.Day.AddYears(-1) };
        var reopened = Assert.Single(Given.Compare(Given.Held(closed), Census + CensusRow(100001)).Reopened);
        Assert.Equal((SchoolStatus.Open, null), (reopened.After.Status, reopened.After.CloseDate));
        Assert.Equal([SchoolField.Status, SchoolField.CloseDate], reopened.Fields.Select(field => field.Field));
    }

    [Fact]
    public void An_older_census_does_not_undo_a_later_closure()
    {
        var closed = Given.School(100001) with { Status = SchoolStatus.Closed, CloseDate = Given.Day.AddYears(1) };
        Assert.Equal(1, Given.Compare(Given.Held(closed), Census + CensusRow(100001)).Unchanged);
    }

    [Fact]
    public void A_name_that_the_file_of_names_lacks_stays()
    {
        var names = Given.Names(Given.Bytes("URN,School Name\n100001,New Name\n"));
        var difference = Given.Compare(Given.Held(Twenty[..2]), Census + CensusRow(100001) + CensusRow(100002).Replace("2001", "22", StringComparison.Ordinal), names: names);
        Assert.Equal("New Name", Assert.Single(difference.Changed, change => change.After.Urn == 100001).After.Name);
        Assert.DoesNotContain(difference.ToHold(), school => school.Name is null);
    }
}
