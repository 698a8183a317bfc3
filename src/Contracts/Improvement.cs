namespace LineOfSight.Contracts;

/// <summary>What kind of thing a finding rests on.</summary>
public enum EvidenceKind
{
    /// <summary>Somebody's exact words.</summary>
    Quotation,

    /// <summary>A number with the base it is a part of.</summary>
    Figure,

    /// <summary>A document.</summary>
    Document,

    /// <summary>What an audit found; with how many of how many, where it counted.</summary>
    AuditResult,

    /// <summary>What a review found: a practice review, a rapid review, an inspection.</summary>
    Review,

    /// <summary>What somebody saw: of practice, of a meeting.</summary>
    Observation,
}

/// <summary>Where evidence comes from: the module that holds it, and the record there.</summary>
/// <param name="Module">The module's name, such as <c>register</c>.</param>
/// <param name="RecordId">The record, or null when the source is a whole list.</param>
/// <param name="Url">The page that shows the source.</param>
/// <param name="Words">What the source is, for people: "School register of Norfolk".</param>
public sealed record SourceRef(string Module, Guid? RecordId, string Url, string Words);

/// <summary>One piece of evidence that another module hands over with a finding.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The words, what the figure counts, or the document's title.</param>
/// <param name="Count">For a figure, and an audit result that counted: how many.</param>
/// <param name="Base">Of how many. A count never stands without its base.</param>
/// <param name="On">The date of the evidence.</param>
/// <param name="Source">Where it comes from. Its words are at most 200 characters, its address starts with one slash.</param>
/// <param name="Consent">For a quotation: how whoever spoke agreed to their words being used. A quotation without it is refused.</param>
/// <param name="Place">For a quotation: where it was said, or null.</param>
/// <param name="ConsentUntil">For a quotation: the last day on which the words may be used, or null when no end was agreed.</param>
public sealed record EvidenceGiven(
    EvidenceKind Kind,
    string Text,
    int? Count,
    int? Base,
    DateOnly On,
    SourceRef Source,
    string? Consent = null,
    string? Place = null,
    DateOnly? ConsentUntil = null);

/// <summary>
/// Any module raises a finding by telling this event; Improvement owns what becomes of it. The finding keeps
/// <see cref="FindingId"/>, so that the source can link to it at once.
/// </summary>
/// <param name="FindingId">A new id from <c>NewId.Next()</c>.</param>
/// <param name="PartnershipId">The partnership it belongs to.</param>
/// <param name="Title">What was found, in one sentence of at most 200 characters.</param>
/// <param name="IsConcern">True for a concern, false for a strength.</param>
/// <param name="Theme">The theme, such as "Safeguarding leads in schools".</param>
/// <param name="RaisedBy">Who is owed the answer: a person or group in words, never a child's name.</param>
/// <param name="Evidence">At least one piece.</param>
/// <param name="Found">What was found, in up to 4,000 characters; null takes the title.</param>
/// <param name="RaisedOn">When it was raised, today or in the past; null takes today's date in London.</param>
public sealed record FindingRaised(
    Guid FindingId,
    Guid PartnershipId,
    string Title,
    bool IsConcern,
    string Theme,
    string RaisedBy,
    IReadOnlyList<EvidenceGiven> Evidence,
    string? Found = null,
    DateOnly? RaisedOn = null);

/// <summary>How far a finding has come, for the module that raised it.</summary>
/// <param name="FindingId">The finding.</param>
/// <param name="Reference">Its short reference.</param>
/// <param name="OpenActions">Actions not yet done.</param>
/// <param name="DoneActions">Actions done.</param>
/// <param name="AnsweredOn">When the answer was delivered, or null.</param>
public sealed record FindingProgress(Guid FindingId, string Reference, int OpenActions, int DoneActions, DateOnly? AnsweredOn);

/// <summary>A finding with the record that it was raised from.</summary>
/// <param name="Title">What was found, as its finding says it now.</param>
/// <param name="Progress">How far it has come.</param>
public sealed record FindingFrom(string Title, FindingProgress Progress);

/// <summary>Reads back what became of findings that a module raised.</summary>
public interface IProgress
{
    /// <summary>Those findings that the person may see whose evidence names a record of another module as its source; the oldest first.</summary>
    Task<IReadOnlyList<FindingFrom>> FromAsync(Guid record, CancellationToken stop);

    /// <summary>The progress of those findings that the person may see.</summary>
    Task<IReadOnlyList<FindingProgress>> OfAsync(IReadOnlyCollection<Guid> findings, CancellationToken stop);
}

/// <summary>Addresses in the module Improvement.</summary>
public static class ImprovementLinks
{
    /// <summary>The page of a finding.</summary>
    public static string Finding(Guid finding) => $"/improvement/finding/{finding}";

    /// <summary>The page of an action.</summary>
    public static string Action(Guid action) => $"/improvement/action/{action}";

    /// <summary>The page of an answer.</summary>
    public static string Answer(Guid answer) => $"/improvement/answer/{answer}";

    /// <summary>The improvement plan of a body: the actions that it watches over.</summary>
    public static string PlanOfBody(Guid body) => $"/improvement?body={body}";

    /// <summary>The improvement plan of an agency: the actions that it leads or supports.</summary>
    public static string PlanOfAgency(Guid agency) => $"/improvement?agency={agency}";

    /// <summary>The line of sight of a finding, an action or an answer.</summary>
    public static string LineOfSight(Guid record) => $"/improvement/line-of-sight/{record}";
}
