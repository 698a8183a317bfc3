using FsCheck;
using FsCheck.Fluent;

namespace LineOfSight.WorkingDays.Tests;

/// <summary>A running deadline over any history.</summary>
public sealed class ClockTests
{
    private static readonly WorkingCalendar England = BankHolidays.Known.In(Division.EnglandAndWales);
    private static readonly DateOnly Start = new(2026, 4, 2);

    private static DeadlineRule Rule(int amount = 15, Unit unit = Unit.WorkingDays, Counting counting = Counting.AfterStart, Counting? or = null) =>
        new("test", "Do it", "somebody asking", amount, unit, counting, or, null, null, "A test", National: true);

    private static Clock Running(DeadlineRule? rule = null) => new(rule ?? Rule(), England, [new ClockEvent.Started(Start)]);

    private sealed record Try(int Kind, int Later);

    private static readonly Arbitrary<Try[]> Histories = (
        from kind in Gen.Frequency((2, Gen.Constant(1)), (3, Gen.Constant(2)), (3, Gen.Constant(3)), (1, Gen.Constant(4)), (1, Gen.Constant(5)))
        from later in Gen.Choose(-2, 25)
        select new Try(kind, later)).ArrayOf().Where(h => h.Length <= 14).ToArbitrary();

    [Fact]
    public void Whatever_was_tried_the_days_that_ran_are_those_of_the_rule() => Check.One(
        Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(2_000),
        Prop.ForAll(Histories, tries =>
        {
            var clock = Running();
            foreach (var one in tries)
            {
                var on = clock.Events[^1].On.AddDays(one.Later);
                var before = clock.Events.Count;
                try
                {
                    clock.Add(one.Kind switch
                    {
                        1 => new ClockEvent.Started(on),
                        2 => new ClockEvent.Paused(on, "Criminal proceedings"),
                        3 => new ClockEvent.Resumed(on),
                        4 => new ClockEvent.Met(on, "Message 7"),
                        _ => new ClockEvent.Missed(on, "Not told"),
                    });
                }
                catch (ClockRefused)
                {
                    Assert.Equal(before, clock.Events.Count);
                }
            }

            Assert.Equal(clock.State == ClockState.Paused, clock.Due is null);
            if (clock.Due is { } due)
            {
                var stood = clock.Events.Zip(clock.Events.Skip(1)).Where(p => p.First is ClockEvent.Paused).Sum(p => England.Between(p.First.On, p.Second.On));
                Assert.Equal(15, England.Between(Start, due) - stood);
                Assert.True(clock.State is not ClockState.Met || clock.Events[^1].On <= due);
                Assert.True(clock.State is not (ClockState.MetLate or ClockState.Missed) || clock.Events[^1].On > due);
            }

            Assert.Equal(clock.State, new Clock(clock.Rule, England, clock.Events).State);
            return clock.Events.Zip(clock.Events.Skip(1)).All(p => p.First.On <= p.Second.On);
        }));

    [Fact]
    public void It_explains_its_pause_and_its_second_reading()
    {
        var clock = Running(Rule(or: Counting.StartIsDayOne));
        clock.Add(new ClockEvent.Paused(new DateOnly(2026, 4, 10), "Criminal proceedings"));
        Assert.Contains("Due: not known while the clock is paused", clock.Explain());
        clock.Add(new ClockEvent.Resumed(new DateOnly(2026, 4, 24)));
        Assert.Equal(
            [
                "Bank holidays: England and Wales",
                "Source: A test",
                "Paused: after Friday 10 April 2026, up to Friday 24 April 2026, 10 working days: Criminal proceedings",
                "Due: Tuesday 12 May 2026",
                "The same guidance can be read so that the start day is day 1, or the next working day if it is not one: then it is due on Monday 11 May 2026. Warnings go by the earlier date",
            ],
            clock.Explain().TakeLast(5));
        Assert.Equal(new DateOnly(2026, 5, 11), clock.WarnBy);
    }

    [Fact]
    public void Months_stand_still_by_calendar_days()
    {
        var clock = Running(Rule(6, Unit.Months));
        clock.Add(new ClockEvent.Paused(new DateOnly(2026, 5, 1), "Inquest"));
        clock.Add(new ClockEvent.Resumed(new DateOnly(2026, 5, 31)));
        Assert.Equal(new DateOnly(2026, 11, 1), clock.Due);
    }

    [Fact]
    public void Met_on_the_day_is_in_time_and_the_day_after_is_late()
    {
        var (intime, late) = (Running(), Running());
        intime.Add(new ClockEvent.Met(intime.Due!.Value, "Message 7"));
        late.Add(new ClockEvent.Met(late.Due!.Value.AddDays(1), "Message 7"));
        Assert.Equal((ClockState.Met, ClockState.MetLate), (intime.State, late.State));
    }

    [Fact]
    public void What_cannot_follow_says_why()
    {
        void Refused(string message, Clock clock, ClockEvent next) => Assert.Equal(message, Assert.Throws<ClockRefused>(() => clock.Add(next)).Message);
        Refused("Only a clock that has begun can be met", new Clock(Rule(), England), new ClockEvent.Met(Start, "x"));
        Refused("The clock has begun already", Running(), new ClockEvent.Started(Start));
        Refused("Say why the clock is paused", Running(), new ClockEvent.Paused(Start, " "));
        Refused("Say what shows that it was done", Running(), new ClockEvent.Met(Start, ""));
        Refused("A clock can be missed only after its date", Running(), new ClockEvent.Missed(new DateOnly(2026, 4, 27), "x"));
        Refused("The date lies before what was recorded last, 2 April 2026", Running(), new ClockEvent.Paused(new DateOnly(2026, 4, 1), "x"));
        Refused("A date that is counted back cannot be paused", Running(Rule(7, counting: Counting.Before)), new ClockEvent.Paused(Start, "x"));
        var ended = Running();
        ended.Add(new ClockEvent.Missed(new DateOnly(2026, 4, 28), "Not told"));
        Refused("The clock has ended", ended, new ClockEvent.Met(new DateOnly(2026, 4, 29), "x"));
        Assert.Equal(["It starts with somebody asking", "Rule: 15 working days", "Source: A test"], new Clock(Rule(), England).Explain());
    }

    private static readonly DeadlineRule Local = Rule() with { National = false };

    [Fact]
    public void Whatever_was_tried_a_local_date_follows_the_last_that_was_set() => Check.One(
        Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(2_000),
        Prop.ForAll(
            (from kind in Gen.Choose(2, 7) from later in Gen.Choose(-2, 25) select new Try(kind, later)).ArrayOf().Where(h => h.Length <= 14).ToArbitrary(),
            tries =>
            {
                var clock = Running(Local);
                var (expected, pausedOn, stood) = (clock.Due!.Value, (DateOnly?)null, 0);
                foreach (var one in tries)
                {
                    var on = clock.Events[^1].On.AddDays(one.Later);
                    ClockEvent next = one.Kind switch
                    {
                        2 => new ClockEvent.Paused(on, "Criminal proceedings"),
                        3 => new ClockEvent.Resumed(on),
                        4 => new ClockEvent.Met(on, "Message 7"),
                        5 => new ClockEvent.Missed(on, "Not told"),
                        6 => new ClockEvent.Reopened(on, "It came back"),
                        _ => new ClockEvent.Moved(on, on.AddDays(10), "Agreed"),
                    };
                    try
                    {
                        clock.Add(next);
                    }
                    catch (ClockRefused)
                    {
                        continue;
                    }

                    stood += pausedOn is { } from ? England.Between(from, on) : 0;
                    pausedOn = next is ClockEvent.Paused ? on : null;
                    (expected, stood) = next is ClockEvent.Moved moved ? (moved.To, 0) : (expected, stood);
                }

                Assert.Equal(pausedOn is null, clock.Due is not null);
                if (clock.Due is { } due)
                {
                    Assert.Equal(stood == 0 ? expected : England.Count(expected, stood, Counting.AfterStart), due);
                }

                Assert.NotEmpty(clock.Explain());
                return true;
            }));

    [Fact]
    public void A_national_date_is_never_moved_and_a_chosen_one_is_never_counted()
    {
        var moved = new ClockEvent.Moved(Start, Start.AddDays(30), "Busy");
        Assert.Equal("A national rule sets this date, and nobody can move it here", Assert.Throws<ClockRefused>(() => Running().Add(moved)).Message);
        Assert.Throws<ClockRefused>(() => new Clock(DeadlineRule.ChosenDate, England, [new ClockEvent.Started(Start)]));
        Assert.Throws<ClockRefused>(() => new Clock(Local, England, [new ClockEvent.Started(Start, Start)]));
        var chosen = new Clock(DeadlineRule.ChosenDate, England, [new ClockEvent.Started(Start, new DateOnly(2044, 4, 2))]);
        Assert.Equal(new DateOnly(2044, 4, 2), chosen.Due);
        chosen.Add(new ClockEvent.Moved(Start, new DateOnly(2026, 6, 1), "Sooner"));
        Assert.Equal(["Start: Thursday 2 April 2026", "The date was chosen, not counted: Saturday 2 April 2044", "Moved on Thursday 2 April 2026 to Monday 1 June 2026: Sooner", "Due: Monday 1 June 2026"], chosen.Explain());
    }

    [Fact]
    public void A_rule_is_kept_as_text_and_read_back_the_same()
    {
        Assert.All(DeadlineRule.All.Append(DeadlineRule.ChosenDate), rule => Assert.Equal(rule, DeadlineRule.Read(rule.Write())));
        Assert.Equal(
            """{"key":"chosen-date","name":"A date that was chosen","starts":"the day it was chosen","amount":0,"unit":"chosen","counting":"after-start","or":null,"from":null,"until":null,"source":"The people who agreed it","national":false}""",
            DeadlineRule.ChosenDate.Write());
    }
}
