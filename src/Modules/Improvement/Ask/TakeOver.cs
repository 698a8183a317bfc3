using LineOfSight.Improvement.Block;
using LineOfSight.Improvement.Update;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;

namespace LineOfSight.Improvement.Ask;

/// <summary>
/// Takes over what an agency sent, line by line and all in one transaction, under the rules of those who update an action themselves. Each
/// act says by which link and to whom it was told.
/// </summary>
internal sealed class TakeOver(LineOfSightDb db, ReadAsk read, IAccess access, UpdateProgress update, BlockAction block, Work work, TimeProvider clock)
{
    public const string NothingSaid = "Nothing was said";

    public sealed class Input
    {
        /// <summary>By the number of the line: whether it is taken over.</summary>
        public Dictionary<int, bool?> Take { get; set; } = [];

        /// <summary>By the number of the line: why it is left out.</summary>
        public Dictionary<int, string?> Why { get; set; } = [];

        /// <summary>By the number of the line: the version of its action that was looked at.</summary>
        public Dictionary<int, int> Seen { get; set; } = [];

        public int Version { get; set; }
    }

    /// <summary>Something that would change on an action.</summary>
    internal sealed record Change(string What, string? From, string To);

    /// <summary>A line of what came, beside its action as it is now.</summary>
    /// <param name="Asked">The line.</param>
    /// <param name="Action">Its action; null when the person may not open it any more.</param>
    /// <param name="Said">What came; null when nothing did.</param>
    /// <param name="Refused">Why it cannot be taken over; null when it can.</param>
    /// <param name="Changes">What would change.</param>
    internal sealed record Line(AskedAction Asked, ImprovementAction? Action, LineAnswer? Said, string? Refused, IReadOnlyList<Change> Changes);

    public async Task<IReadOnlyList<Line>> LinesAsync(AskByLink ask, CancellationToken stop)
    {
        var lines = new List<Line>();
        foreach (var asked in await read.LinesAsync(ask, stop))
        {
            var action = await db.FindVisibleAsync<ImprovementAction>(access, Can.UpdateActions, asked.ActionId, stop);
            if (action is null || action.IsCaseLevel)
            {
                lines.Add(new(asked, null, null, "It describes one child’s case by now, or is no longer here. It cannot be updated by link", []));
                continue;
            }

            var said = asked.Said;
            var changes = said is null ? [] : Changes(action, said);
            lines.Add(new(asked, action, said, Refused(ask, action, said, changes), changes));
        }

        return lines;
    }

    public async Task HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var ask = await read.FindAsync(id, stop);
        work.Expect(ask, input.Version);
        var told = $"Told by link {ask.Reference} by {ask.Address} for {ask.AgencyName}";
        RuleBroken.Unless(ask.State == AskState.Sent, "This was taken over already, or has not been sent");
        var decided = (await LinesAsync(ask, stop)).Select(line => (Line: line, Why: Decide(line, input))).ToList();

        // The actions first, each with its own act; then what became of the lines, with the act of taking over.
        foreach (var (line, _) in decided.Where(d => d.Why is null))
        {
            await ApplyAsync(line, input.Seen.GetValueOrDefault(line.Asked.Number), told, stop);
        }

        foreach (var (line, why) in decided)
        {
            line.Asked.Decide(why);
        }

        ask.TakeOver(access.Person.Id, clock.GetUtcNow());
        await work.DoAsync(AskActs.TakenOver, ask, null, stop);
    }

    // Null to take it over, otherwise why it is left out.
    private static string? Decide(Line line, Input input)
    {
        var number = line.Asked.Number;
        var take = input.Take.GetValueOrDefault(number);
        if (line.Refused is { } refused)
        {
            RuleBroken.Unless(take != true, $"{line.Action?.Reference ?? "A line"}: {refused}", $"{nameof(Input.Take)}[{number}]");
            return refused;
        }

        RuleBroken.Unless(take is not null, $"Choose what becomes of {line.Action!.Reference}", $"{nameof(Input.Take)}[{number}]");
        return take == true ? null
            : AsTyped.Required(input.Why.GetValueOrDefault(number), AskedAction.WhyLimit, $"Enter why {line.Action!.Reference} is left out", $"{nameof(Input.Why)}[{number}]");
    }

    private async Task ApplyAsync(Line line, int seen, string told, CancellationToken stop)
    {
        var (action, said) = (line.Action!, line.Said!);
        try
        {
            var version = seen;
            if (line.Changes.Any(c => c.What != HalfFilledFile.Blocked))
            {
                await update.HandleAsync(
                    action.Id, new() { Status = said.Status ?? action.Status, Note = said.Note, DoneOn = said.DoneOn, WhatChanged = said.WhatChanged, Version = version }, stop, told);
                version = action.Version;
            }

            if (line.Changes.Any(c => c.What == HalfFilledFile.Blocked))
            {
                await block.BlockAsync(action.Id, new() { BlockedBy = said.BlockedBy, Version = version }, stop, told);
            }
        }
        catch (RuleBroken rule)
        {
            throw new RuleBroken($"{action.Reference}: {rule.Message}", $"{nameof(Input.Take)}[{line.Asked.Number}]");
        }
    }

    private static List<Change> Changes(ImprovementAction action, LineAnswer said)
    {
        var changes = new List<Change>();
        void Add(string what, string? from, string? to)
        {
            if (to is not null && to != from)
            {
                changes.Add(new(what, from, to));
            }
        }

        Add(HalfFilledFile.Going, action.Status.Words(), said.Status?.Words());
        Add(HalfFilledFile.Progress, null, said.Note);
        Add(HalfFilledFile.Blocked, action.BlockedBy, said.BlockedBy);
        Add(HalfFilledFile.Done, null, said.DoneOn is { } day ? Design.Dates.Plain(day) : null);
        Add(HalfFilledFile.Difference, action.WhatChanged, said.WhatChanged);
        return changes;
    }

    private static string? Refused(AskByLink ask, ImprovementAction action, LineAnswer? said, List<Change> changes) =>
        said is null ? NothingSaid
        : action.Status == ActionStatus.Done ? "It is done by now. Open it again on its page if that is wrong"
        : action.AgencyId != ask.AgencyId ? $"It is no longer led by {ask.AgencyName}"
        : changes.Count == 0 ? "It says what stands there already"
        : null;
}
