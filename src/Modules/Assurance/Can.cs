using LineOfSight.Kernel.Access;

namespace LineOfSight.Assurance;

/// <summary>What roles may do with what returns say. Who has which: src/Host/Access/roles.yaml.</summary>
internal static class Can
{
    public const string Compare = "assurance.returns.compare";
    public const string Judge = "assurance.returns.judge";
    public const string Ask = "assurance.challenges.ask";
    public const string ReadChallenges = "assurance.challenges.read";
    public const string AnswerChallenges = "assurance.challenges.answer";
    public const string Raise = "assurance.findings.raise";

    public const string ReadNational = "assurance.national.read";

    public static readonly IReadOnlyList<Permission> Everything =
    [
        new(Compare, "Compare what agencies and schools say of themselves, by standard and year"),
        new(Judge, "Give a peer’s or a moderator’s grade beside the agency’s own"),
        new(Ask, "Ask an agency or school a question back about its return, and close it"),
        new(ReadChallenges, "Open questions back that one may ask or answer"),
        new(AnswerChallenges, "Answer questions back about the return of one’s own agency or school"),
        new(Raise, "Raise a finding about a standard"),
        new(ReadNational, "Read how agencies and schools of all England grade themselves, by partnership and never by agency or school"),
    ];
}
