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

/// <summary>Addresses in the module Questionnaires.</summary>
public static class QuestionnairesLinks
{
    /// <summary>The page of a round.</summary>
    public static string Round(Guid round) => $"/questionnaires/round/{round}";

    /// <summary>The page of a return, for whoever reads it.</summary>
    public static string Return(Guid @return) => $"/questionnaires/return/{@return}";
}
