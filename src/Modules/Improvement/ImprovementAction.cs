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

    /// <summary>Taken from the finding it was added to, and kept in step while it serves that one alone.</summary>
    public bool IsCaseLevel { get; private set; }

    public DateTimeOffset AddedAt { get; private init; }

    public int Version { get; set; }

    /// <summary>What people say about an action when they add it and when they change it.</summary>
    internal sealed record Particulars(string? What, Guid? AgencyId, Guid? OwnerId);

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
        What = Typed.Required(said.What, WhatLimit, "Enter what will be done", nameof(What));
        RuleBroken.Unless(said.AgencyId is not null || said.OwnerId is not null, "Choose an agency or a person to lead it", nameof(AgencyId));
        (AgencyId, OwnerId) = (said.AgencyId, said.OwnerId);
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
        WhatChanged = Typed.Optional(whatChanged, ChangeLimit, nameof(WhatChanged));
        WhyNoEvidence = Typed.Optional(whyNoEvidence, ChangeLimit, nameof(WhyNoEvidence));
        (DoneOn, Status) = (on, ActionStatus.Done);
        return Progress.Of(this, note, person, now);
    }

    internal void FollowCaseLevel(bool isCaseLevel) => IsCaseLevel = isCaseLevel;

    internal sealed class Map : IEntityTypeConfiguration<ImprovementAction>
    {
        public void Configure(EntityTypeBuilder<ImprovementAction> action)
        {
            action.ToTable("action", "improvement");
            action.Property(a => a.What).HasMaxLength(WhatLimit);
            action.Property(a => a.Status).HasConversion<string>();
        }
    }
}
