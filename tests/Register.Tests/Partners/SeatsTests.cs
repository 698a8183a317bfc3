using FsCheck;
using FsCheck.Fluent;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.Register.Agencies;
using LineOfSight.Register.Partners;

namespace LineOfSight.Register.Tests.Partners;

/// <summary>Rules over any history of a partner's two seats.</summary>
public sealed class SeatsTests
{
    private static readonly DateOnly First = new(2019, 4, 1);

    /// <summary>Something that a manager tries: appoint from a day until another, or end the nth appointment on a day.</summary>
    public sealed record Step(bool Ends, bool Leads, int Which, int From, int? Until);

    private static readonly Arbitrary<(Step[] Steps, int? PartnerUntil)> Histories = (
        from steps in (
            from ends in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
            from leads in Gen.Elements(true, false)
            from which in Gen.Choose(0, 9)
            from day in Gen.Choose(-5, 90)
            from until in Gen.Frequency((1, Gen.Constant<int?>(null)), (1, Gen.Choose(-3, 60).Select(n => (int?)(day + n))))
            select new Step(ends, leads, which, day, until)).ArrayOf()
        from last in Gen.Frequency((1, Gen.Constant<int?>(null)), (1, Gen.Choose(20, 80).Select(n => (int?)n)))
        select (steps, last)).ToArbitrary();

    [Fact]
    public void On_every_day_a_seat_has_at_most_one_holder_and_no_gap_is_hidden() => Prop.ForAll(Histories, history =>
    {
        var (role, appointments) = Play(history.Steps, history.PartnerUntil);
        var seats = new Seats(role, appointments);
        foreach (var seat in Enum.GetValues<Seat>())
        {
            var stretches = seats.Of(seat);
            for (var day = First; day <= (role.EndsOn ?? First.AddDays(200)); day = day.AddDays(1))
            {
                var holders = appointments.Where(a => a.Seat == seat && a.Period.Covers(day)).ToList();
                Assert.True(holders.Count <= 1, $"{holders.Count} hold {seat} on {day}");
                var stretch = Assert.Single(stretches, s => s.From <= day && (s.To is null || day <= s.To));
                Assert.Same(holders.SingleOrDefault(), stretch.Held);
                Assert.Same(stretch.Held, seats.On(seat, day));
            }

            Assert.Equal(First, stretches[0].From);
            Assert.Equal(role.EndsOn, stretches[^1].To);
        }
    }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(400));

    [Fact]
    public void A_successor_ends_the_present_holder_the_day_before()
    {
        var (role, all) = Play([], null);
        var seats = new Seats(role, all);
        var first = seats.Appoint(Seat.Lead, "Avery Stone", "Chief executive", First, null);
        seats.Appoint(Seat.Lead, "Blair Moss", "Chief executive", First.AddDays(30), null);

        Assert.Equal(First.AddDays(29), first.EndsOn);
        Assert.Equal("Avery Stone", seats.On(Seat.Lead, First.AddDays(29))!.Name);
        Assert.Equal("Blair Moss", seats.On(Seat.Lead, First.AddDays(30))!.Name);
        Assert.Null(seats.On(Seat.Delegate, First.AddDays(30)));
    }

    [Theory]
    [InlineData(-1, null, "partner since 1 April 2019")]
    [InlineData(10, 5, "on or after the first day")]
    [InlineData(10, 25, "Blair Moss is appointed from 21 April 2019")]
    [InlineData(20, null, "Blair Moss is appointed from 21 April 2019")]
    public void An_appointment_that_would_overlap_is_refused_and_nothing_changes(int from, int? until, string words)
    {
        var (role, all) = Play([], null);
        var seats = new Seats(role, all);
        seats.Appoint(Seat.Lead, "Blair Moss", "Chief executive", First.AddDays(20), null);

        var broken = Assert.Throws<RuleBroken>(() =>
            seats.Appoint(Seat.Lead, "Avery Stone", "Chief executive", First.AddDays(from), until is { } n ? First.AddDays(n) : null));

        Assert.Contains(words, broken.Message, StringComparison.Ordinal);
        Assert.Equal(2, seats.Of(Seat.Lead).Count);
    }

    private static (AgencyRole Role, List<Appointment> Appointments) Play(Step[] steps, int? partnerUntil)
    {
        var type = new AgencyType { Key = "police", Name = "Police", Partner = PartnerKind.Police, Source = "test", Position = 1 };
        var role = AgencyRole.Begin(NewId.Next(), Agency.Create("Borderland Police", type), type, Standing.Partner, First, []);
        if (partnerUntil is { } last)
        {
            role.End(First.AddDays(last));
        }

        var appointments = new List<Appointment>();
        foreach (var step in steps)
        {
            try
            {
                var seats = new Seats(role, appointments);
                if (!step.Ends)
                {
                    appointments.Add(seats.Appoint(
                        step.Leads ? Seat.Lead : Seat.Delegate, "Avery Stone", "Chief officer", First.AddDays(step.From), step.Until is { } n ? First.AddDays(n) : null));
                }
                else if (appointments.Count > 0)
                {
                    seats.End(appointments[step.Which % appointments.Count], First.AddDays(step.From));
                }
            }
            catch (RuleBroken)
            {
                // A refusal is an answer too: the property asks what stands afterwards.
            }
        }

        return (role, appointments);
    }
}
