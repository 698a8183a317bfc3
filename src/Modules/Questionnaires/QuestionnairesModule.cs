using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Disclosures;
using LineOfSight.Kernel.Files;
using LineOfSight.Kernel.Jobs;
using LineOfSight.Kernel.Mail;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Retention;
using LineOfSight.Kernel.Search;
using LineOfSight.Questionnaires.AnswerOnce;
using LineOfSight.Questionnaires.Definitions;
using LineOfSight.Questionnaires.Fill;
using LineOfSight.Questionnaires.Follow;
using LineOfSight.Questionnaires.Link;
using LineOfSight.Questionnaires.Papers;
using LineOfSight.Questionnaires.Prepare;
using LineOfSight.Questionnaires.Reopen;
using LineOfSight.Questionnaires.Search;
using LineOfSight.Questionnaires.Staff;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Questionnaires;

/// <summary>The face of the module Questionnaires: what agencies, schools and their staff are asked, and what they answer.</summary>
public sealed class QuestionnairesModule : IModule
{
    /// <inheritdoc />
    public string Name => "questionnaires";

    /// <inheritdoc />
    public IEnumerable<Permission> Permissions => Can.Everything;

    /// <inheritdoc />
    public IEnumerable<ActKind> Acts => [.. RoundActs.All, .. ReturnActs.All, .. StaffActs.All, .. SharingActs.All];

    /// <inheritdoc />
    public IEnumerable<MenuItem> Menu =>
    [
        new(Section.Assessments, "Your assessments", "/questionnaires", Can.Answer, "What your agency or school is asked to complete and sign off."),
        new(Section.Assessments, "Rounds", "/questionnaires/rounds", Can.ReadRounds, "What was sent out, who has answered and who has not."),
        new(Section.Assessments, "Questionnaires", "/questionnaires/definitions", Can.ReadDefinitions, "Every questionnaire, as people will see it, to try out."),
    ];

    /// <inheritdoc />
    public IEnumerable<LetterKind> Letters => [.. RoundLetters.All, .. SharingLetters.All];

    /// <inheritdoc />
    public IEnumerable<JobKind> Jobs => [FollowRegister.Kind, OpenEnvelopes.Kind, FollowLeads.Kind];

    /// <inheritdoc />
    public IEnumerable<RetentionRule> Retention => KeptHowLong.All;

    /// <inheritdoc />
    public void AddTo(IServiceCollection services) => services
        .AddSingleton<ShippedDefinitions>()
        .AddSingleton<IShippedQuestionnaires, ShippedForOthers>()
        .AddSingleton<ReadDefinitions>()
        .AddScoped<DefinitionBook>()
        .AddScoped<FindDefinition>()
        .AddScoped<KeepDefinition>()
        .AddScoped<Parties>()
        .AddScoped<PrepareRound>()
        .AddScoped<OpenRound>()
        .AddScoped<CloseRound>()
        .AddScoped<ChangeRound>()
        .AddScoped<WriteToReturns>()
        .AddScoped<ChangeReturn>()
        .AddScoped<ChaseRound>()
        .AddScoped<IRemind, RemindReturns>()
        .AddScoped<ReadRound>()
        .AddScoped<Versions>()
        .AddScoped<IReturns, ReturnsForOthers>()
        .AddScoped<ListReturns>()
        .AddScoped<RoundCalendar>()
        .AddScoped<OpenReturns>()
        .AddScoped<IOpenRecords, OpenReturns>()
        .AddScoped<IGiveBack, GiveBackReturns>()
        .AddScoped<IGiveSubject, GiveToSubjects>()
        .AddScoped<ISearched, FindRounds>()
        .AddScoped<ISearched, FindReturns>()
        .AddScoped<ReadReturn>()
        .AddScoped<SaveAnswers>()
        .AddScoped<SavePage>()
        .AddScoped<BringForward>()
        .AddScoped<KeepEvidence>()
        .AddScoped<AddEvidence>()
        .AddScoped<SignOff>()
        .AddScoped<ReopenReturn>()
        .AddScoped<MakeForm>()
        .AddScoped<ReadFiled>()
        .AddScoped<TakeOver>()
        .AddScoped<GiveRound>()
        .AddScoped<KeyRound>()
        .AddScoped<SignRound>()
        .AddScoped<KeyReturn>()
        .AddSingleton<Travelling>()
        .AddScoped<BehindLink>()
        .AddScoped<AddByLink>()
        .AddSingleton<Envelopes>()
        .AddScoped<StaffDoor>()
        .AddScoped<SendAnswers>()
        .AddScoped<MakeCodes>()
        .AddScoped<ReadStaff>()
        .AddScoped<IStaffSaid, StaffForOthers>()
        .AddScoped<ReadSharing>()
        .AddScoped<TellKeepers>()
        .AddScoped<CarryOver>()
        .AddScoped<TakeBack>()
        .AddScoped<ShareReturn>()
        .AddScoped<WithholdAnswer>()
        .AddScoped<WithdrawSharing>()
        .AddScoped<IHear<ResponseSigned>, HearLeadSigned>()
        .AddScoped<IHear<ResponseReopened>, HearLeadReopened>()
        .AddScoped<IHome, HomeOfQuestionnaires>();
}
