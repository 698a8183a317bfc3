using LineOfSight.Improvement;
using LineOfSight.Improvement.Recheck;

namespace LineOfSight.Demo;

/// <summary>Two years of lines in Hertfordshire: one whole, one on its way, one begun, one refused, one opened again.</summary>
internal sealed class HertfordshireLines(Stage stage, Thread thread, Cast cast)
{
    private const string Agreed = "Each agreed to their words being used without a name";

    private Guid aloud;

    public IEnumerable<Func<Task>> All => [TrustedAdultAsync, SchoolsToldAsync, OnlineAsync, InterpretersAsync, SecondFormAsync, LettersAsync];

    // Whole: said, found, decided, done, returned and accepted, read twice, told, closed.
    private async Task TrustedAdultAsync()
    {
        var m = cast.Manager;
        var concern = Thread.Concern(
            "Pupils who are afraid do not know whom to tell",
            "Six young people named the caretaker, the lunch staff and an older cousin. None named the adult whom the school had chosen for them.",
            Hertfordshire.GangsAndKnives, "Six young people of the youth council", 6, stage.Ago(600));
        concern.Purposes = [Purposes.Children, Purposes.EarlySight];
        var finding = await thread.FindingAsync(m, stage.Ago(715), concern);
        await thread.QuoteAsync(m, finding, stage.Ago(715), stage.Ago(716), "I would tell the caretaker. He never writes it down.", Agreed, "A youth club in Stevenage", "Youth council");
        await thread.QuoteAsync(m, finding, stage.Ago(715), stage.Ago(716), "Not the form tutor. Everyone sees you go in.", "Agreed for the report of that year only", "A youth club in Stevenage", "Youth council", until: stage.Ago(350));
        await thread.SeenAsync(m, finding, stage.Ago(708), "In three of four lunch breaks no adult sat with the pupils.", "Visit by two members of the strategic group");
        var recommendation = await thread.RecommendAsync(
            m, finding, stage.Ago(704), "Let each pupil choose one adult in school to go to", "A child who is afraid has told an adult of their own choice.", "One hour of each tutor, twice a year", cast.Council.Lead, stage.Ago(690, 8));
        var measure = await thread.MeasureAsync(
            m, recommendation, stage.Ago(703), "Pupils who can name an adult whom they would tell", "Year 8 pupils of ten schools who write down a name, of all who answer the question.", "School survey, twice a year",
            MeasureUnit.Share, MeasureBetter.Higher, "More than half of those who answer, after one school year.", "pupils");
        await thread.BaselineAsync(m, measure, stage.Ago(695), 62, 240);
        await thread.AgreeAsync(m, recommendation, stage.Ago(690));
        var decision = await thread.DecideAsync(m, recommendation, stage.Ago(684), "Shall every secondary school let its pupils choose?", DecisionWay.Meeting, "Executive meeting");
        await thread.SayAsync(m, decision, stage.Ago(684), cast.Council.Agency, Stance.For, cast.Council.Speaker);
        await thread.SayAsync(m, decision, stage.Ago(684), cast.Police.Agency, Stance.For, cast.Police.Speaker);
        await thread.SayAsync(m, decision, stage.Ago(684), cast.Health.Agency, Stance.For, cast.Health.Speaker, "School nurses should be among those who can be chosen.");
        await thread.FinalAsync(m, decision, stage.Ago(684), DecisionOutcome.GoAhead, "Ten schools begin this term, the others a year later. School nurses can be chosen.");
        var choose = await thread.ActionAsync(m, recommendation, stage.Ago(680), "Ask every pupil of ten schools to choose an adult", cast.Council.Agency, cast.Council.Lead, stage.Ago(600), cast.Body, cast.Health.Agency);
        var card = await thread.ActionAsync(m, recommendation, stage.Ago(680), "Write the card that says how to ask for help, with young people", cast.Other, m, stage.Ago(610));
        await thread.SayHowAsync(cast.Council.Lead, choose, stage.Ago(650), ActionStatus.OnTrack, "Seven of ten schools have asked.");
        await thread.FinishAsync(m, card, stage.Ago(620), "Young people wrote it. It fits into a bus pass.");
        await thread.FinishAsync(cast.Council.Lead, choose, stage.Ago(612), "All ten schools asked.");
        await thread.ScrutiniseAsync(cast.Scrutineer, choose, stage.Ago(601), Verdict.Returned, "Who chose: the pupils, or their tutors for them?");
        await thread.TellAsync(m, finding, stage.Ago(640), "The six young people of the youth council", "You told us that nobody asked you whom you trust. Ten schools now ask. Tell us if yours does not.", "In person, at the youth club", "The business manager");
        await thread.FinishAsync(cast.Council.Lead, choose, stage.Ago(560), "Pupils of all ten schools chose for themselves: 1,912 of 2,240 named somebody. 1 in 9 named a school nurse.");
        await thread.ScrutiniseAsync(cast.Scrutineer, choose, stage.Ago(551), Verdict.Accepted, "I asked twelve pupils. They had chosen.");
        await thread.CarriedOutAsync(m, recommendation, stage.Ago(545), stage.Ago(545, 6));
        await thread.ReadAsync(m, measure, stage.Ago(500), 71, 236, ReadingResult.NoChange, "Asked four weeks after they had chosen.");
        await thread.ReadAsync(m, measure, stage.Ago(342), 131, 238, ReadingResult.Better);
        await thread.RecheckAsync(m, recommendation, stage.Ago(340), RecheckRecommendation.Found.Changed, "131 of 238 pupils can name an adult, 62 of 240 could before.");
        await thread.CloseAsync(m, finding, stage.Ago(338));
    }

    // Carried out, to be looked at again: one partner came round, one disagrees to the end.
    private async Task SchoolsToldAsync()
    {
        var m = cast.Manager;
        var concern = Thread.Concern(
            "Schools hear of a night’s violence after the lesson has begun",
            "Designated leads describe children who arrive without sleep, and a message that comes at noon.",
            "Domestic abuse", "Nineteen designated safeguarding leads", 19, stage.Ago(190));
        concern.Purposes = [Purposes.Information, Purposes.Children];
        concern.Standard = "Section 11, standard 6";
        var finding = await thread.FindingAsync(m, stage.Ago(330), concern);
        await thread.AuditedAsync(m, finding, stage.Ago(328), "The school was told before the first lesson", 14, 40, "Multi-agency audit, forty incidents");
        var recommendation = await thread.RecommendAsync(
            m, finding, stage.Ago(320), "Tell the school before the first lesson when police were called to a pupil’s home", "A child who had a bad night is met by an adult who knows.", "One mailbox for each school; nobody’s time at night", cast.Police.Lead, stage.Ago(300, 9));
        var measure = await thread.MeasureAsync(
            m, recommendation, stage.Ago(318), "Incidents of which the school was told before the first lesson", "Of forty incidents drawn by lot each half year, those with a message before nine.", "Multi-agency audit", MeasureUnit.Share, MeasureBetter.Higher, "All of them, within a year.", "incidents");
        await thread.BaselineAsync(m, measure, stage.Ago(317), 14, 40);
        await thread.AgreeAsync(m, recommendation, stage.Ago(300));
        var decision = await thread.DecideAsync(m, recommendation, stage.Ago(296), "Shall police tell every school before the first lesson?", DecisionWay.Meeting, "Executive meeting");
        await thread.SayAsync(m, decision, stage.Ago(296), cast.Council.Agency, Stance.For, cast.Council.Speaker);
        await thread.SayAsync(m, decision, stage.Ago(296), cast.Police.Agency, Stance.Against, cast.Police.Speaker, "Our night staff cannot ring schools.");
        await thread.SayAsync(m, decision, stage.Ago(295), cast.Health.Agency, Stance.Against, cast.Health.Speaker, "Health visitors are left out of it. The children who are hurt most are not yet at school.");
        await thread.SayAsync(m, decision, stage.Ago(290), cast.Police.Agency, Stance.For, cast.Police.Speaker, "A mailbox that is read at seven solves it. Nobody has to ring.");
        await thread.FinalAsync(m, decision, stage.Ago(289), DecisionOutcome.GoAheadInPart, "Schools begin now. How health visitors are told is agreed within the half year.");
        var mailbox = await thread.ActionAsync(m, recommendation, stage.Ago(285), "Open one mailbox for each school, read at seven every day", cast.Police.Agency, cast.Police.Lead, stage.Ago(230), cast.Body, cast.Council.Agency);
        var visitors = await thread.ActionAsync(m, recommendation, stage.Ago(285), "Agree with health visitors how they are told", cast.Health.Agency, cast.Health.Lead, stage.Ago(200), cast.Body);
        await thread.FinishAsync(cast.Police.Lead, mailbox, stage.Ago(236), "All 94 secondary schools and 380 of 402 primary schools read it by seven.");
        await thread.MoveAsync(m, visitors, stage.Ago(204), stage.Ago(165), "The executive agreed: the new contract of health visitors begins in the spring");
        await thread.TellAsync(m, finding, stage.Ago(198), "The nineteen designated safeguarding leads", "You asked to be told before the first lesson. Police now write to one mailbox of your school before seven.", "At the leads’ network", "A police inspector");
        await thread.FinishAsync(cast.Health.Lead, visitors, stage.Ago(168), null, "The agreement holds since the spring. No count has been made yet: the first is due with the next audit.");
        await thread.CarriedOutAsync(m, recommendation, stage.Ago(150), stage.Ago(150, 9));
        await thread.ReadAsync(m, measure, stage.Ago(60), 20, 40, ReadingResult.TooEarly, "Half of these incidents were before the mailboxes opened.");
    }

    // On its way: actions in every state, one of them late, blocked and risen; a baseline and no reading yet.
    private async Task OnlineAsync()
    {
        var m = cast.Manager;
        var concern = Thread.Concern(
            "Parents hear of a threat online from other parents", "At five evenings for parents nobody could say where to report a threat. Most had heard of one that month.",
            "Online harm", "112 parents at five evenings", 112, stage.Ago(-15));
        concern.Purposes = [Purposes.EarlySight, Purposes.Vision];
        var finding = await thread.FindingAsync(m, stage.Ago(120), concern);
        await thread.FigureAsync(m, finding, stage.Ago(119), "parents who could say where to report a threat online", 9, 112, "Show of hands at five evenings");
        var recommendation = await thread.RecommendAsync(
            m, finding, stage.Ago(105), "Give parents one place to report a threat online, and one person who answers", "A threat is known to an adult on the same day.", null, m, stage.Ago(95, 8));
        var measure = await thread.MeasureAsync(
            m, recommendation, stage.Ago(104), "Days between a threat and the first report", "Median of all reports of a month, from the day of the message.", "Reports to the online team", MeasureUnit.Number, MeasureBetter.Lower, "One day, by the summer.", "days");
        await thread.BaselineAsync(m, measure, stage.Ago(100), 6, 23);
        await thread.AgreeAsync(m, recommendation, stage.Ago(95));
        var decision = await thread.DecideAsync(m, recommendation, stage.Ago(90), "Shall the three partners pay for one online team?", DecisionWay.WrittenProcedure, $"Written procedure 2 of {stage.Ago(90).Year}");
        foreach (var side in (Side[])[cast.Council, cast.Police, cast.Health])
        {
            await thread.SayAsync(m, decision, stage.Ago(86), side.Agency, Stance.For, side.Speaker);
        }

        await thread.FinalAsync(m, decision, stage.Ago(85), DecisionOutcome.GoAhead, "One year, paid in equal parts, then looked at again.");
        var page = await thread.ActionAsync(m, recommendation, stage.Ago(80), "Write one page for parents, with parents", cast.Other, m, stage.Ago(-18), cast.Body, cast.Council.Agency, cast.Police.Agency);
        var hour = await thread.ActionAsync(m, recommendation, stage.Ago(80), "Give every social worker an hour with the online team", cast.Police.Agency, cast.Police.Lead, stage.Ago(33), cast.Body, cast.Council.Agency);
        var ask = await thread.ActionAsync(m, recommendation, stage.Ago(70), "Ask pupils in year 9 what they would report, and to whom", cast.Council.Agency, cast.Council.Lead, stage.Ago(-60));
        var letter = await thread.ActionAsync(m, recommendation, stage.Ago(70), "Send every family the page with the summer letter", cast.Council.Agency, cast.Council.Lead, stage.Ago(-20));
        var nurses = await thread.ActionAsync(m, recommendation, stage.Ago(66), "Show school nurses what a first report looks like", cast.Health.Agency, cast.Health.Lead, stage.Ago(-12));
        await thread.SayHowAsync(cast.Council.Lead, ask, stage.Ago(45), ActionStatus.NotStarted, "Schools asked us to begin after half-term.");
        await thread.SayHowAsync(m, page, stage.Ago(40), ActionStatus.OnTrack, "Nine parents are at the second draft.");
        await thread.PauseAsync(m, nurses, stage.Ago(50), "School nurses were needed for the vaccinations");
        await thread.SayHowAsync(cast.Police.Lead, hour, stage.Ago(47), ActionStatus.AtRisk, "Two of eleven teams have had their hour.");
        await thread.ResumeAsync(m, nurses, stage.Ago(38));
        await thread.PauseAsync(cast.Council.Lead, letter, stage.Ago(25), "The letter goes out in June; the printer asked us to wait for the dates of term");
        await thread.BlockAsync(cast.Police.Lead, hour, stage.Ago(20), "The online team has lost its trainer. The force can lend one.");
        await thread.AnswerAsync(m, finding, stage.Ago(2), "The parents of the five evenings", "You asked for one place to report. It opens next month, and one person answers by name.");
    }

    // Begun: a position is in, two are not; a measure without its baseline; words that may no longer be used.
    private async Task InterpretersAsync()
    {
        var m = cast.Manager;
        var concern = Thread.Concern(
            "Interpreters are booked for the meeting, not for the family", "Parents sat through a conference in which the interpreter had not spoken with them before.",
            "Voice of families", "Five parents who came to a conference", 5, stage.Ago(-28));
        concern.Purposes = [Purposes.Challenge, Purposes.Information];
        var finding = await thread.FindingAsync(m, stage.Ago(16), concern);
        await thread.QuoteAsync(m, finding, stage.Ago(16), stage.Ago(18), "They asked me to sign, and I had not been told what it said.", "Agreed on the telephone", "A conference in Watford", "Advocate’s notes");
        await thread.QuoteAsync(m, finding, stage.Ago(16), stage.Ago(18), "My daughter had to tell me what they said about her.", Agreed, "A conference in Watford", "Advocate’s notes");
        await thread.FigureAsync(m, finding, stage.Ago(15), "conferences at which the interpreter met the family before", 2, 17, "Conference records of one quarter");
        await thread.LinkAsync(m, aloud, finding, stage.Ago(12));
        var recommendation = await thread.RecommendAsync(
            cast.Scrutineer, finding, stage.Ago(8), "Book the interpreter for half an hour with the family before each conference", "Parents know what is said about their child, and no child has to tell them.", "Half an hour of an interpreter for each conference", m, stage.Ago(0, 8));
        await thread.MeasureAsync(
            m, recommendation, stage.Ago(7), "Parents who say that they knew what the conference was about", "Parents who needed an interpreter and answer the question afterwards.", "Advocates ask on the day", MeasureUnit.Share, MeasureBetter.Higher, "Nearly all of them.", "parents");
        var decision = await thread.DecideAsync(m, recommendation, stage.Ago(5), "Shall the partners pay for half an hour before each conference?", DecisionWay.WrittenProcedure, $"Written procedure 5 of {stage.Ago(5).Year}");
        await thread.SayAsync(m, decision, stage.Ago(4), cast.Council.Agency, Stance.For, cast.Council.Speaker);
        await thread.WithdrawAsync(m, finding, stage.Ago(3), "She told her advocate that she would rather not be quoted");
    }

    // Refused, with the reason, and closed without a reading that shows a change.
    private async Task SecondFormAsync()
    {
        var m = cast.Manager;
        var concern = Thread.Concern(
            "Some teams ask for a second form before they take a referral", "Eleven practitioners at a forum named teams that send a referral back for want of a form.",
            "Front door", "Eleven practitioners at a forum", 11);
        concern.Purposes = [Purposes.Challenge];
        var finding = await thread.FindingAsync(m, stage.Ago(260), concern);
        await thread.SeenAsync(m, finding, stage.Ago(258), "Three of five teams that were visited keep a form of their own.", "Visit by the scrutineer");
        var recommendation = await thread.RecommendAsync(
            m, finding, stage.Ago(250), "Make one longer form that serves every team", "No referral is sent back.", null, cast.Council.Lead, stage.Ago(240, 8));
        await thread.RejectAsync(m, recommendation, stage.Ago(235), "Practitioners asked for fewer forms, not for a longer one. The three teams gave theirs up when they were asked.");
        await thread.TellAsync(m, finding, stage.Ago(230), "The eleven practitioners", "We asked the three teams why they need a form of their own. They do not, and have given it up. Tell us if you meet another.", "At the next forum", "The business manager");
        await thread.CloseAsync(m, finding, stage.Ago(220), "The forms are gone, as the scrutineer saw on a second visit. Nobody counted referrals sent back before, so no reading can show it.");
    }

    // Answered late, after it had risen; closed, and opened again when it came back. Its action serves a second finding, too.
    private async Task LettersAsync()
    {
        var m = cast.Manager;
        var concern = Thread.Concern(
            "Letters to families cannot be understood by those who get them", "Parents brought eleven letters to a workshop. They could say of three what they were asked to do.",
            "Voice of families", "A workshop of eight parents", 8, stage.Ago(362));
        concern.Purposes = [Purposes.Information];
        var finding = await thread.FindingAsync(m, stage.Ago(400), concern);
        await thread.FigureAsync(m, finding, stage.Ago(400), "letters of which parents could say what they were asked to do", 3, 11, "Workshop with eight parents");
        await thread.DocumentAsync(m, finding, stage.Ago(399), "Eleven letters, with what parents wrote beside them", "W/2", "Workshop with eight parents");
        var rewrite = await thread.ActionAsync(m, finding, stage.Ago(390), "Rewrite the six letters that are sent most, with parents", cast.Council.Agency, cast.Council.Lead, stage.Ago(330));
        await thread.FinishAsync(cast.Council.Lead, rewrite, stage.Ago(345), "Six letters were rewritten. The same parents could say of all six what they were asked to do.");
        await thread.TellAsync(m, finding, stage.Ago(336), "The eight parents of the workshop", "You were right about the letters, and we are sorry that you waited for this answer. The six that are sent most are new. You wrote them with us.", "By letter, and by telephone to two", "The business manager");
        await thread.CloseAsync(m, finding, stage.Ago(180), "What changed stands on its action. No measure was set.");
        await thread.ReopenAsync(m, finding, stage.Ago(26), "Two advocates brought letters of this month that parents could not read");
        aloud = await thread.ActionAsync(m, finding, stage.Ago(24), "Read every new letter aloud with a parent before it is sent", cast.Council.Agency, cast.Council.Lead, stage.Ago(-31), cast.Body);
    }
}
