using LineOfSight.Contracts;
using LineOfSight.Improvement;
using LineOfSight.Improvement.Raise;
using LineOfSight.Improvement.Recheck;

namespace LineOfSight.Demo;

/// <summary>Two years of lines in Norfolk: one that changed nothing and says so, one refused by its partners, one about a case, one shared.</summary>
internal sealed class NorfolkLines(Stage stage, Thread thread, Cast cast)
{
    private Guid fathers;

    public IEnumerable<Func<Task>> All => [FathersAsync, PanelAsync, OneChildAsync, SameDayAsync];

    // "No change" is a result: what was done did not help, and everybody can read why.
    private async Task FathersAsync()
    {
        var m = cast.Manager;
        var concern = Thread.Concern(
            "Nobody writes down the father", "Two reviews in three years, and nine of twelve records read since, name the mother alone.", "Learning from reviews", "Nine practitioners met on visits", 9, stage.Ago(540));
        concern.Purposes = [Purposes.Learning, Purposes.Children];
        var finding = fathers = await thread.FindingAsync(m, stage.Ago(620), concern);
        await thread.ReviewedAsync(m, finding, stage.Ago(619), "The father lived two streets away and was not asked. He could have said where the child was on Saturdays.", "Learning review, published summary");
        await thread.DocumentAsync(m, finding, stage.Ago(618), "What two reviews say about fathers", "L/7", "Safeguarding practice review group");
        var recommendation = await thread.RecommendAsync(
            m, finding, stage.Ago(600), "Write down the father at the first visit, or why nobody knows him", "Whoever can keep a child safe is known and was asked.", "Nothing but time", cast.Council.Lead, stage.Ago(590, 7));
        var measure = await thread.MeasureAsync(
            m, recommendation, stage.Ago(599), "Days until the father is first spoken to", "Median, from the first visit; children whose father is known.", "Records read each quarter", MeasureUnit.Number, MeasureBetter.Lower, "Half as many, within a year.", "days");
        await thread.BaselineAsync(m, measure, stage.Ago(595), 31, 18);
        await thread.AgreeAsync(m, recommendation, stage.Ago(590));
        var decision = await thread.DecideAsync(m, recommendation, stage.Ago(580), "Shall the first visit record name the father in every agency?", DecisionWay.Meeting, "Executive partners’ meeting");
        await thread.SayAsync(m, decision, stage.Ago(580), cast.Council.Agency, Stance.For, cast.Council.Speaker);
        await thread.SayAsync(m, decision, stage.Ago(580), cast.Police.Agency, Stance.Abstains, cast.Police.Speaker, "Our records have no first visit. We shall do what the others decide.");
        await thread.SayAsync(m, decision, stage.Ago(580), cast.Health.Agency, Stance.For, cast.Health.Speaker);
        await thread.FinalAsync(m, decision, stage.Ago(580), DecisionOutcome.GoAhead, "Council and health begin now.");
        var field = await thread.ActionAsync(m, recommendation, stage.Ago(570), "Add the father to the first page of the record", cast.Council.Agency, cast.Council.Lead, stage.Ago(500), cast.Body);
        await thread.FinishAsync(cast.Council.Lead, field, stage.Ago(505), "The page has the field. It is filled in 41 of 60 records.");
        await thread.ScrutiniseAsync(cast.Scrutineer, field, stage.Ago(495), Verdict.Accepted, null);
        await thread.CarriedOutAsync(m, recommendation, stage.Ago(490), stage.Ago(490, 6));
        await thread.ReadAsync(m, measure, stage.Ago(320), 33, 20, ReadingResult.NoChange);
        await thread.TellAsync(m, finding, stage.Ago(552), "The nine practitioners", "You said that nobody writes down the father. The first page now asks. We will count whether it helps, and tell you.", "In person, in each team", "The business manager");
        await thread.RecheckAsync(m, recommendation, stage.Ago(302), RecheckRecommendation.Found.NoChange, "The name is written down and nobody rings it: 33 days, from 31. A field does not make a conversation. The briefings of this year ask for the call itself.");
        await thread.CloseAsync(m, finding, stage.Ago(300));
    }

    // The partners said no, by written procedure, and the recommendation was rejected with their reasons.
    private async Task PanelAsync()
    {
        var m = cast.Manager;
        var concern = Thread.Concern("There are four panels for the same twenty children", "The same people meet four times a month about children whom they all know.", "Working together", "The chairs of four panels", 4);
        concern.Purposes = [Purposes.Vision, Purposes.Challenge];
        var finding = await thread.FindingAsync(m, stage.Ago(205), concern);
        await thread.FigureAsync(m, finding, stage.Ago(204), "children who were on more than one list", 17, 22, "Lists of four panels in one month");
        await thread.UseAsync(m, fathers, EvidenceKind.Review, finding, stage.Ago(203));
        var recommendation = await thread.RecommendAsync(
            m, finding, stage.Ago(185), "Make one panel of four", "A child has one plan.", "A coordinator for a year", m, stage.Ago(170, 8));
        var decision = await thread.DecideAsync(m, recommendation, stage.Ago(180), "Shall the four panels become one?", DecisionWay.WrittenProcedure, $"Written procedure 1 of {stage.Ago(180).Year}");
        await thread.SayAsync(m, decision, stage.Ago(174), cast.Council.Agency, Stance.Against, cast.Council.Speaker, "Two of the panels stand on a duty of their own, and cannot be given up.");
        await thread.SayAsync(m, decision, stage.Ago(173), cast.Police.Agency, Stance.For, cast.Police.Speaker);
        await thread.SayAsync(m, decision, stage.Ago(172), cast.Health.Agency, Stance.Against, cast.Health.Speaker, "We would lose the clinicians, who come for their own children only.");
        await thread.FinalAsync(m, decision, stage.Ago(170), DecisionOutcome.DoNotGoAhead, "The panels stay. They meet on one day, one after the other.");
        await thread.RejectAsync(m, recommendation, stage.Ago(169), "The partners decided against one panel. The four meet on one day instead.");
        var day = await thread.ActionAsync(m, finding, stage.Ago(168), "Put the four panels on one day", cast.Council.Agency, cast.Council.Lead, stage.Ago(120));
        await thread.FinishAsync(cast.Council.Lead, day, stage.Ago(125), "All four meet on the first Tuesday. Chairs say that they stay for each other’s children.");
        await thread.TellAsync(m, finding, stage.Ago(118), "The four chairs", "The partners kept the four panels, because two stand on a duty of their own. They now meet on one day, as you suggested.", "By letter", "The business manager");
    }

    // Invented, and restricted: whoever opens it leaves an act.
    private async Task OneChildAsync()
    {
        var m = cast.Manager;
        var concern = Thread.Concern("A child changed school three times in a year, and no school had the whole file", "Each school held its own part. Nobody had read all three.", "Children who move", "A learning mentor", 1, stage.Ago(-10));
        concern.IsCaseLevel = true;
        concern.Purposes = [Purposes.Children, Purposes.Information];
        concern.Evidence = new RaiseFinding.FirstEvidence { Kind = EvidenceKind.Review, Reviewed = "The three parts together show what none of them shows alone.", Source = "Rapid read of three files", GivenOn = stage.Ago(45) };
        var finding = await thread.FindingAsync(cast.Scrutineer, stage.Ago(45), concern);
        var action = await thread.ActionAsync(m, finding, stage.Ago(40), "Bring the three files together and read them with the mentor", cast.Council.Agency, cast.Council.Lead, stage.Ago(15));
        var measure = await thread.MeasureAsync(
            m, action, stage.Ago(39), "What the mentor can say about the year", "The mentor is asked what happened, and when.", "One conversation before and one after", MeasureUnit.Words, MeasureBetter.Neither, "One account, in order.");
        await thread.BaselineAsync(m, measure, stage.Ago(38), null, null, "Three dates, and that there had been trouble at the second school.");
        await thread.FinishAsync(cast.Council.Lead, action, stage.Ago(17), "The files are one. The mentor wrote the account on a page.");
        await thread.ReadAsync(m, measure, stage.Ago(14), null, null, ReadingResult.Better, "The whole year in order, and who knew what.");
    }

    private async Task SameDayAsync()
    {
        var strength = Thread.Concern("Midwives ring the team themselves", "In each of the nine cases that were read a midwife had rung before she wrote.", "Working together", "Multi-agency audit group", null);
        strength.IsConcern = false;
        strength.Purposes = [Purposes.Vision];
        var finding = await thread.FindingAsync(cast.Manager, stage.Ago(52), strength);
        await thread.AuditedAsync(cast.Manager, finding, stage.Ago(52), "The midwife rang before she wrote", 9, 9, "Multi-agency audit of referrals before birth");
    }

    /// <summary>One recommendation that two partnerships hold, each with a decision and an action of its own.</summary>
    public async Task TogetherAsync(Cast neighbour)
    {
        var m = cast.Manager;
        var concern = Thread.Concern(
            "Children are moved by train, and each force holds half of the journey", "Guards, ticket offices and two forces each had seen the same children, and none had the whole week.",
            Hertfordshire.GangsAndKnives, "Rail staff of one line", 14, stage.Ago(-20));
        concern.Purposes = [Purposes.EarlySight, Purposes.Information];
        var finding = await thread.FindingAsync(m, stage.Ago(140), concern);
        await thread.FigureAsync(m, finding, stage.Ago(139), "journeys that both forces had seen", 6, 31, "Two forces’ logs, laid side by side");
        var recommendation = await thread.RecommendAsync(
            m, finding, stage.Ago(125), "Keep one picture of the line, which both forces and the rail staff can see", "A child on a train at night is met at the next station.", "One analyst, shared", m, stage.Ago(105, 9));
        await thread.ShareAsync(m, recommendation, neighbour.Id, stage.Ago(120));
        var measure = await thread.MeasureAsync(
            m, recommendation, stage.Ago(112), "Children met at the next station", "Of the children whom rail staff reported after nine at night.", "Rail staff’s log", MeasureUnit.Share, MeasureBetter.Higher, "More than half of them, by the autumn.", "children");
        await thread.BaselineAsync(m, measure, stage.Ago(110), 3, 31);
        await thread.AgreeAsync(m, recommendation, stage.Ago(105));
        await DecideAsync(cast, recommendation, stage.Ago(100), "Executive partners’ meeting", Stance.For, null);
        var picture = await thread.ActionAsync(m, recommendation, stage.Ago(95), "Bring the logs of one week together each Monday", cast.Police.Agency, cast.Police.Lead, stage.Ago(-25), cast.Body);
        await DecideAsync(neighbour, recommendation, stage.Ago(79), "Executive", Stance.Abstains, "We pay for the analyst when the first quarter has shown that it helps.");
        var ours = await thread.ActionAsync(neighbour.Manager, recommendation, stage.Ago(72), "Name one officer who is rung when a child is on the train", neighbour.Police.Agency, neighbour.Police.Lead, stage.Ago(-5), neighbour.Body);
        await thread.SayHowAsync(cast.Police.Lead, picture, stage.Ago(30), ActionStatus.OnTrack, "Five Mondays so far. Two children were met.");
        await thread.SayHowAsync(neighbour.Police.Lead, ours, stage.Ago(28), ActionStatus.OnTrack, "Named for the days. The nights are not covered yet.");
        await thread.ReadAsync(m, measure, stage.Ago(21), 9, 28, ReadingResult.Better);
    }

    private async Task DecideAsync(Cast at, Guid recommendation, DateOnly on, string forum, Stance health, string? reasons)
    {
        var decision = await thread.DecideAsync(at.Manager, recommendation, on, "Shall we keep one picture of the line, and pay our part of it?", DecisionWay.Meeting, forum);
        await thread.SayAsync(at.Manager, decision, on, at.Council.Agency, Stance.For, at.Council.Speaker);
        await thread.SayAsync(at.Manager, decision, on, at.Police.Agency, Stance.For, at.Police.Speaker);
        await thread.SayAsync(at.Manager, decision, on, at.Health.Agency, health, at.Health.Speaker, reasons);
        await thread.FinalAsync(at.Manager, decision, on, DecisionOutcome.GoAhead, "We take part for a year.");
    }
}
