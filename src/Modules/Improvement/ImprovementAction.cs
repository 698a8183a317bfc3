using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Improvement;

/// <summary>What will be done about one or several findings, who leads it and by when.</summary>
internal sealed class ImprovementAction : IPartnershipRecord, IVersioned, ICaseRecord, IAgencyRecord, IOwnedRecord
{
    public const int WhatLimit = 200;
    public const int ChangeLimit = 4000;
    public const int BlockedByLimit = 500;

    private ImprovementAction()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartnershipId { get; private init; }

    public string Reference { get; private init; } = "";

    public string What { get; private set; } = "";

    /// <summary>The agency that leads.</summary>
    public Guid? AgencyId { get; private set; }

    /// <summary>The person who does it or sees to it.</summary>
    public Guid? OwnerId { get; private set; }

    /// <summary>The date of its clock; null while that stands still.</summary>
    public DateOnly? DueOn { get; private set; }

    public ActionStatus Status { get; private set; }

    public DateOnly? DoneOn { get; private set; }

    /// <summary>What difference it made; an action is done with this, or with <see cref="WhyNoEvidence"/>.</summary>
    public string? WhatChanged { get; private set; }

    /// <summary>Why there is no evidence of what changed.</summary>
    public string? WhyNoEvidence { get; private set; }

    /// <summary>The body that watches over it; null when none was named.</summary>
    public Guid? BodyId { get; private set; }

    /// <summary>What stands in its way, in words; null when nothing does, or only another action.</summary>
    public string? BlockedBy { get; private set; }

    /// <summary>The action of the same partnership that it waits for; it stays named when that one is done, until somebody says what follows.</summary>
    public Guid? BlockedByActionId { get; private set; }

    /// <summary>Since when something stands in its way; null when nothing does.</summary>
    public DateOnly? BlockedOn { get; private set; }

    /// <summary>The scrutineer’s last word on it; null when there was none.</summary>
    public Verdict? Scrutiny { get; private set; }

    /// <summary>Taken from the finding it was added to, and kept in step while it serves that one alone.</summary>
    public bool IsCaseLevel { get; private set; }

    public DateTimeOffset AddedAt { get; private init; }

    public int Version { get; set; }

    /// <summary>What people say about an action when they add it and when they change it.</summary>
    internal sealed record Particulars(string? What, Guid? AgencyId, Guid? OwnerId, Guid? BodyId = null);

    public static ImprovementAction Add(Guid partnership, string reference, Particulars said, bool isCaseLevel, DateTimeOffset now)
    {
        var action = new ImprovementAction
        {
            Id = NewId.Next(), PartnershipId = partnership, Reference = reference, IsCaseLevel = isCaseLevel, AddedAt = now,
        };
        action.Change(said);
        return action;
    }

    public void Change(Particulars said)
    {
        RuleBroken.Unless(Status != ActionStatus.Done, "This action is done. Open it again before you change it");
        What = AsTyped.Required(said.What, WhatLimit, "Enter what will be done", nameof(What));
        RuleBroken.Unless(said.AgencyId is not null || said.OwnerId is not null, "Choose an agency or a person to lead it", nameof(AgencyId));
        (AgencyId, OwnerId, BodyId) = (said.AgencyId, said.OwnerId, said.BodyId);
    }

    /// <summary>Takes over the date of its clock.</summary>
    public void Follow(RunningClock clock) => DueOn = clock.WarnBy;

    /// <summary>Says how it is going. An action that is done opens again only with a note that says why.</summary>
    public Progress Report(ActionStatus status, string? note, Guid person, DateTimeOffset now)
    {
        RuleBroken.Unless(status != ActionStatus.Done, "Say what difference it made before it is done", nameof(WhatChanged));
        if (Status == ActionStatus.Done)
        {
            RuleBroken.Unless(!string.IsNullOrWhiteSpace(note), "Enter why this action is opened again", nameof(Progress.Note));
            (DoneOn, WhatChanged, WhyNoEvidence) = (null, null, null);
            Scrutiny = Scrutiny == Verdict.Accepted ? null : Scrutiny;
        }

        Status = status;
        return Progress.Of(this, note, person, now);
    }

    /// <summary>Finishes it, with what changed or with the reason why nobody can tell.</summary>
    public Progress Finish(DateOnly on, string? whatChanged, string? whyNoEvidence, string? note, Guid person, DateOnly today, DateTimeOffset now)
    {
        RuleBroken.Unless(Status != ActionStatus.Done, "This action is already done");
        RuleBroken.Unless(on <= today, "The date it was done must be today or in the past", nameof(DoneOn));
        RuleBroken.Unless(
            !string.IsNullOrWhiteSpace(whatChanged) || !string.IsNullOrWhiteSpace(whyNoEvidence),
            "Add evidence of what changed, or explain why there is none",
            nameof(WhatChanged));
        WhatChanged = AsTyped.Optional(whatChanged, ChangeLimit, nameof(WhatChanged));
        WhyNoEvidence = AsTyped.Optional(whyNoEvidence, ChangeLimit, nameof(WhyNoEvidence));
        (DoneOn, Status, BlockedBy, BlockedByActionId, BlockedOn) = (on, ActionStatus.Done, null, null, null);
        return Progress.Of(this, note, person, now);
    }

    /// <summary>Says what stands in its way: another action, words, or both.</summary>
    public Progress Block(string? by, ImprovementAction? other, Guid person, DateOnly today, DateTimeOffset now)
    {
        RuleBroken.Unless(Status != ActionStatus.Done, "This action is done: nothing stands in its way");
        RuleBroken.Unless(
            other is not null || !string.IsNullOrWhiteSpace(by), "Enter what stands in its way and who can move it, or the reference of the action that it waits for", nameof(BlockedBy));
        if (other is not null)
        {
            RuleBroken.Unless(other.Id != Id, "An action cannot wait for itself", nameof(Improvement.Block.BlockAction.Input.WaitsFor));
            RuleBroken.Unless(other.PartnershipId == PartnershipId, "Choose an action of the same partnership", nameof(Improvement.Block.BlockAction.Input.WaitsFor));
            RuleBroken.Unless(other.Status != ActionStatus.Done, $"Action {other.Reference} is done already", nameof(Improvement.Block.BlockAction.Input.WaitsFor));
        }

        BlockedBy = AsTyped.Optional(by, BlockedByLimit, nameof(BlockedBy));
        BlockedByActionId = other?.Id;
        BlockedOn ??= today;
        var waits = other is null ? null : other.IsCaseLevel ? "Waits for another action" : $"Waits for action {other.Reference}";
        return Progress.Of(this, $"Blocked: {(BlockedBy is null ? waits : waits is null ? BlockedBy : $"{waits}. {BlockedBy}")}", person, now);
    }

    /// <summary>What stood in its way is gone.</summary>
    public Progress Unblock(string? note, Guid person, DateTimeOffset now)
    {
        RuleBroken.Unless(BlockedOn is not null, "Nothing stands in the way of this action");
        (BlockedBy, BlockedByActionId, BlockedOn) = (null, null, null);
        return Progress.Of(this, string.IsNullOrWhiteSpace(note) ? "No longer blocked" : note, person, now);
    }

    /// <summary>The scrutineer is not content: it is open again, and stays marked until the scrutineer accepts it.</summary>
    public (Scrutiny Said, Progress Report) Return(string? words, Guid person, DateTimeOffset now)
    {
        RuleBroken.Unless(Status == ActionStatus.Done, "Only an action that is done can be returned");
        var said = Improvement.Scrutiny.Of(this, Verdict.Returned, words, person, now);
        (Status, DoneOn, WhatChanged, WhyNoEvidence, Scrutiny) = (ActionStatus.AtRisk, null, null, null, Verdict.Returned);
        return (said, Progress.Of(this, "Returned by the scrutineer", person, now));
    }

    /// <summary>The scrutineer is content with how it was finished.</summary>
    public Scrutiny Accept(string? words, Guid person, DateTimeOffset now)
    {
        RuleBroken.Unless(Status == ActionStatus.Done, "Only an action that is done can be accepted");
        RuleBroken.Unless(Scrutiny != Verdict.Accepted, "This action was accepted already");
        Scrutiny = Verdict.Accepted;
        return Improvement.Scrutiny.Of(this, Verdict.Accepted, words, person, now);
    }

    internal void FollowCaseLevel(bool isCaseLevel) => IsCaseLevel = isCaseLevel;

    internal sealed class Map : IEntityTypeConfiguration<ImprovementAction>
    {
        public void Configure(EntityTypeBuilder<ImprovementAction> action)
        {
            action.ToTable("action", "improvement");
            action.Property(a => a.What).HasMaxLength(WhatLimit);
            action.Property(a => a.Status).HasConversion<string>();
            action.Property(a => a.Scrutiny).HasConversion<string>();
        }
    }
}
