namespace LineOfSight.Kernel.Disclosures;

/// <summary>A module answers a person's request for their own data: what one of its records says. Whoever asks has the permission for it.</summary>
public interface IGiveSubject
{
    /// <summary>What a record says, or null when this module knows none by that reference.</summary>
    /// <param name="partnership">The partnership that answers the request.</param>
    /// <param name="reference">The record's reference, such as F-7KQ2M.</param>
    /// <param name="stop">Cancels.</param>
    Task<SubjectPage?> FindAsync(Guid partnership, string reference, CancellationToken stop);
}

/// <summary>What one record says, as a page to review.</summary>
/// <param name="Record">The record, whose documents are listed besides.</param>
/// <param name="Title">What it is, such as "Finding F-7KQ2M".</param>
/// <param name="Paragraphs">All its words.</param>
/// <param name="HasThirdParty">True when it may hold what somebody else said or did.</param>
public sealed record SubjectPage(Guid Record, string Title, IReadOnlyList<string> Paragraphs, bool HasThirdParty);
