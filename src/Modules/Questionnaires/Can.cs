using LineOfSight.Kernel.Access;

namespace LineOfSight.Questionnaires;

/// <summary>What roles may do with questionnaires, rounds and returns. Who has which: src/Host/Access/roles.yaml.</summary>
internal static class Can
{
    public const string ReadDefinitions = "questionnaires.definitions.read";
    public const string KeepDefinitions = "questionnaires.definitions.keep";
    public const string ReadRounds = "questionnaires.rounds.read";
    public const string KeepRounds = "questionnaires.rounds.keep";
    public const string ReadReturns = "questionnaires.returns.read";
    public const string Answer = "questionnaires.returns.answer";
    public const string Key = "questionnaires.returns.key";
    public const string Share = "questionnaires.returns.share";
    public const string Reopen = "questionnaires.returns.reopen";

    public static readonly IReadOnlyList<Permission> Everything =
    [
        new(ReadDefinitions, "Read questionnaires and try them out"),
        new(KeepDefinitions, "Add a questionnaire and change a draft"),
        new(ReadRounds, "See who was asked and who has answered"),
        new(KeepRounds, "Send a questionnaire out, chase, extend, excuse and escalate"),
        new(ReadReturns, "Read returns that were signed off; of one’s own agency or school also before"),
        new(Answer, "Answer for one’s own agency or school, and sign off"),
        new(Share, "Let a return of one’s own agency be its answer in other areas, say what stays out, and withdraw it"),
        new(Key, "Enter the answers of a return that came on paper or by email"),
        new(Reopen, "Open a return again that was signed off, with a reason"),
    ];
}
