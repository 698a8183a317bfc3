using LineOfSight.Improvement;
using LineOfSight.Register.Agencies;
using LineOfSight.Register.Bodies;

namespace LineOfSight.Demo;

/// <summary>
/// A partnership of Wirral's shape: a board that meets twice a year over an executive of three partners, fed by a business
/// intelligence unit, with groups for vulnerable children. In place in shadow form from April 2019, fully by September.
/// </summary>
internal sealed class Wirral(Stage stage, Founding founding, Thread thread)
{
    private Func<Task> today = () => Task.CompletedTask;

    /// <summary>Its founding and its first years.</summary>
    /// <returns>Who acts in it.</returns>
    public async Task<Cast> FoundAsync()
    {
        stage.Begin();
        var day = Founding.Live;
        var at = await founding.PartnershipAsync("Wirral Safeguarding Children Partnership", "Wirral Safeguarding Children Board", "North West", day, ("Wirral", "E08000015"));
        var police = await stage.AgencyAsync(at.Manager, day, at.Id, "Merseyside Police", "police", Standing.Partner);
        await founding.SeatsAsync(at, at.Councils[0], day, "Chief executive", "Director for children");
        await founding.SeatsAsync(at, police, day, "Chief constable", "Assistant chief constable");
        var executive = await founding.BodyAsync(
            at, day, "Partners executive group", BodyKind.Executive, "The three statutory partners make sure that the arrangements work.", null, "Director for children",
            (MemberRole.Member, "Assistant chief constable"), (MemberRole.Member, "Associate director of quality"));
        await founding.BodyAsync(
            at, day, "Partnership board", BodyKind.Board, "Relevant agencies, the lead member and lay members. Meets twice a year.", executive, "Director for children",
            (MemberRole.Member, "Lead member for children"), (MemberRole.Member, "Lay member"));
        await founding.BodyAsync(at, day, "Business intelligence unit", BodyKind.TaskGroup, "Joins data, audits, reviews and feedback, and reports to the executive all the time.", executive, "Head of intelligence");
        foreach (var theme in (string[])["Exploitation", "Domestic abuse", "Neglect"])
        {
            await founding.BodyAsync(at, day, $"Vulnerable children group: {theme.ToLowerInvariant()}", BodyKind.SubGroup, "Tests how well children are kept safe from this harm.", executive, "Head of service");
        }

        var scrutineer = await stage.InviteAsync(at.Manager, day, "scrutineer", at.Id, "Independent scrutineer");
        var reform = new DateOnly(2022, 7, 1);
        var health = await stage.AgencyAsync(at.Manager, reform, at.Id, "Cheshire and Merseyside Integrated Care Board", "icb", Standing.Partner);
        await founding.SeatsAsync(at, health, reform, "Chief executive", "Associate director of quality");
        today = () => AnswersAsync(at);
        return new Cast(
            at, scrutineer, executive, at.Councils[0].AgencyId,
            new Side(at.Councils[0].AgencyId, at.Manager, "Director for children"),
            new Side(police.AgencyId, at.Manager, "Assistant chief constable"),
            new Side(health.AgencyId, at.Manager, "Associate director of quality"));
    }

    /// <summary>The last weeks before the demonstration is made.</summary>
    public Task TodayAsync() => today();

    private async Task AnswersAsync(Founded at)
    {
        var found = await thread.FindingAsync(at.Manager, stage.Today.AddDays(-12), Thread.Concern(
            "Children wait too long to hear what came of their words",
            "The participation worker counted the answers given since the summer.",
            "Voice of children", "The young people’s group", 9, stage.Today.AddDays(6)));
        await thread.FigureAsync(at.Manager, found, stage.Today.AddDays(-12), "suggestions that had an answer", 2, 7, "Participation worker’s log");
        var answers = await thread.ActionAsync(at.Manager, found, stage.Today.AddDays(-10), "Answer the five open suggestions", at.Councils[0].AgencyId, at.Manager, stage.Today.AddDays(1));
        await thread.ProgressAsync(at.Manager, answers, stage.Today.AddDays(-1), ActionStatus.OnTrack, "Three of the five have their answer.", 1);
    }
}
