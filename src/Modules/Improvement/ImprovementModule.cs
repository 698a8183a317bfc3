using System.CommandLine;
using LineOfSight.Contracts;
using LineOfSight.Improvement.Add;
using LineOfSight.Improvement.Arrive;
using LineOfSight.Improvement.Agree;
using LineOfSight.Improvement.Block;
using LineOfSight.Improvement.CarryOut;
using LineOfSight.Improvement.Close;
using LineOfSight.Improvement.Deliver;
using LineOfSight.Improvement.Edit;
using LineOfSight.Improvement.Flow;
using LineOfSight.Improvement.Finalise;
using LineOfSight.Improvement.Give;
using LineOfSight.Improvement.Link;
using LineOfSight.Improvement.Lists;
using LineOfSight.Improvement.Move;
using LineOfSight.Improvement.Pause;
using LineOfSight.Improvement.Prepare;
using LineOfSight.Improvement.Propose;
using LineOfSight.Improvement.Raise;
using LineOfSight.Improvement.Read;
using LineOfSight.Improvement.Recheck;
using LineOfSight.Improvement.Remind;
using LineOfSight.Improvement.Remove;
using LineOfSight.Improvement.Report;
using LineOfSight.Improvement.Reuse;
using LineOfSight.Improvement.Resume;
using LineOfSight.Improvement.Scrutinise;
using LineOfSight.Improvement.Search;
using LineOfSight.Improvement.Set;
using LineOfSight.Improvement.Share;
using LineOfSight.Improvement.Sight;
using LineOfSight.Improvement.Update;
using LineOfSight.Improvement.Use;
using LineOfSight.Improvement.Withdraw;
using LineOfSight.Improvement.Write;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Jobs;
using LineOfSight.Kernel.Mail;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Search;
using LineOfSight.Kernel.Disclosures;
using LineOfSight.Kernel.Files;
using LineOfSight.Kernel.Retention;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Improvement;

/// <summary>The face of the module Improvement: the golden thread from what was said to what changed, and the answer back.</summary>
public sealed class ImprovementModule : IModule
{
    /// <inheritdoc />
    public string Name => "improvement";

    /// <inheritdoc />
    public IEnumerable<Permission> Permissions => Can.Everything;

    /// <inheritdoc />
    public IEnumerable<ActKind> Acts => [.. ImprovementActs.All, .. ArriveActs.All];

    /// <inheritdoc />
    public IEnumerable<MenuItem> Menu =>
    [
        new(Section.Actions, "Actions", "/improvement", Can.ReadActions, "What is being done, by whom and by when."),
        new(Section.Actions, "Findings", "/improvement/findings", Can.ReadFindings, "What was said and found, and who is owed an answer."),
        new(Section.Actions, "Imported lists", "/improvement/arrive", Can.ImportLists, "Bring in an action tracker, recommendations or risks from a file."),
        new(Section.Actions, "Recommendations", "/improvement/recommendations", Can.ReadFindings, "What ought to change, who owns it, and whether it worked."),
        new(Section.Actions, "Decisions", "/improvement/decisions", Can.ReadFindings, "What the safeguarding partners decided, and where each of them stands."),
        new(Section.Actions, "Measures", "/improvement/measures", Can.ReadFindings, "What shows whether something changed."),
        new(Section.Actions, "Themes", "/improvement/theme", Can.ReadFindings, "The line of each finding, joined by theme."),
        new(Section.Actions, "Purposes", "/improvement/purposes", Can.ReadFindings, "What was found and done for each of the six purposes of the arrangements."),
        new(Section.Actions, "Board papers", "/improvement/report", Can.ReadPapers, "What was decided, what is late and why, what changed and what was answered."),
        new(Section.Actions, "Broken lines", "/improvement/orphans", Can.ReadFindings, "Every line of sight that is broken, and where."),
    ];

    /// <inheritdoc />
    public IEnumerable<Command> Commands(IRunVerbs runner) => [new TrackerVerb().Make()];

    /// <inheritdoc />
    public IEnumerable<LetterKind> Letters => ActionLetters.All;

    /// <inheritdoc />
    public IEnumerable<JobKind> Jobs => [LetLateRise.Kind];

    /// <inheritdoc />
    public IEnumerable<RetentionRule> Retention => KeptHowLong.All;

    /// <inheritdoc />
    public void AddTo(IServiceCollection services) => services
        .AddScoped<Opening>()
        .AddScoped<Leads>()
        .AddScoped<ActionClocks>()
        .AddScoped<RaiseFinding>()
        .AddScoped<EditFinding>()
        .AddScoped<AddEvidence>()
        .AddScoped<EditEvidence>()
        .AddScoped<AddAction>()
        .AddScoped<LinkAction>()
        .AddScoped<EditAction>()
        .AddScoped<PauseAction>()
        .AddScoped<ResumeAction>()
        .AddScoped<MoveDate>()
        .AddScoped<UpdateProgress>()
        .AddScoped<WriteAnswer>()
        .AddScoped<EditAnswer>()
        .AddScoped<DeliverAnswer>()
        .AddScoped<ShareRecord>()
        .AddScoped<Linking>()
        .AddScoped<UseEvidence>()
        .AddScoped<WithdrawConsent>()
        .AddScoped<CloseFinding>()
        .AddScoped<ProposeRecommendation>()
        .AddScoped<LinkRecommendation>()
        .AddScoped<EditRecommendation>()
        .AddScoped<AgreeRecommendation>()
        .AddScoped<CarryOutRecommendation>()
        .AddScoped<RecheckRecommendation>()
        .AddScoped<PrepareDecision>()
        .AddScoped<LinkDecision>()
        .AddScoped<EditDecision>()
        .AddScoped<GivePosition>()
        .AddScoped<FinaliseDecision>()
        .AddScoped<ReadSides>()
        .AddScoped<SetMeasure>()
        .AddScoped<SetBaseline>()
        .AddScoped<ReadMeasure>()
        .AddScoped<EditMeasure>()
        .AddScoped<BlockAction>()
        .AddScoped<ScrutiniseAction>()
        .AddScoped<ListThread>()
        .AddScoped<GatherStatements>()
        .AddScoped<MakePaper>()
        .AddScoped<ReadPaper>()
        .AddScoped<TakePaper>()
        .AddScoped<ISearched, FindPapers>()
        .AddScoped<FindOrphans>()
        .AddScoped<ReadLines>()
        .AddScoped<ISearched, FindRecommendations>()
        .AddScoped<ISearched, FindDecisions>()
        .AddScoped<ISearched, FindMeasures>()
        .AddScoped<AddDocument>()
        .AddScoped<ReuseDocument>()
        .AddScoped<RemoveDocument>()
        .AddScoped<EditDocument>()
        .AddScoped<IOpenRecords, OpenForDocuments>()
        .AddScoped<IGiveBack, GiveBackToAgencies>()
        .AddScoped<IGiveSubject, GiveToSubjects>()
        .AddScoped<ReadChain>()
        .AddScoped<ListActions>()
        .AddScoped<ListFindings>()
        .AddScoped<ReadFlow>()
        .AddScoped<IHear<FindingRaised>, HearFindingRaised>()
        .AddScoped<IHear<ClockRecounted>, HearClockRecounted>()
        .AddScoped<IProgress, ReadProgress>()
        .AddScoped<ISearched, FindFindings>()
        .AddScoped<ISearched, FindActions>()
        .AddScoped<Invitations>()
        .AddScoped<PutInCalendar>()
        .AddScoped<IFollow<ImprovementAction>, FollowAction>()
        .AddScoped<IRemind, RemindOwners>()
        .AddScoped<GiveList>()
        .AddScoped<ReadArrival>()
        .AddScoped<ChooseColumns>()
        .AddScoped<DryRun>()
        .AddScoped<CheckList>()
        .AddScoped<WriteOutcomes>()
        .AddScoped<ImportList>()
        .AddScoped<DropList>()
        .AddScoped<AsImported>()
        .AddScoped<IOpenRecords, OpenArrivals>()
        .AddScoped<IHome, HomeOfImprovement>();
}
