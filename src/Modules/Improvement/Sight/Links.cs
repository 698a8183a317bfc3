using LineOfSight.Contracts;

namespace LineOfSight.Improvement.Sight;

/// <summary>A finding on a chain, with what the person may know of it.</summary>
internal sealed record FindingLink(
    Guid Id, Guid PartnershipId, bool IsOpen, string Reference, string Title, string Found, bool IsConcern, string Theme, string RaisedBy,
    int? RaisedByCount, DateOnly RaisedOn, DateOnly? AnswerBy, DateOnly? AnsweredOn, bool IsCaseLevel, Guid? OwnerId, string? OwnerName, int Version,
    IReadOnlyList<string> HeldBy, IReadOnlyCollection<Guid> SharedWith);

/// <summary>A piece of evidence on a chain.</summary>
internal sealed record EvidenceLink(
    Guid Id, Guid FindingId, EvidenceKind Kind, string Text, int? Count, int? Base, string? Consent, string? Place, string? DocumentReference,
    string Source, string? SourceUrl, DateOnly GivenOn);

/// <summary>An action on a chain. Of one that is not open, nothing is known but that it is there.</summary>
internal sealed record ActionLink(
    Guid Id, Guid PartnershipId, bool IsOpen, string Reference, string What, Guid? AgencyId, Guid? OwnerId, string? OwnerName, DateOnly? DueOn,
    ActionStatus Status, DateOnly? DoneOn, string? WhatChanged, string? WhyNoEvidence, bool IsCaseLevel, int Version,
    IReadOnlyCollection<Guid> SharedWith)
{
    public string? AgencyName { get; init; }

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

/// <summary>An answer on a chain.</summary>
internal sealed record AnswerLink(
    Guid Id, Guid FindingId, string AddressedTo, string Words, string? Way, string? DeliveredBy, DateOnly? DeliveredOn, int Version);

/// <summary>A report on the action that is looked at.</summary>
internal sealed record ProgressLink(DateTimeOffset At, string Who, ActionStatus Status, string? Note);
