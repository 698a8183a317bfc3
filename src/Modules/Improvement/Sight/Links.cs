using LineOfSight.Contracts;

namespace LineOfSight.Improvement.Sight;

/// <summary>A finding on a chain, with what the person may know of it.</summary>
internal sealed record FindingLink(
    Guid Id, Guid PartnershipId, bool IsOpen, string Reference, string Title, string Found, bool IsConcern, string Theme, string RaisedBy,
    int? RaisedByCount, DateOnly RaisedOn, DateOnly? AnswerBy, DateOnly? AnsweredOn, bool IsCaseLevel, Guid? OwnerId, string? OwnerName, int Version,
    IReadOnlyList<string> HeldBy, IReadOnlyCollection<Guid> SharedWith)
{
    public Purposes Purposes { get; init; }

    public string? Standard { get; init; }

    public DateOnly? ClosedOn { get; init; }

    public string? ClosedWhy { get; init; }

    public static FindingLink Restricted(Guid id) => new(
        id, Guid.Empty, false, "", "", "", true, "", "", null, default, null, null, true, null, null, 0, [], []);
}

/// <summary>A piece of evidence on a chain. It opens with the finding that it was given for.</summary>
internal sealed record EvidenceLink(
    Guid Id, Guid FindingId, EvidenceKind Kind, string Text, int? Count, int? Base, string? Consent, string? Place, string? DocumentReference,
    string Source, string? SourceUrl, DateOnly GivenOn)
{
    public bool IsOpen { get; init; } = true;

    public DateOnly? ConsentUntil { get; init; }

    /// <summary>True once the words may no longer be used: they are kept, and shown to nobody.</summary>
    public bool HasNoConsent(DateOnly today) => ConsentUntil < today;

    public static EvidenceLink Restricted(Guid id) => new(id, Guid.Empty, default, "", null, null, null, null, null, "", null, default) { IsOpen = false };
}

/// <summary>A recommendation on a chain.</summary>
internal sealed record RecommendationLink(
    Guid Id, Guid PartnershipId, bool IsOpen, string Reference, string Text, string? ExpectedOutcome, string? Cost, Guid? OwnerId, string? OwnerName,
    DateOnly? RecheckOn, RecommendationState State, DateOnly ProposedOn, DateOnly? AgreedOn, DateOnly? CarriedOutOn, DateOnly? ClosedOn,
    RecommendationOutcome? Outcome, string? Why, bool IsCaseLevel, int Version, IReadOnlyList<string> HeldBy, IReadOnlyCollection<Guid> SharedWith)
{
    public bool IsLate(DateOnly today) => ClosedOn is null && RecheckOn < today;

    public static RecommendationLink Restricted(Guid id) => new(
        id, Guid.Empty, false, "", "", null, null, null, null, null, default, default, null, null, null, null, null, true, 0, [], []);
}

/// <summary>A decision on a chain, with the positions given.</summary>
internal sealed record DecisionLink(
    Guid Id, Guid PartnershipId, bool IsOpen, string Reference, string Question, DecisionWay Way, string Forum, DateOnly HeldOn,
    DecisionOutcome? Outcome, string? Decided, DateOnly? FinalOn, Guid? OwnerId, bool IsCaseLevel, int Version, IReadOnlyCollection<Guid> SharedWith)
{
    public IReadOnlyList<PositionLink> Positions { get; init; } = [];

    /// <summary>The position of each partner that counts: its last.</summary>
    public IEnumerable<PositionLink> Counting => Positions.GroupBy(p => p.AgencyId).Select(g => g.MaxBy(p => p.Number)!);

    public static DecisionLink Restricted(Guid id) => new(
        id, Guid.Empty, false, "", "", default, "", default, null, null, null, null, true, 0, []);
}

/// <summary>What one safeguarding partner said.</summary>
internal sealed record PositionLink(
    Guid Id, Guid DecisionId, Guid AgencyId, int Number, Stance Stance, string? Reasons, string GivenBy, DateOnly GivenOn)
{
    public string AgencyName { get; init; } = "";
}

/// <summary>An action on a chain. Of one that is not open, nothing is known but that it is there.</summary>
internal sealed record ActionLink(
    Guid Id, Guid PartnershipId, bool IsOpen, string Reference, string What, Guid? AgencyId, Guid? OwnerId, string? OwnerName, DateOnly? DueOn,
    ActionStatus Status, DateOnly? DoneOn, string? WhatChanged, string? WhyNoEvidence, bool IsCaseLevel, int Version,
    IReadOnlyCollection<Guid> SharedWith)
{
    public string? AgencyName { get; init; }

    public Guid? BodyId { get; init; }

    public string? BlockedBy { get; init; }

    public DateOnly? BlockedOn { get; init; }

    public Verdict? Scrutiny { get; init; }

    /// <summary>The agencies that support the one that leads.</summary>
    public IReadOnlyCollection<Guid> SupportIds { get; init; } = [];

    public IReadOnlyList<string> Support { get; init; } = [];

    /// <summary>Who leads, in words: the agency, the person, or both.</summary>
    public string Lead => (AgencyName, OwnerName) switch
    {
        ({ } agency, { } owner) => $"{agency}, {owner}",
        ({ } agency, null) => agency,
        (null, { } owner) => owner,
        _ => "Nobody yet",
    };

    public bool IsLate(DateOnly today) => DoneOn is null && DueOn < today;

    public static ActionLink Restricted(Guid id) => new(
        id, Guid.Empty, false, "", "", null, null, null, null, default, null, null, null, true, 0, []);
}

/// <summary>A measure on a chain, with its readings.</summary>
internal sealed record MeasureLink(
    Guid Id, Guid PartnershipId, bool IsOpen, string Reference, string What, string Definition, string Source, MeasureUnit Unit, MeasureBetter Better,
    string Expected, DateOnly? BaselineOn, decimal? BaselineValue, int? BaselineBase, string? BaselineWords, ReadingResult? Result, Guid? OwnerId,
    bool IsCaseLevel, int Version, IReadOnlyCollection<Guid> SharedWith)
{
    public string? CountedIn { get; init; }

    /// <summary>Oldest first; one that was put right stands beside the one that did.</summary>
    public IReadOnlyList<ReadingLink> Readings { get; init; } = [];

    public ReadingLink? Last => Readings.Where(r => Readings.All(o => o.CorrectsId != r.Id)).MaxBy(r => (r.OnDay, r.At));

    public static MeasureLink Restricted(Guid id) => new(
        id, Guid.Empty, false, "", "", "", "", default, default, "", null, null, null, null, null, null, true, 0, []);
}

/// <summary>One reading of a measure.</summary>
internal sealed record ReadingLink(
    Guid Id, Guid MeasureId, DateOnly OnDay, decimal? Value, int? Base, string? Words, ReadingResult Result, Guid? CorrectsId, DateTimeOffset At, string Who);

/// <summary>An answer on a chain.</summary>
internal sealed record AnswerLink(
    Guid Id, Guid FindingId, string AddressedTo, string Words, string? Way, string? DeliveredBy, DateOnly? DeliveredOn, int Version);

/// <summary>A report on the action that is looked at.</summary>
internal sealed record ProgressLink(DateTimeOffset At, string Who, ActionStatus Status, string? Note);

/// <summary>What the scrutineer said of the action that is looked at.</summary>
internal sealed record ScrutinyLink(DateTimeOffset At, string Who, Verdict Verdict, string? Words);

/// <summary>A step that the record that is looked at rose because it was late.</summary>
internal sealed record RiseLink(int Step, DateOnly DueOn, DateOnly RisenOn, string RisenTo);
