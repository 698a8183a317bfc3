using FsCheck;
using FsCheck.Fluent;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;

namespace LineOfSight.Improvement.Tests;

/// <summary>Whatever is tried, in whatever order: nothing is closed silently, and no answer runs ahead of its finding.</summary>
public sealed class HistoryTests
{
    private static readonly DateOnly Start = new(2026, 4, 15);

    private static readonly Gen<string> Words = Gen.Elements("", " ", "It made a difference", "ü’“\u202e", null!);

    /// <summary>One thing that somebody tries, on a day after the start.</summary>
    public sealed record Step(int Verb, int Day, int On, string? One, string? Two);

    private static readonly Arbitrary<Step[]> Steps = (
        from verb in Gen.Choose(0, 4)
        from day in Gen.Choose(0, 60)
        from other in Gen.Choose(-30, 90)
        from one in Words
        from two in Words
        select new Step(verb, day, other, one, two)).ArrayOf().ToArbitrary();

    [Fact]
    public void An_action_is_done_only_with_a_date_and_a_reason() => Prop.ForAll(Steps, steps =>
    {
        var action = ImprovementAction.Add(NewId.Next(), "A-AAAAA", new("Do it", NewId.Next(), null), false, default);
        var reports = 0;
        foreach (var step in steps)
        {
            var (before, today) = (action.Status, Start.AddDays(step.Day));
            var refused = Try(() =>
            {
                switch (step.Verb)
                {
                    case 0:
                        action.Change(new(step.One, NewId.Next(), null));
                        break;
                    case 1:
                        action.Finish(Start.AddDays(step.On), step.One, step.Two, null, NewId.Next(), today, default);
                        reports++;
                        break;
                    default:
                        action.Report((ActionStatus)(step.Verb - 2), step.One, NewId.Next(), default);
                        reports++;
                        break;
                }
            });
            Check(action.DoneOn is not null == (action.Status == ActionStatus.Done), "done without a date, or a date without being done");
            Check((action.WhatChanged ?? action.WhyNoEvidence) is not null == (action.Status == ActionStatus.Done), "done without a word on what changed");
            Check(action.DoneOn is not { } on || on <= Start.AddDays(60), "done in the future");
            Check(!refused || action.Status == before, "a refused step changed the state");
            Check(refused || before != ActionStatus.Done || !string.IsNullOrWhiteSpace(step.One), "opened again without a reason");
        }

        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_answer_never_runs_ahead_of_its_finding_and_never_changes_once_given() => Prop.ForAll(Steps, steps =>
    {
        var finding = Finding.Raise(
            NewId.Next(), NewId.Next(), "F-AAAAA", new("Title", "Found", true, "Theme", "Young people", 4, Start, null, false), NewId.Next(), Start, default);
        var answers = new List<(Answer Answer, string? Given)>();
        foreach (var step in steps)
        {
            var today = Start.AddDays(step.Day);
            Try(() =>
            {
                switch (step.Verb)
                {
                    case 0:
                        answers.Add((Answer.Write(finding, step.One, step.Two, default), null));
                        break;
                    case 1 when answers.Count > 0:
                        answers[^1].Answer.Change(step.One, step.Two);
                        break;
                    case 2:
                        finding.Change(new("Title", "Found", true, "Theme", "Young people", 4, Start.AddDays(step.On), null, false), today);
                        break;
                    default:
                        if (answers.Count > 0)
                        {
                            answers[^1].Answer.Deliver(finding, Start.AddDays(step.On), step.One, step.Two, today);
                            answers[^1] = (answers[^1].Answer, answers[^1].Answer.Words);
                        }

                        break;
                }
            });
            var delivered = answers.Select(a => a.Answer).Where(a => a.DeliveredOn is not null).ToList();
            Check(finding.AnsweredOn == delivered.Min(a => a.DeliveredOn), "the finding does not say when it was first answered");
            Check(delivered.TrueForAll(a => a.DeliveredOn >= finding.RaisedOn), "an answer before its finding");
            Check(delivered.TrueForAll(a => !string.IsNullOrWhiteSpace(a.Way) && !string.IsNullOrWhiteSpace(a.DeliveredBy)), "delivered by nobody or in no way");
            Check(answers.TrueForAll(a => a.Given is null || a.Given == a.Answer.Words), "a delivered answer was changed");
        }

        return true;
    }).QuickCheckThrowOnFailure();

    private static bool Try(Action act)
    {
        try
        {
            act();
            return false;
        }
        catch (RuleBroken)
        {
            return true;
        }
    }

    private static void Check(bool holds, string what) => Assert.True(holds, what);
}
