using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.WorkingDays;

namespace LineOfSight.Improvement;

/// <summary>The clock of an action: one of the partnership's lengths, counted in working days or months, or a date that people choose.</summary>
internal sealed class ActionClocks(LineOfSightDb db, IAccess access, DeadlineRules rules, RunningClocks clocks, DueDates dates, TimeProvider clock)
{
    private const string Lengths = "action-";

    /// <summary>One of the lengths, as the form offers it.</summary>
    internal sealed record Choice(string Key, string Text, string? Hint);

    /// <summary>The lengths that a partnership gives to actions, each with the date it would mean when the action is agreed today.</summary>
    public async Task<IReadOnlyList<Choice>> ChoicesAsync(Guid partnership, CancellationToken stop) =>
        [.. (await LengthsAsync(partnership, dates.Today, stop)).Select(r => new Choice(r.Key, $"Within {r.Length}", Hint(r)))];

    /// <summary>Starts the clock of a new action.</summary>
    /// <param name="action">The action.</param>
    /// <param name="length">The key of a length, or null when the date is chosen.</param>
    /// <param name="agreed">The day it was agreed, from which a length counts.</param>
    /// <param name="chosen">The date, where it is chosen.</param>
    /// <param name="stop">Cancels.</param>
    public async Task StartAsync(ImprovementAction action, string? length, DateOnly agreed, DateOnly? chosen, CancellationToken stop)
    {
        RunningClock running;
        if (length is null)
        {
            RuleBroken.Unless(chosen is not null, "Enter the date it is due", nameof(ImprovementAction.DueOn));
            running = Start(action, DeadlineRule.ChosenDate, new ClockEvent.Started(agreed, chosen));
            RuleBroken.Unless(chosen >= dates.Today, "The date it is due must be today or in the future", nameof(ImprovementAction.DueOn));
        }
        else
        {
            var rule = (await LengthsAsync(action.PartnershipId, agreed, stop)).SingleOrDefault(r => r.Key == length);
            RuleBroken.Unless(rule is not null, "Choose when it is due from the list", nameof(Add.AddAction.Input.DueBy));
            running = Start(action, rule!, new ClockEvent.Started(agreed));
            RuleBroken.Unless(
                running.WarnBy >= dates.Today,
                $"Counted from that day it was due on {Design.Dates.Full(running.WarnBy!.Value)}, which has passed. Choose a date instead",
                nameof(Add.AddAction.Input.AgreedOn));
        }

        db.Add(running);
        action.Follow(running);
    }

    /// <summary>Adds what happened to the clock of an action, and gives the action its date.</summary>
    public async Task AddAsync(ImprovementAction action, ClockEvent next, string? field, CancellationToken stop)
    {
        var running = await OfAsync(action.Id, stop);
        running.Add(next, dates.Calendar, access.Person.Id, clock.GetUtcNow(), field);
        action.Follow(running);
    }

    /// <summary>The clock of an action.</summary>
    public async Task<RunningClock> OfAsync(Guid action, CancellationToken stop) => (await clocks.OfAsync(action, stop)).Single();

    private RunningClock Start(ImprovementAction action, DeadlineRule rule, ClockEvent.Started started) =>
        RunningClock.Start(action, rule, started, dates.Calendar, access.Person.Id, clock.GetUtcNow());

    private async Task<IEnumerable<DeadlineRule>> LengthsAsync(Guid partnership, DateOnly start, CancellationToken stop) =>
        (await rules.OfAsync(partnership, start, stop)).Where(r => r.Key.StartsWith(Lengths, StringComparison.Ordinal));

    private string? Hint(DeadlineRule rule)
    {
        try
        {
            return $"By {Design.Dates.Full(RuledDeadline.Of(rule, dates.Today, dates.Calendar).WarnBy)}, if it was agreed today";
        }
        catch (UnknownYears unknown)
        {
            return unknown.Message;
        }
    }
}
