using LineOfSight.Contracts;
using LineOfSight.Improvement.Add;
using LineOfSight.Improvement.Deliver;
using LineOfSight.Improvement.Edit;
using LineOfSight.Improvement.Flow;
using LineOfSight.Improvement.Link;
using LineOfSight.Improvement.Lists;
using LineOfSight.Improvement.Move;
using LineOfSight.Improvement.Pause;
using LineOfSight.Improvement.Raise;
using LineOfSight.Improvement.Remind;
using LineOfSight.Improvement.Remove;
using LineOfSight.Improvement.Reuse;
using LineOfSight.Improvement.Resume;
using LineOfSight.Improvement.Search;
using LineOfSight.Improvement.Share;
using LineOfSight.Improvement.Sight;
using LineOfSight.Improvement.Update;
using LineOfSight.Improvement.Write;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
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
    public IEnumerable<ActKind> Acts => ImprovementActs.All;

    /// <inheritdoc />
    public IEnumerable<MenuItem> Menu =>
    [
        new(Section.Actions, "Actions", "/improvement", Can.ReadActions, "What is being done, by whom and by when."),
        new(Section.Actions, "Findings", "/improvement/findings", Can.ReadFindings, "What was said and found, and who is owed an answer."),
    ];

    /// <inheritdoc />
    public IEnumerable<LetterKind> Letters => ActionLetters.All;
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
        .AddScoped<ShareFinding>()
        .AddScoped<AddDocument>()
        .AddScoped<ReuseDocument>()
        .AddScoped<RemoveDocument>()
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
        .AddScoped<IHome, HomeOfImprovement>();
}
