namespace LineOfSight.Contracts;

/// <summary>A graded answer of a return that was signed off.</summary>
/// <param name="Question">The id of the question.</param>
/// <param name="Section">The id of its section.</param>
/// <param name="Scheme">The key of the scale.</param>
/// <param name="Grade">The id of the grade.</param>
/// <param name="Score">What it counts for; null for a grade that is left out of scores.</param>
/// <param name="OutOf">The best score of the scale.</param>
public sealed record GradeGiven(string Question, string Section, string Scheme, string Grade, int? Score, int OutOf);

/// <summary>An agency or a school signed off its return. Told in the transaction in which it did.</summary>
/// <param name="ReturnId">The return.</param>
/// <param name="PartnershipId">Its partnership.</param>
/// <param name="RoundId">The round.</param>
/// <param name="AgencyId">The agency, or the school as an agency (<see cref="SchoolEntry"/>).</param>
/// <param name="Questionnaire">The key of the questionnaire.</param>
/// <param name="Version">Its version.</param>
/// <param name="Grades">Every graded answer.</param>
public sealed record ResponseSigned(Guid ReturnId, Guid PartnershipId, Guid RoundId, Guid AgencyId, string Questionnaire, int Version, IReadOnlyList<GradeGiven> Grades);

/// <summary>A return that was signed off was opened again, so that what was read from it does not stand any more.</summary>
/// <param name="ReturnId">The return.</param>
public sealed record ResponseReopened(Guid ReturnId);

/// <summary>
/// An agency that answers once for several partnerships took its answers back from one of them. What was read from them is kept nowhere: not
/// even beside the next ones.
/// </summary>
/// <param name="ReturnId">The return of that partnership.</param>
public sealed record ResponseWithdrawn(Guid ReturnId);

/// <summary>Addresses in the module Questionnaires.</summary>
public static class QuestionnairesLinks
{
    /// <summary>The page of a round.</summary>
    public static string Round(Guid round) => $"/questionnaires/round/{round}";

    /// <summary>The page of a return, for whoever reads it.</summary>
    public static string Return(Guid @return) => $"/questionnaires/return/{@return}";
}

/// <summary>A grade of a scale, as other modules show it.</summary>
/// <param name="Id">What is stored.</param>
/// <param name="Words">What people read.</param>
/// <param name="Score">What it counts for; null for a grade that is left out of scores.</param>
/// <param name="IsShort">True when it falls short, so that whoever gives it says what comes next.</param>
public sealed record GradeName(string Id, string Words, int? Score, bool IsShort);

/// <summary>A graded question of a questionnaire.</summary>
/// <param name="Question">Its id.</param>
/// <param name="Label">Its short name.</param>
/// <param name="Ask">The question itself.</param>
/// <param name="Section">The heading that it stands under.</param>
/// <param name="Scheme">The key of its scale.</param>
/// <param name="Grades">The grades of its scale, the best first.</param>
public sealed record StandardName(string Question, string Label, string Ask, string Section, string Scheme, IReadOnlyList<GradeName> Grades);

/// <summary>A round that was opened, as other modules name it.</summary>
/// <param name="Id">The round.</param>
/// <param name="PartnershipId">Its partnership.</param>
/// <param name="Reference">Its reference.</param>
/// <param name="Title">Its title.</param>
/// <param name="Questionnaire">The key of its questionnaire, the same in every version.</param>
/// <param name="IsOfSchools">True when schools are asked.</param>
/// <param name="DueOn">When it is or was due.</param>
public sealed record RoundName(Guid Id, Guid PartnershipId, string Reference, string Title, string Questionnaire, bool IsOfSchools, DateOnly DueOn);

/// <summary>Who was asked in a round.</summary>
/// <param name="Id">The return.</param>
/// <param name="AgencyId">The agency, or the school as an agency (<see cref="SchoolEntry"/>).</param>
/// <param name="Name">Its name when it was asked.</param>
/// <param name="Kind">Its type or phase in words.</param>
/// <param name="IsSigned">True when it was signed off.</param>
public sealed record ReturnName(Guid Id, Guid AgencyId, string Name, string Kind, bool IsSigned);

/// <summary>A part of an answer as people read it.</summary>
/// <param name="Part">Its name, such as "How you know".</param>
/// <param name="Words">What was said.</param>
public sealed record AnswerPart(string Part, string Words);

/// <summary>
/// Rounds and what was signed off in them, for the module that reads them. Row security keeps it to the acting person's partnerships; who
/// may read is the caller's to ask. Nothing of a draft is ever given.
/// </summary>
public interface IReturns
{
    /// <summary>The rounds of a partnership that were opened, the latest first.</summary>
    Task<IReadOnlyList<RoundName>> RoundsAsync(Guid partnership, CancellationToken stop);

    /// <summary>The graded questions of a round's questionnaire, in its order.</summary>
    Task<IReadOnlyList<StandardName>> StandardsAsync(Guid round, CancellationToken stop);

    /// <summary>Everybody who is asked in a round, by name; who was excused is left out.</summary>
    Task<IReadOnlyList<ReturnName>> InAsync(Guid round, CancellationToken stop);

    /// <summary>What a return that was signed off says to a question; empty when it says nothing.</summary>
    Task<IReadOnlyList<AnswerPart>> AnswerAsync(Guid @return, string question, CancellationToken stop);

    /// <summary>
    /// Returns that were signed off by a link since an instant, as they were told. Whoever signs by a link may write nothing but the return,
    /// so that hearers take these up by a job.
    /// </summary>
    Task<IReadOnlyList<ResponseSigned>> SignedByLinkAsync(DateTimeOffset since, CancellationToken stop);
}
