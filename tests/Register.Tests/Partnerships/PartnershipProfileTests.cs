using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.Register.Partnerships;

namespace LineOfSight.Register.Tests.Partnerships;

public sealed class PartnershipProfileTests
{
    private static readonly DateOnly Live = new(2019, 9, 29);

    private static readonly LocalAuthority Northamptonshire = new()
    {
        OnsCode = "E10000021", LaCode = "928", Name = "Northamptonshire", Region = "East Midlands", EndsOn = new(2021, 3, 31),
    };

    [Fact]
    public void Each_day_has_one_status()
    {
        var profile = PartnershipProfile.Create(NewId.Next(), "Borderland", "Borderland Safeguarding Children Board", null, Status.Shadow, Live.AddMonths(-9));
        profile.Stand(Status.Live, Live, null);
        profile.Stand(Status.Merged, Live.AddYears(2), NewId.Next());

        Assert.Equal(Status.Shadow, profile.StatusOn(Live.AddDays(-1)));
        Assert.Equal(Status.Live, profile.StatusOn(Live));
        Assert.Equal(Status.Live, profile.StatusOn(Live.AddYears(2).AddDays(-1)));
        Assert.Equal(Status.Merged, profile.StatusOn(Live.AddYears(2)));
    }

    [Fact]
    public void The_dates_of_its_statuses_stand_in_order()
    {
        var profile = PartnershipProfile.Create(NewId.Next(), "Borderland", null, null, Status.Live, Live);

        Assert.Equal("From", Assert.Throws<RuleBroken>(() => profile.Stand(Status.Shadow, Live.AddDays(1), null)).Field);
        Assert.Equal("From", Assert.Throws<RuleBroken>(() => profile.Stand(Status.Merged, Live.AddDays(-1), NewId.Next())).Field);
        Assert.Equal("Into", Assert.Throws<RuleBroken>(() => profile.Stand(Status.Merged, Live, profile.Id)).Field);
        Assert.Equal("From", Assert.Throws<RuleBroken>(() => profile.Stand(Status.Live, null, null)).Field);
    }

    [Fact]
    public void A_local_authority_is_in_a_footprint_once_at_a_time_and_no_longer_than_its_code_stood()
    {
        var here = NewId.Next();
        var area = Area.Add(here, Northamptonshire, new(2019, 4, 1), []);

        Assert.Equal(Northamptonshire.EndsOn, area.EndsOn);
        Assert.Equal("OnsCode", Assert.Throws<RuleBroken>(() => Area.Add(here, Northamptonshire, new(2020, 4, 1), [area])).Field);
        Assert.Equal("StartsOn", Assert.Throws<RuleBroken>(() => Area.Add(here, Northamptonshire, new(2021, 4, 1), [])).Field);
    }

    [Fact]
    public void A_name_is_needed_and_has_an_end()
    {
        Assert.Equal("Name", Assert.Throws<RuleBroken>(() => PartnershipProfile.Create(NewId.Next(), " \n", null, null, Status.Live, Live)).Field);
        Assert.Contains("201", Assert.Throws<RuleBroken>(() => PartnershipProfile.Create(NewId.Next(), new string('x', 201), null, null, Status.Live, Live)).Message, StringComparison.Ordinal);
        Assert.Contains("null character", Assert.Throws<RuleBroken>(() => PartnershipProfile.Create(NewId.Next(), "a\0b", null, null, Status.Live, Live)).Message, StringComparison.Ordinal);
    }
}
