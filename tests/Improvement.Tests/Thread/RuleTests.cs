using FsCheck;
using FsCheck.Fluent;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;

namespace LineOfSight.Improvement.Tests.Thread;

/// <summary>The rules of the thread's records, whatever is tried in whatever order.</summary>
public sealed class RuleTests
{
    private static readonly DateOnly Today = new(2026, 4, 15);
    private static readonly DateTimeOffset Now = new(2026, 4, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Somebody = NewId.Next();

    /// <summary>Whatever is tried: agreed only with all four, closed only after it was carried out, and once closed it stands.</summary>
    [Fact]
    public void A_recommendation_keeps_its_gate_through_any_history() => Check.One(
        Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(3_000),
        Prop.ForAll(Gen.Choose(0, 99).ListOf(12).ToArbitrary(), steps =>
        {
            var recommendation = Recommendation.Propose(NewId.Next(), "R-AAAAA", new("Do it", null, null, null, null), false, Today, Now);
            foreach (var step in steps)
            {
                var (before, outcome, agreed) = (recommendation.State, recommendation.Outcome, recommendation.AgreedOn);
                var (flag, more) = (step / 10 % 2 == 0, step / 20 % 2 == 0);
                try
                {
                    switch (step % 6)
                    {
                        case 0: recommendation.Change(new("Do it", flag ? "Better" : null, null, more ? Somebody : null, flag ? Today.AddMonths(8) : Today.AddMonths(more ? 3 : 6))); break;
                        case 1: recommendation.Agree(hasMeasure: flag, openBefore: more ? 0 : Recommendation.Few, whyMore: null, Today, Today); break;
                        case 2: recommendation.Reject(flag ? "No" : null, Today); break;
                        case 3: recommendation.CarryOut(flag ? 0 : 1, Today, Today.AddMonths(more ? 8 : 13), Today); break;
                        case 4: recommendation.Close(more ? RecommendationOutcome.Changed : RecommendationOutcome.NoChange, flag ? "Seen" : null, hasReading: flag, Today); break;
                        default: recommendation.LookAgain(more ? Today.AddMonths(3) : Today, Today); break;
                    }
                }
                catch (RuleBroken)
                {
                    Assert.Equal((before, outcome, agreed), (recommendation.State, recommendation.Outcome, recommendation.AgreedOn));
                    continue;
                }

                Assert.False(before is RecommendationState.Closed or RecommendationState.Rejected, "what is closed was changed");
                if (recommendation.AgreedOn is not null)
                {
                    Assert.True(recommendation.ExpectedOutcome is not null && recommendation.OwnerId is not null && recommendation.RecheckOn is not null);
                }

                Assert.True(recommendation.State != RecommendationState.Closed || before == RecommendationState.CarriedOut);
                Assert.True(recommendation.State is not (RecommendationState.Closed or RecommendationState.Rejected) || recommendation.Outcome == RecommendationOutcome.Changed || recommendation.Why is not null);
            }
        }));

    /// <summary>A reading never says better when the value went the other way, and the baseline never moves.</summary>
    [Fact]
    public void A_reading_never_contradicts_its_value() => Check.One(
        Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(5_000),
        Prop.ForAll(
            (from count in Gen.Choose(0, 40)
             from @base in Gen.Choose(1, 40)
             from later in Gen.Choose(0, 40)
             from laterBase in Gen.Choose(1, 40)
             from better in Gen.Elements(MeasureBetter.Higher, MeasureBetter.Lower, MeasureBetter.Neither)
             from result in Gen.Elements(Enum.GetValues<ReadingResult>())
             select (Count: Math.Min(count, @base), Base: @base, Later: Math.Min(later, laterBase), LaterBase: laterBase, Better: better, Result: result)).ToArbitrary(),
            given =>
            {
                var measure = Measure.Set(NewId.Next(), "M-AAAAA", new("What", "How", "Where", MeasureUnit.Share, given.Better, "More"), false, Somebody, Now);
                measure.SetBaseline(new(Today.AddDays(-30), given.Count, given.Base, null), Today, Now);
                Assert.Throws<RuleBroken>(() => measure.SetBaseline(new(Today, 1, 2, null), Today, Now));
                var rose = (long)given.Later * given.Base > (long)given.Count * given.LaterBase;
                var fell = (long)given.Later * given.Base < (long)given.Count * given.LaterBase;
                var contradicts = given.Better != MeasureBetter.Neither && given.Result switch
                {
                    ReadingResult.Better => given.Better == MeasureBetter.Higher ? !rose : !fell,
                    ReadingResult.Worse => given.Better == MeasureBetter.Higher ? !fell : !rose,
                    _ => false,
                };
                Reading? reading = null;
                try
                {
                    reading = measure.Read(new(Today, given.Later, given.LaterBase, null), given.Result, null, Somebody, Today, Now);
                }
                catch (RuleBroken)
                {
                    // The value went the other way.
                }

                Assert.Equal(contradicts, reading is null);
                Assert.Equal(((decimal?)given.Count, (int?)given.Base), (measure.BaselineValue, measure.BaselineBase));
            }));

    /// <summary>Whatever positions are given in whatever order: final only when each partner of the date is in, and then nothing moves.</summary>
    [Fact]
    public void A_decision_is_final_only_when_all_are_in() => Check.One(
        Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(2_000),
        Prop.ForAll(Gen.Choose(0, 59).ListOf(10).ToArbitrary(), steps =>
        {
            var partners = Enumerable.Range(0, 1 + (steps.Sum() % 4)).ToDictionary(_ => NewId.Next(), i => $"Partner {i}");
            var decision = Decision.Prepare(NewId.Next(), "D-AAAAA", new("Shall we?", DecisionWay.Meeting, "Executive", Today), false, Somebody, Now);
            var positions = new List<Position>();
            foreach (var step in steps)
            {
                var (wasFinal, count) = (decision.FinalOn is not null, positions.Count);
                var all = partners.Keys.All(k => positions.Exists(p => p.AgencyId == k));
                try
                {
                    if (step % 3 == 0)
                    {
                        decision.Finalise(DecisionOutcome.GoAhead, "Yes", partners, positions, Today, Today);
                        Assert.True(all && !wasFinal, "it became final while a position was missing");
                    }
                    else
                    {
                        var who = step / 3 % (partners.Count + 1) is var i && i < partners.Count ? partners.Keys.ElementAt(i) : NewId.Next();
                        positions.Add(Position.Give(decision, new(who, step % 2 == 0 ? Stance.For : Stance.Against, step % 5 == 0 ? null : "Because", "A Delegate", Today), partners, positions, Somebody, Today, Now));
                        Assert.False(wasFinal, "a position was given after it was final");
                        Assert.True(partners.ContainsKey(who));
                        Assert.True(positions[^1].Stance == Stance.For || positions[^1].Reasons is not null);
                        Assert.Equal(positions.Count(p => p.AgencyId == who), positions[^1].Number);
                    }
                }
                catch (RuleBroken)
                {
                    Assert.Equal(count, positions.Count);
                    Assert.True(step % 3 != 0 || !all || wasFinal, "all were in and it was refused");
                }
            }
        }));
}
