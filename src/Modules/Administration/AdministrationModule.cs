using System.CommandLine;
using LineOfSight.Administration.Accept;
using LineOfSight.Administration.AccessReview;
using LineOfSight.Administration.Assign;
using LineOfSight.Administration.ChangeDates;
using LineOfSight.Administration.Disclosures;
using LineOfSight.Administration.Disclosures.Export;
using LineOfSight.Administration.Disclosures.Record;
using LineOfSight.Administration.End;
using LineOfSight.Administration.Invite;
using LineOfSight.Administration.Jobs;
using LineOfSight.Administration.Mail;
using LineOfSight.Administration.Move;
using LineOfSight.Administration.Reset;
using LineOfSight.Administration.Retention;
using LineOfSight.Administration.Retention.Hold;
using LineOfSight.Administration.Retention.Review;
using LineOfSight.Administration.Retention.Set;
using LineOfSight.Administration.SubjectAccess;
using LineOfSight.Administration.SubjectAccess.Approve;
using LineOfSight.Administration.SubjectAccess.Collect;
using LineOfSight.Administration.SubjectAccess.Fetch;
using LineOfSight.Administration.SubjectAccess.Record;
using LineOfSight.Administration.SubjectAccess.Review;
using LineOfSight.Administration.Unused;
using LineOfSight.Administration.Verbs;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Jobs;
using LineOfSight.Kernel.Mail;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Retention;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Administration;

/// <summary>The face of the module Administration: people and their access.</summary>
public sealed class AdministrationModule : IModule
{
    /// <inheritdoc />
    public string Name => "administration";

    /// <inheritdoc />
    public IEnumerable<Permission> Permissions =>
    [
        new(Can.ReadPeople, "See who has access, and since when"),
        new(Can.ManagePeople, "Invite people, and give, move and end their roles"),
        new(Can.AppointAdministrators, "Appoint system administrators, and end their role"),
        new(Can.ResetSecondSteps, "Reset the second step of somebody who has lost it, together with somebody else"),
        new(Can.ReviewAccess, "Review each quarter who needs the access they have, and end what is not needed"),
        new(Can.SwitchOn, "Switch on accounts that were switched off because nobody used them"),
        new(Can.ReadRoles, "Read what each role permits"),
        new(Can.ReadJobs, "See when jobs ran, and what failed"),
        new(Can.RunJobs, "Have a job run now"),
        new(Can.ReadLetters, "See the letters that were written, and what became of them"),
        new(Can.DecideLetters, "Decide what becomes of a letter in doubt"),
        new(Can.ReadRetention, "See which records are due for review, and what is held"),
        new(Can.ReviewRecords, "Decide to keep or dispose of records that are due, and agree as a second person"),
        new(Can.HoldRecords, "Place and lift holds"),
        new(Can.SetRetention, "Set how long records are kept"),
        new(Can.ReadDisclosures, "Read what was given to whom"),
        new(Can.Disclose, "Record what was given to somebody outside"),
        new(Can.ExportAgencies, "Export all that one agency gave, case records included"),
        new(Can.ReadSubjectAccess, "See requests of people for their own data, and the pages collected for them"),
        new(Can.PrepareSubjectAccess, "Record such requests, collect and review pages, case records included, and hand the pack over"),
        new(Can.ApproveSubjectAccess, "Approve, as somebody who reviewed no page of it, that giving a pack does no serious harm"),
    ];

    /// <inheritdoc />
    public IEnumerable<ActKind> Acts =>
        [.. PeopleActs.All, OpenReviews.Opened, DecideRole.Decided, SignReview.Signed, JobActs.Asked, .. LetterActs.All, .. RetentionActs.All, .. DisclosureActs.All, .. SubjectAccessActs.All];

    /// <inheritdoc />
    public IEnumerable<LetterKind> Letters => ResetLetters.All;

    /// <inheritdoc />
    public IEnumerable<RetentionRule> Retention =>
    [
        RetentionRule.AsLongAsThePartnership<Review>("Reviews of access", "They show that access was looked at; they hold roles and reasons, nothing about a child"),
        RetentionRule.After<SubjectAccessRequest>(
            3, "Requests for people’s own data", "the pack was handed over", "No statutory period is known; long enough for a complaint to the Information Commissioner and for the court",
            "The request and the pages that were collected are deleted; the disclosure stays", "administration.subject_access_request", "r.handed_over_on", "r.reference", "/administration/subject-access/request/"),
    ];

    /// <inheritdoc />
    public IEnumerable<MenuItem> Menu =>
    [
        new(Section.Manage, "People and access", "/administration", Can.ReadPeople, "Who may work here, in which role, since when and until when."),
        new(Section.Manage, "Review of access", "/administration/access-review", Can.ReviewAccess, "Each quarter: who still needs the role they hold."),
        new(Section.Manage, "Resets of second steps", "/administration/reset", Can.ResetSecondSteps, "Who has lost their second step, and waits for two people to reset it."),
        new(Section.Manage, "Roles and what they permit", "/administration/roles", Can.ReadRoles, "What each role may do, and how far it reaches."),
        new(Section.Manage, "Letters", "/administration/mail", Can.ReadLetters, "What was emailed, what waits, and what needs a decision."),
        new(Section.Manage, "Jobs", "/administration/jobs", Can.ReadJobs, "Work that begins by the clock: the last turn, the next, and what failed."),
        new(Section.Manage, "Records to review", "/administration/retention", Can.ReadRetention, "What is due for disposal, what is held, and how long records are kept."),
        new(Section.Manage, "Disclosures", "/administration/disclosures", Can.ReadDisclosures, "What was given to whom, on what lawful basis."),
        new(Section.Manage, "Requests for people’s own data", "/administration/subject-access", Can.ReadSubjectAccess, "Who asked, when the answer is due, and what they are given, page by page."),
    ];

    /// <inheritdoc />
    public IEnumerable<JobKind> Jobs => [OpenReviews.Kind, SwitchOffUnused.Kind, ListDue.Kind];

    /// <inheritdoc />
    public void AddTo(IServiceCollection services) => services
        .AddScoped<PeopleInReach>()
        .AddScoped<Periods>()
        .AddScoped<ListDue>()
        .AddScoped<ReviewRecord>()
        .AddScoped<PlaceHold>()
        .AddScoped<LiftHold>()
        .AddScoped<SetPeriod>()
        .AddScoped<RecordDisclosure>()
        .AddScoped<AskExport>()
        .AddScoped<FetchExport>()
        .AddScoped<SubjectRequests>()
        .AddScoped<RecordRequest>()
        .AddScoped<CollectPages>()
        .AddScoped<ReviewPage>()
        .AddScoped<ApproveRequest>()
        .AddScoped<FetchPack>()
        .AddScoped<Granting>()
        .AddScoped<LastAdministrator>()
        .AddScoped<RoleWords>()
        .AddScoped<RolesToChange>()
        .AddScoped<RoleChoosing>()
        .AddScoped<PeopleList>()
        .AddScoped<InvitePerson>()
        .AddScoped<InviteAgain>()
        .AddScoped<AcceptInvitation>()
        .AddScoped<GiveRole>()
        .AddScoped<MoveRole>()
        .AddScoped<EndRole>()
        .AddScoped<ChangeRoleDates>()
        .AddScoped<Resets>()
        .AddScoped<OpenReset>()
        .AddScoped<DecideReset>()
        .AddScoped<OpenReviews>()
        .AddScoped<Reviews>()
        .AddScoped<DecideRole>()
        .AddScoped<SignReview>()
        .AddScoped<SwitchOffUnused>()
        .AddScoped<SwitchOn>()
        .AddScoped<FirstAdministrator>()
        .AddScoped<JobList>()
        .AddScoped<AskForTurn>()
        .AddScoped<LettersInReach>()
        .AddScoped<DecideLetter>()
        .AddScoped<IHome, HomeOfAdministration>();

    /// <inheritdoc />
    public IEnumerable<Command> Commands(IRunVerbs runner) => [PeopleVerb.Make(runner)];
}
