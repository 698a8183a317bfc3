using LineOfSight.Administration.AccessReview;
using LineOfSight.Administration.Retention;
using LineOfSight.Administration.Retention.Hold;
using LineOfSight.Administration.Retention.Set;
using LineOfSight.Improvement;
using LineOfSight.Improvement.Ask;
using LineOfSight.Improvement.Discuss;
using LineOfSight.Improvement.Edit;
using LineOfSight.Improvement.Follow;
using LineOfSight.Improvement.Report;
using LineOfSight.Kernel.Retention;
using LineOfSight.Register.Agencies;
using LineOfSight.Register.Bodies;

namespace LineOfSight.Demo;

/// <summary>
/// A partnership of Hertfordshire's shape: an Executive, a strategic group, audit and performance, a scrutineer free to roam,
/// and a learning hub whose theme was gangs and knife crime in February 2019.
/// </summary>
internal sealed class Hertfordshire(Stage stage, Founding founding, Thread thread)
{
    public const string GangsAndKnives = "Gangs and knife crime";

    private Func<Task> today = () => Task.CompletedTask;

    /// <summary>Its founding and its first years.</summary>
    /// <returns>Who acts in it.</returns>
    public async Task<Cast> FoundAsync()
    {
        stage.Begin();
        var at = await founding.PartnershipAsync(
            "Hertfordshire Safeguarding Children Partnership", "Hertfordshire Safeguarding Children Board", "East of England", Founding.Shadow.AddMonths(1), ("Hertfordshire County", "E10000015"));
        var day = Founding.Shadow.AddMonths(1);
        var police = await stage.AgencyAsync(at.Manager, day, at.Id, "Hertfordshire Constabulary", "police", Standing.Partner);
        var youth = await stage.AgencyAsync(at.Manager, day, at.Id, "Youth services of Hertfordshire", "other", Standing.Relevant);
        await stage.AgencyAsync(at.Manager, day, at.Id, "Probation Service, Hertfordshire", "probation", Standing.Relevant);
        await founding.SeatsAsync(at, at.Councils[0], day, "Chief executive", "Director of children’s services");
        await founding.SeatsAsync(at, police, day, "Chief constable", "Assistant chief constable");
        var executive = await BodiesAsync(at, day);

        var scrutineer = await stage.InviteAsync(at.Manager, day, "scrutineer", at.Id, "Independent scrutineer");
        await stage.InviteAsync(at.Manager, day, "delegated-partner", at.Id, "Assistant chief constable", police.AgencyId);
        var lead = await stage.InviteAsync(at.Manager, day, "agency-lead", at.Id, "Detective chief inspector, safeguarding", police.AgencyId);
        var council = await stage.InviteAsync(at.Manager, day, "agency-lead", at.Id, "Head of adolescent services", at.Councils[0].AgencyId);
        await stage.InviteAsync(at.Manager, day, "analyst", at.Id, "Performance analyst");
        var governance = await stage.InviteAsync(at.Manager, day, "information-governance", at.Id, "Information governance lead");
        await stage.InviteAsync(at.Manager, day, "school-lead", at.Id, "Designated safeguarding lead");

        await KnifeCrimeAsync(at, police.AgencyId, at.Councils[0].AgencyId, lead, council);

        var reform = new DateOnly(2022, 7, 1);
        var health = await stage.AgencyAsync(at.Manager, reform, at.Id, "Hertfordshire and West Essex Integrated Care Board", "icb", Standing.Partner);
        await founding.SeatsAsync(at, health, reform, "Chief executive", "Director of nursing");
        await founding.JoinAsync(at, executive, stage.Today.AddYears(-3).AddDays(45), MemberRole.Adviser, "Independent scrutineer", stage.Today.AddDays(45));
        today = async () =>
        {
            await TodayAsync(at, scrutineer, police.AgencyId, at.Councils[0].AgencyId, youth.AgencyId, lead, council);
            await RetentionAsync(governance);
        };
        return new Cast(
            at, scrutineer, executive, youth.AgencyId,
            new Side(at.Councils[0].AgencyId, council, "Director of children’s services"),
            new Side(police.AgencyId, lead, "Assistant chief constable"),
            new Side(health.AgencyId, at.Manager, "Director of nursing"));
    }

    /// <summary>The last weeks before the demonstration is made.</summary>
    public Task TodayAsync() => today();

    // A period shorter than the default, so that something is due: the knife crime finding, answered in June 2019. The hold on actions came
    // a day later and keeps the finding, too, which they serve.
    private async Task RetentionAsync(Guid governance)
    {
        var agreed = stage.Today.AddDays(-3);
        await stage.ActAsync<SetPeriod>(governance, agreed, set => set.HandleAsync(
            "finding", new SetPeriod.Input { Years = 7, Source = "Records policy of the partnership, agreed by the Executive", Because = "The Executive agreed a policy of its own" }, stage.Stop));
        await stage.ActAsync<ListDue, int>(governance, stage.Today.AddDays(-2), list => list.HandleAsync(stage.Stop));
        await stage.ActAsync<PlaceHold>(governance, stage.Today.AddDays(-1), place => place.HandleAsync(
            new PlaceHold.Input
            {
                Reach = HoldReach.Kind, Kind = "ImprovementAction", Ground = HoldGround.Inquiry, Reason = "A national inquiry asked that nothing about prevention be destroyed",
            },
            stage.Stop));
    }

    private async Task<Guid> BodiesAsync(Founded at, DateOnly day)
    {
        var executive = await founding.BodyAsync(
            at, day, "Executive", BodyKind.Executive, "The three safeguarding partners decide together.", null, "Director of children’s services",
            (MemberRole.Member, "Assistant chief constable"), (MemberRole.Member, "Director of nursing"), (MemberRole.Adviser, "Business manager"));
        var strategic = await founding.BodyAsync(
            at, day, "Strategic group", BodyKind.Board, "Leaders of all agencies turn what the partnership learns into strategy.", executive, "Chief officer, voluntary sector");
        await founding.BodyAsync(
            at, day, "Audit and performance group", BodyKind.SubGroup, "Audits, deep dives and the data of all agencies.", strategic, "Head of quality assurance",
            (MemberRole.Member, "Detective inspector"), (MemberRole.Member, "Designated nurse"));
        await founding.BodyAsync(
            at, day, "Learning hub", BodyKind.Forum, "Practitioners learn, say what they see, and hear back.", strategic, "Learning and development manager");
        return executive;
    }

    // The shape and the dates are those of a learning hub of 2019; the words are invented. From 20 February to 12 June are 112 days.
    private async Task KnifeCrimeAsync(Founded at, Guid police, Guid council, Guid lead, Guid head)
    {
        var said = new DateOnly(2019, 2, 20);
        var recorded = new DateOnly(2019, 5, 8);
        const string Agreed = "Each agreed to their words being used without a name";
        const string Place = "A youth centre in Ware";
        var concern = Thread.Concern(
            "Prevention starts too late, and parents are left out",
            "Young people say that school talks about knives when it has already happened, and that nobody talks to their parents. Practitioners at all five forums said the same.",
            GangsAndKnives, "Four young people in Ware", 4, new DateOnly(2019, 6, 14));
        concern.RaisedOn = said;
        var finding = await thread.FindingAsync(at.Manager, recorded, concern);
        await thread.QuoteAsync(at.Manager, finding, recorded, said, "My mum would help if anyone told her what is going on.", Agreed, Place, "Focus group");
        await thread.QuoteAsync(at.Manager, finding, recorded, said, "Year 10 is too late. Start in year 7.", Agreed, Place, "Focus group");
        await thread.FigureAsync(at.Manager, finding, recorded, "practitioners at five forums who named parents or earlier education", 38, 225, "Learning hub forums");
        var pilot = await thread.ActionAsync(at.Manager, finding, recorded, "Pilot parents’ sessions in 10 secondary schools", police, lead, new DateOnly(2019, 6, 14));
        var theatre = await thread.ActionAsync(at.Manager, finding, recorded, "Bring a play about knives to year 7", council, head, new DateOnly(2019, 7, 12));
        await thread.ProgressAsync(lead, pilot, new DateOnly(2019, 5, 20), ActionStatus.OnTrack, "Six of the ten schools have dates.", 1);
        await thread.GiveAsync(lead, pilot, new DateOnly(2019, 6, 3), "Parents’ evenings: who came.pdf", Papers.Pdf(
            "Parents’ evenings, May 2019", "Ten secondary schools held one evening each.", "Parents came in all ten. Nine schools ask for it every year.", "No names were taken down."), new DateOnly(2020, 7, 31));
        await thread.DoneAsync(lead, pilot, new DateOnly(2019, 6, 3), "Parents came in all 10 schools; 9 of the 10 schools want it every year.", 2);
        var answer = await thread.AnswerAsync(
            at.Manager, finding, new DateOnly(2019, 6, 10), "The four young people in Ware",
            "You told us that we start too late and leave your parents out. You were right. Ten schools have held evenings for parents, and year 7 will see a play about knives before the summer. We will ask every school to do both.");
        await thread.DeliverAsync(at.Manager, answer, new DateOnly(2019, 6, 12), "In person, at the youth council", "The business manager and a police officer");
        await thread.DoneAsync(head, theatre, new DateOnly(2019, 6, 28), "Year 7 of 23 schools saw the play. Teachers say that pupils now ask questions.", 1);
    }

    private async Task TodayAsync(Founded at, Guid scrutineer, Guid police, Guid council, Guid youth, Guid lead, Guid head)
    {
        var today = stage.Today;
        var asked = today.AddDays(-34);
        var survey = await thread.FindingAsync(at.Manager, asked, Thread.Concern(
            "Practitioners cannot tell whom to ring at night",
            "A third of those who answered the survey did not know the out-of-hours number, or named one that no longer works.",
            "Out of hours", "33 practitioners who answered the survey", 33, today.AddDays(2)));
        await thread.FigureAsync(at.Manager, survey, asked, "practitioners who did not know the number", 11, 33, "Learning hub survey, sent to 395");
        var number = await thread.ActionAsync(at.Manager, survey, today.AddDays(-30), "Put one out-of-hours number on every agency’s front page", council, head, today.AddDays(-3));
        await thread.ActionAsync(at.Manager, survey, today.AddDays(-30), "Ask the same question again in the next survey", council, at.Manager, today.AddDays(4));

        var dived = today.AddDays(-20);
        var missing = await thread.FindingAsync(scrutineer, dived, Thread.Concern(
            "Return interviews say what happened, not what would help",
            "Of ten return interviews read with the workers, seven record the facts and no view of the child.",
            "Missing children", "The independent scrutineer’s deep dive", null, today.AddDays(30)));
        await thread.FigureAsync(at.Manager, missing, dived, "return interviews that hold the child’s own view", 3, 10, "Deep dive: ten interviews");
        await thread.DocumentAsync(at.Manager, missing, dived, "Missing children: a deep dive", "S/4", "Independent scrutineer");
        var form = await thread.ActionWithinAsync(at.Manager, missing, today.AddDays(-15), "Change the form so that the child’s view comes first", police, lead, "action-soon");
        await thread.GiveAsync(lead, form, today.AddDays(-6), "Return interview form, second draft.pdf", Papers.Pdf(
            "Return interview: second draft", "1. What would you like to be different?", "2. Who helped you, and who could have?", "3. What happened, in your own order?"), today.AddMonths(6));
        var practise = await thread.ActionWithinAsync(at.Manager, missing, today.AddDays(-15), "Practise the interview with young people who have been missing", youth, at.Manager, "action-three-months");
        await thread.ProgressAsync(head, number, today.AddDays(-12), ActionStatus.AtRisk, "Two of nine agencies have not changed their page.", 1);

        await stage.ActAsync<AddComment>(scrutineer, today.AddDays(-10), add => add.HandleAsync(
            missing, new AddComment.Input { Words = "I can read ten more interviews in the spring, to see whether the new form makes the difference.", Mentions = [at.Manager] }, stage.Stop));
        await stage.ActAsync<AddComment>(at.Manager, today.AddDays(-8), add => add.HandleAsync(
            missing, new AddComment.Input { Words = "Thank you. The yearly report can then put the two side by side." }, stage.Stop));
        await stage.ActAsync<FollowRecord>(at.Manager, today.AddDays(-8), follow => follow.StartAsync(missing, stage.Stop));
        // The finding that is put right on the next day turns its statement in the paper amber.
        await stage.ActAsync<MakePaper, Guid>(at.Manager, today.AddDays(-8), make => make.HandleAsync(
            new MakePaper.Input { Title = "Improvement: report to the executive", FromDay = today.AddDays(-8).AddMonths(-3), UntilDay = today.AddDays(-8) }, stage.Stop));
        await stage.ActAsync<EditFinding>(at.Manager, today.AddDays(-7), edit => edit.HandleAsync(missing, new EditFinding.Input
        {
            Title = "Return interviews say what happened, not what would help",
            Found = "Of ten return interviews read with the workers, seven record the facts and no view of the child. In two of the seven the child was asked, and the answer was left out.",
            IsConcern = true, Theme = "Missing children", RaisedBy = "The independent scrutineer’s deep dive", RaisedOn = dived, AnswerBy = today.AddDays(30), Version = 1,
        }, stage.Stop));
        await stage.ActAsync<AskAgency, AskByLink>(at.Manager, today.AddDays(-6), ask => ask.HandleAsync(
            youth, new AskAgency.Input { Address = "youth.services@example.org", Until = today.AddDays(8), Actions = [practise] }, stage.Stop));

        var strength = Thread.Concern(
            "Schools and police share concerns on the same day", "In the last audit each concern that a school raised before noon had a police reply by the evening.",
            "Working together", "Multi-agency audit group", null);
        strength.IsConcern = false;
        var audit = await thread.FindingAsync(at.Manager, today.AddDays(-9), strength);
        await thread.FigureAsync(at.Manager, audit, today.AddDays(-9), "concerns answered by the police on the same day", 12, 12, "Multi-agency audit");
        await thread.ProgressAsync(lead, form, today.AddDays(-5), ActionStatus.OnTrack, "Four young people have read the draft, and moved their question to the top.", 1);
        await thread.ProgressAsync(head, number, today.AddDays(-2), ActionStatus.AtRisk, "One of nine agencies has not changed its page.", 2);
        await stage.ActAsync<OpenReviews>(at.Manager, today.AddDays(-1), open => open.OpenAsync(at.Id, stage.Stop));
    }
}
