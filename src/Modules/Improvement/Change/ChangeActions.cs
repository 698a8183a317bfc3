using System.ComponentModel.DataAnnotations;
using LineOfSight.Improvement.Edit;
using LineOfSight.Improvement.Move;
using LineOfSight.Improvement.Update;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Change;

/// <summary>
/// Changes several actions together, each by the use case and under the rules by which it would be changed alone, with acts of its own.
/// All or nothing: what half of a plan says after such a change, nobody would know.
/// </summary>
internal sealed class ChangeActions(
    LineOfSightDb db, UnitOfWork unit, IAccess access, Opening opening, Leads leads, EditAction edit, MoveDate move, UpdateProgress update)
{
    /// <summary>How many can be changed together: what a page of the plan shows.</summary>
    public const int Most = Lists.ActionQuery.PageLength;

    public sealed class Input
    {
        public List<Chosen> Actions { get; set; } = [];

        public Guid? AgencyId { get; set; }

        public Guid? OwnerId { get; set; }

        public Guid? BodyId { get; set; }

        [Display(Name = "The new date")]
        public DateOnly? To { get; set; }

        [StringLength(ClockEntry.WordsLimit, ErrorMessage = "The reason must be 500 characters or fewer")]
        public string? Reason { get; set; }

        [StringLength(Progress.NoteLimit, ErrorMessage = "The note must be 2,000 characters or fewer")]
        public string? Note { get; set; }

        internal bool HandsOver => AgencyId is not null || OwnerId is not null || BodyId is not null;
    }

    /// <summary>One of the actions, as the person saw it.</summary>
    public sealed class Chosen
    {
        public Guid? Id { get; set; }

        public int Version { get; set; }
    }

    /// <summary>An action that cannot be changed so, and why; with both texts when somebody else was faster.</summary>
    internal sealed record Refusal(Guid Id, string Reference, string Why, Stale? Stale = null);

    /// <summary>Changes all of them, or, when one of them cannot be changed so, none.</summary>
    /// <returns>What could not be changed; empty when all were.</returns>
    public async Task<IReadOnlyList<Refusal>> HandleAsync(Input input, CancellationToken stop)
    {
        access.Demand(Can.UpdateActions);
        Check(input);
        var refusals = new List<Refusal>();
        foreach (var chosen in input.Actions.Where(a => a.Id is not null).DistinctBy(a => a.Id))
        {
            var action = await opening.ActionAsync(chosen.Id!.Value, Can.ReadActions, stop);
            try
            {
                await OneAsync(action, chosen.Version, input, stop);
            }
            catch (RuleBroken rule)
            {
                Refuse(rule.Message);
            }
            catch (NotVisible)
            {
                Refuse("You may not change this action so");
            }
            catch (Stale stale)
            {
                Refuse($"{stale.ChangedBy ?? "Somebody else"} changed it while you were writing. What they saved and what you chose both stand below", stale);
            }

            void Refuse(string why, Stale? stale = null)
            {
                refusals.Add(new Refusal(action.Id, action.Reference, why, stale));
                db.ChangeTracker.Clear();
            }
        }

        if (refusals.Count > 0)
        {
            await unit.StartOverAsync(stop);
        }

        return refusals;
    }

    private static void Check(Input input)
    {
        RuleBroken.Unless(input.Actions.Exists(a => a.Id is not null), "Choose at least one action on the plan");
        RuleBroken.Unless(input.Actions.Count <= Most, $"Choose {Most} actions or fewer");
        RuleBroken.Unless(input.HandsOver || input.To is not null || !string.IsNullOrWhiteSpace(input.Note), "Choose what to change, or enter a note");
        RuleBroken.Unless(input.To is null || !string.IsNullOrWhiteSpace(input.Reason), "Enter why the date changes", nameof(Input.Reason));
        RuleBroken.Unless(input.To is not null || string.IsNullOrWhiteSpace(input.Reason), "Enter the new date, or take the reason out", nameof(Input.To));
    }

    private async Task OneAsync(ImprovementAction action, int seen, Input input, CancellationToken stop)
    {
        RuleBroken.Unless(action.Status != ActionStatus.Done, "It is done. Open it again before you change it");
        if (input.HandsOver)
        {
            await edit.HandleAsync(
                action.Id,
                new EditAction.Input
                {
                    What = action.What, AgencyId = input.AgencyId ?? action.AgencyId, OwnerId = input.OwnerId ?? action.OwnerId, BodyId = input.BodyId ?? action.BodyId,
                    Support = [.. await leads.SupportOfAsync(action.Id, stop)], Version = seen,
                },
                stop);
            seen = action.Version;
        }

        if (input.To is not null)
        {
            await move.HandleAsync(action.Id, new MoveDate.Input { To = input.To, Reason = input.Reason, Version = seen }, stop);
            seen = action.Version;
        }

        if (!string.IsNullOrWhiteSpace(input.Note))
        {
            await update.HandleAsync(action.Id, new UpdateProgress.Input { Status = action.Status, Note = input.Note, Version = seen }, stop);
        }
    }
}
