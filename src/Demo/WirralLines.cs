using LineOfSight.Improvement;
using LineOfSight.Improvement.Recheck;

namespace LineOfSight.Demo;

/// <summary>Two years of lines in Wirral: one that made it worse and was followed by a better idea, one of which nobody knows, one returned.</summary>
internal sealed class WirralLines(Stage stage, Thread thread, Cast cast)
{
    public IEnumerable<Func<Task>> All => [NeglectAsync, SurveyAsync, HandoverAsync];

    // The first idea made it worse. It closed with that result, and a second one answers the same finding.
    private async Task NeglectAsync()
    {
        var m = cast.Manager;
        var concern = Thread.Concern(
            "Families wait for the first visit while the form goes round", "Health visitors saw what was missing at home and wrote it down. The first visit came weeks later.", "Neglect", "Fifteen health visitors", 15, stage.Ago(440));
        concern.Purposes = [Purposes.Children, Purposes.Challenge];
        concern.Standard = "Section 11, standard 3";
        var finding = await thread.FindingAsync(m, stage.Ago(500), concern);
        await thread.SeenAsync(m, finding, stage.Ago(498), "A form lay four days between two desks of one office.", "Visit by the scrutineer");
        await thread.FigureAsync(m, finding, stage.Ago(496), "families who were visited within two weeks", 21, 50, "Fifty families, one quarter");
        var recommendation = await thread.RecommendAsync(
            m, finding, stage.Ago(485), "Let one manager read every form before it goes on", "No family waits longer than two weeks.", "A day a week of one manager", cast.Council.Lead, stage.Ago(475, 7));
        var measure = await thread.MeasureAsync(
            m, recommendation, stage.Ago(484), "Families who were visited within two weeks", "Of fifty families drawn by lot each quarter, from the day of the form.", "Records read each quarter", MeasureUnit.Share, MeasureBetter.Higher, "Forty of fifty, within half a year.", "families");
        await thread.BaselineAsync(m, measure, stage.Ago(483), 21, 50);
        await thread.AgreeAsync(m, recommendation, stage.Ago(475));
        await DecideAsync(recommendation, stage.Ago(470), "Shall one manager read every form?", null);
        var reading = await thread.ActionAsync(m, recommendation, stage.Ago(468), "Give one manager the forms of the whole week", cast.Council.Agency, cast.Council.Lead, stage.Ago(430), cast.Body);
        await thread.FinishAsync(cast.Council.Lead, reading, stage.Ago(433), null, "It was too early to see a difference.");
        await thread.CarriedOutAsync(m, recommendation, stage.Ago(425), stage.Ago(425, 6));
        await thread.TellAsync(m, finding, stage.Ago(445), "The fifteen health visitors", "You said that families wait while the form goes round. One manager now reads every form. We count what it does, and will tell you.", "At your team meeting", "The head of safeguarding");
        await thread.ReadAsync(m, measure, stage.Ago(250), 41, 50, ReadingResult.Better, "Mistyped: the columns were the wrong way round.");
        await thread.CorrectAsync(m, measure, stage.Ago(248), 14, 50, ReadingResult.Worse, "Put right after the columns were read again.");
        await thread.RecheckAsync(m, recommendation, stage.Ago(244), RecheckRecommendation.Found.Worse, "14 of 50, from 21: every form now waits for one manager. It was given up on the same day.");
        var second = await thread.RecommendAsync(
            m, finding, stage.Ago(215), "Let the health visitor and the social worker make the first visit together", "No family waits longer than two weeks, and none tells its story twice.", "Nothing but two diaries", cast.Council.Lead, stage.Ago(205, 10));
        var visited = await thread.MeasureAsync(
            m, second, stage.Ago(214), "Families who were visited within two weeks, by two together", "Of fifty families drawn by lot each quarter, from the day of the call.", "Records read each quarter", MeasureUnit.Share, MeasureBetter.Higher, "Forty of fifty, within a year.", "families");
        await thread.BaselineAsync(m, visited, stage.Ago(213), 14, 50);
        await thread.AgreeAsync(m, second, stage.Ago(205));
        await DecideAsync(second, stage.Ago(200), "Shall health and council make the first visit together?", "We were not asked how officers hear of it, and they are often the first at the door.");
        var diaries = await thread.ActionAsync(m, second, stage.Ago(195), "Keep two mornings a week free in both diaries", cast.Health.Agency, cast.Health.Lead, stage.Ago(-40), cast.Body, cast.Council.Agency, cast.Police.Agency);
        await thread.SayHowAsync(cast.Health.Lead, diaries, stage.Ago(35), ActionStatus.OnTrack, "Four of six teams keep both mornings free.");
        await thread.ReadAsync(m, visited, stage.Ago(60), 24, 50, ReadingResult.Better);
        await thread.TellAsync(m, finding, stage.Ago(55), "The fifteen health visitors", "The manager who read every form made families wait longer, so we stopped. You now make the first visit together with a social worker: 24 of 50 families were visited within two weeks, 14 before.", "At your team meeting", "The head of safeguarding");
    }

    // Nobody can know: the survey ended. Closed with that, after it was looked at twice.
    private async Task SurveyAsync()
    {
        var m = cast.Manager;
        var concern = Thread.Concern("Young carers are found by chance", "A school nurse found three in one week, none of whom was on a list.", "Young carers", "A school nurse", 1, stage.Ago(560));
        concern.Purposes = [Purposes.EarlySight];
        var finding = await thread.FindingAsync(m, stage.Ago(640), concern);
        await thread.QuoteAsync(m, finding, stage.Ago(640), stage.Ago(642), "I get the shopping on the way home. I did not know there is a word for it.", "Agreed with the nurse, and by letter from a parent", "A school in Birkenhead", "School nurse", until: stage.Ago(-400));
        var recommendation = await thread.RecommendAsync(
            m, finding, stage.Ago(625), "Ask in every school health questionnaire who cares for somebody at home", "A child who cares for somebody is known at school.", "One question", cast.Health.Lead, stage.Ago(615, 8));
        var measure = await thread.MeasureAsync(
            m, recommendation, stage.Ago(624), "Pupils who say that an adult at school knows", "Of the pupils who say that they care for somebody.", "School health questionnaire", MeasureUnit.Share, MeasureBetter.Higher, "Most of them.", "pupils");
        await thread.BaselineAsync(m, measure, stage.Ago(620), 19, 64);
        await thread.AgreeAsync(m, recommendation, stage.Ago(615));
        await DecideAsync(recommendation, stage.Ago(612), "Shall the questionnaire ask who cares for somebody at home?", null);
        var question = await thread.ActionAsync(m, recommendation, stage.Ago(610), "Put the question into the questionnaire", cast.Health.Agency, cast.Health.Lead, stage.Ago(560));
        await thread.FinishAsync(cast.Health.Lead, question, stage.Ago(566), "Asked in 31 schools. 64 pupils said yes; 40 of them were on no list.");
        await thread.ScrutiniseAsync(cast.Scrutineer, question, stage.Ago(556), Verdict.Accepted, "I read ten of the answers.");
        await thread.TellAsync(m, finding, stage.Ago(562), "The school nurse", "You found three in a week. The questionnaire now asks every pupil, and forty who were on no list are known.", "On the telephone", "The designated nurse");
        await thread.CarriedOutAsync(m, recommendation, stage.Ago(550), stage.Ago(550, 6));
        await thread.RecheckAsync(m, recommendation, stage.Ago(355), RecheckRecommendation.Found.TooEarly, "The next questionnaire is in the spring", stage.Ago(355, 5));
        await thread.RecheckAsync(m, recommendation, stage.Ago(210), RecheckRecommendation.Found.NotKnown, "The questionnaire was given up before it was asked again. The schools keep their lists; nobody counts them.");
        await thread.CloseAsync(m, finding, stage.Ago(208), "Forty young carers are known who were not before. Nobody can say what it changed for them.");
    }

    // Returned and not done again yet: it stays marked until the scrutineer is content.
    private async Task HandoverAsync()
    {
        var m = cast.Manager;
        var concern = Thread.Concern(
            "What a night team knows is gone by the morning", "Of eight mornings observed, the night team’s notes were read on three.", "Exploitation", "Eight officers of a night team", 8, stage.Ago(-12));
        concern.Purposes = [Purposes.Information, Purposes.Learning];
        var finding = await thread.FindingAsync(m, stage.Ago(95), concern);
        await thread.SeenAsync(m, finding, stage.Ago(95), "The notes lay in a tray that nobody emptied before noon.", "Observation of eight mornings");
        var notes = await thread.ActionAsync(m, finding, stage.Ago(90), "Read the night’s notes aloud at eight, every day", cast.Police.Agency, cast.Police.Lead, stage.Ago(30), cast.Body, cast.Council.Agency);
        var measure = await thread.MeasureAsync(
            m, notes, stage.Ago(88), "Mornings on which the notes were read by eight", "Of ten mornings drawn by lot.", "The scrutineer’s visits", MeasureUnit.Share, MeasureBetter.Higher, "All ten.", "mornings");
        await thread.BaselineAsync(m, measure, stage.Ago(86), 3, 8);
        await thread.FinishAsync(cast.Police.Lead, notes, stage.Ago(38), "The notes are read at eight.");
        await thread.ScrutiniseAsync(cast.Scrutineer, notes, stage.Ago(24), Verdict.Returned, "On two of the five mornings when I came, nobody from the council was there.");
        await thread.MoveAsync(m, notes, stage.Ago(23), stage.Ago(-14), "The council sends somebody from the first of next month, the executive agreed");
    }

    private async Task DecideAsync(Guid recommendation, DateOnly on, string question, string? dissent)
    {
        var decision = await thread.DecideAsync(cast.Manager, recommendation, on, question, DecisionWay.Meeting, "Partners executive group");
        await thread.SayAsync(cast.Manager, decision, on, cast.Council.Agency, Stance.For, cast.Council.Speaker);
        await thread.SayAsync(cast.Manager, decision, on, cast.Police.Agency, dissent is null ? Stance.For : Stance.Against, cast.Police.Speaker, dissent);
        await thread.SayAsync(cast.Manager, decision, on, cast.Health.Agency, Stance.For, cast.Health.Speaker);
        await thread.FinalAsync(cast.Manager, decision, on, DecisionOutcome.GoAhead, "It begins this month, and is looked at again within the year.");
    }
}
