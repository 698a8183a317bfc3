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

    /// <summary>The page with all that staff of a return said.</summary>
    public static string StaffResults(Guid @return) => $"/questionnaires/staff/results/{@return}";
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

/// <summary>A questionnaire that comes with the product.</summary>
/// <param name="Key">Its key, the same in every version.</param>
/// <param name="Version">Its version.</param>
/// <param name="Title">Its title.</param>
/// <param name="IsOfSchools">True when schools answer it; otherwise agencies do.</param>
/// <param name="Standards">Its graded questions, in its order.</param>
public sealed record QuestionnaireName(string Key, int Version, string Title, bool IsOfSchools, IReadOnlyList<StandardName> Standards);

/// <summary>The questionnaires that come with the product and are the same everywhere; those for staff are left out.</summary>
public interface IShippedQuestionnaires
{
    /// <summary>All of them, by title, the newest version of each first.</summary>
    IReadOnlyList<QuestionnaireName> All { get; }
}

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
public sealed record ReturnName(Guid Id, Guid AgencyId, string Name, string Kind, bool IsSigned)
{
    /// <summary>The district that it lies in; null when none is held.</summary>
    public string? District { get; init; }
}

/// <summary>A part of an answer as people read it.</summary>
/// <param name="Part">Its name, such as "How you know".</param>
/// <param name="Words">What was said.</param>
public sealed record AnswerPart(string Part, string Words);

/// <summary>A file that was given with an answer as its evidence.</summary>
/// <param name="Document">The document.</param>
/// <param name="Name">Its name.</param>
/// <param name="MayOpen">True when the acting person may open it, and it may be opened at all: it was found clean, or nobody checks here.</param>
public sealed record EvidenceFile(Guid Document, string Name, bool MayOpen);

/// <summary>What an earlier round asked, for whoever compares it with a later one of the same questionnaire.</summary>
/// <param name="Version">The version that it asked.</param>
/// <param name="IsMapped">True when it is the same version, or the later one says what became of the questions of this one. Otherwise only questions of the same id go on.</param>
/// <param name="Standards">The standards that go on, as they were asked then, by the id that they have in the later round.</param>
public sealed record AskedEarlier(int Version, bool IsMapped, IReadOnlyDictionary<string, StandardName> Standards);

/// <summary>How many staff chose an answer, as it may be told.</summary>
/// <param name="Words">The answer.</param>
/// <param name="Told">The count; "fewer than 5", or the symbol of what is hidden.</param>
public sealed record StaffCount(string Words, string Told);

/// <summary>What staff said to a question that stands beside a standard of their agency or school.</summary>
/// <param name="Standard">The id of the standard's question.</param>
/// <param name="Ask">What staff were asked.</param>
/// <param name="Counts">All staff together, in the order of the scale; who did not answer is a line of its own.</param>
/// <param name="Base">All that are counted.</param>
/// <param name="Notes">Why something is hidden, and what that means.</param>
public sealed record StaffSaid(string Standard, string Ask, IReadOnlyList<StaffCount> Counts, string Base, IReadOnlyList<string> Notes);

/// <summary>What staff of an agency or school say beside its own grades, for the module that reads the returns. Who may read is the caller's to ask.</summary>
public interface IStaffSaid
{
    /// <summary>Each question of staff that stands beside a standard of a return that was signed off; none while fewer than five have answered.</summary>
    Task<IReadOnlyList<StaffSaid>> BesideAsync(Guid @return, CancellationToken stop);
}

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

    /// <summary>The files that a return that was signed off gives with its answer to a question; none when it gives none.</summary>
    Task<IReadOnlyList<EvidenceFile>> EvidenceAsync(Guid @return, string question, CancellationToken stop);

    /// <summary>What some rounds of one questionnaire asked, by round: a question that has another id since goes on where a version says so.</summary>
    /// <param name="round">The round that the others are compared with.</param>
    /// <param name="rounds">The others.</param>
    /// <param name="stop">Cancels.</param>
    Task<IReadOnlyDictionary<Guid, AskedEarlier>> EarlierAsync(Guid round, IReadOnlyCollection<Guid> rounds, CancellationToken stop);

    /// <summary>
    /// Returns that were signed off by a link since an instant, as they were told. Whoever signs by a link may write nothing but the return,
    /// so that hearers take these up by a job.
    /// </summary>
    Task<IReadOnlyList<ResponseSigned>> SignedByLinkAsync(DateTimeOffset since, CancellationToken stop);
}
