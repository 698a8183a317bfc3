using LineOfSight.Improvement;
using LineOfSight.Register.Agencies;
using LineOfSight.Register.Bodies;

namespace LineOfSight.Demo;

/// <summary>
/// A partnership of Norfolk's shape: an executive under an independent chair on a three-year contract, a virtual group for
/// intelligence, performance and practice, learning groups, and advisory groups.
/// </summary>
internal sealed class Norfolk(Stage stage, Founding founding, Thread thread)
{
    private Func<Task> today = () => Task.CompletedTask;

    /// <summary>Its founding and its first years.</summary>
    /// <returns>Who acts in it.</returns>
    public async Task<Cast> FoundAsync()
    {
        stage.Begin();
        var day = new DateOnly(2019, 6, 24);
        var at = await founding.PartnershipAsync(
            "Norfolk Safeguarding Children Partnership", "Norfolk Safeguarding Children Board", "East of England", day, ("Norfolk County", "E10000020"));
        var police = await stage.AgencyAsync(at.Manager, day, at.Id, "Norfolk Constabulary", "police", Standing.Partner);
        var cafcass = await stage.AgencyAsync(at.Manager, day, at.Id, "Cafcass", "cafcass", Standing.Relevant);
        await founding.SeatsAsync(at, at.Councils[0], day, "Chief executive", "Executive director, children’s services");
        await founding.SeatsAsync(at, police, day, "Chief constable", "Assistant chief constable");
        var executive = await founding.BodyAsync(
            at, day, "Executive partners’ meeting", BodyKind.Executive, "The safeguarding partners lead and decide.", null, "Independent chair",
            (MemberRole.Member, "Executive director, children’s services"), (MemberRole.Member, "Assistant chief constable"));
        await GroupsAsync(at, day, executive);
        var scrutineer = await stage.InviteAsync(at.Manager, day, "scrutineer", at.Id, "Independent chair of the practice review group");
        await stage.InviteAsync(at.Manager, day, "delegated-partner", at.Id, "Executive director, children’s services", at.Councils[0].AgencyId);
        var lead = await stage.InviteAsync(at.Manager, day, "agency-lead", at.Id, "Superintendent, safeguarding", police.AgencyId);

        var reform = new DateOnly(2022, 7, 1);
        var health = await stage.AgencyAsync(at.Manager, reform, at.Id, "Norfolk and Waveney Integrated Care Board", "icb", Standing.Partner);
        await founding.SeatsAsync(at, health, reform, "Chief executive", "Director of children, young people and maternity");
        await founding.JoinAsync(at, executive, stage.Today.AddYears(-3).AddDays(60), MemberRole.Adviser, "Independent chair, on a three-year contract", stage.Today.AddDays(60));
        today = () => BriefingAsync(at, scrutineer, police.AgencyId, lead);
        return new Cast(
            at, scrutineer, executive, cafcass.AgencyId,
            new Side(at.Councils[0].AgencyId, at.Manager, "Executive director, children’s services"),
            new Side(police.AgencyId, lead, "Assistant chief constable"),
            new Side(health.AgencyId, at.Manager, "Director of children, young people and maternity"));
    }

    /// <summary>The last weeks before the demonstration is made.</summary>
    public Task TodayAsync() => today();

    private async Task BriefingAsync(Founded at, Guid scrutineer, Guid police, Guid lead)
    {
        var found = await thread.FindingAsync(scrutineer, stage.Today.AddDays(-25), Thread.Concern(
            "Learning from reviews reaches managers and stops there",
            "Of twelve practitioners met on visits, four could name one thing that changed after the last review.",
            "Learning from reviews", "Twelve practitioners met on visits", 12, stage.Today.AddDays(5)));
        await thread.FigureAsync(at.Manager, found, stage.Today.AddDays(-25), "practitioners who could name a change", 4, 12, "Observation of frontline practice");
        var briefing = await thread.ActionAsync(at.Manager, found, stage.Today.AddDays(-21), "Brief every team in person, and ask what will change", police, lead, stage.Today.AddDays(3));
        await thread.ProgressAsync(lead, briefing, stage.Today.AddDays(-3), ActionStatus.OnTrack, "Five of eight teams are briefed.", 1);
    }

    private async Task GroupsAsync(Founded at, DateOnly day, Guid executive)
    {
        var intelligence = await founding.BodyAsync(
            at, day, "Safeguarding intelligence, performance and practice", BodyKind.TaskGroup, "A virtual group that keeps one calendar of all scrutiny: data, audit and observation.", executive, "Scrutiny coordinator");
        await founding.BodyAsync(at, day, "Multi-agency audit group", BodyKind.SubGroup, "Plans and moderates audits.", intelligence, "Head of quality assurance");
        await founding.BodyAsync(at, day, "Safeguarding practice review group", BodyKind.Panel, "Collates incidents, recommends reviews, and tests what was learnt.", executive, "Independent chair");
        await founding.BodyAsync(at, day, "Child death overview panel", BodyKind.Panel, "Reviews the death of every child who lived here.", executive, "Consultant in public health");
        await founding.BodyAsync(at, day, "Workforce development group", BodyKind.SubGroup, "Plans training, finds gaps, and asks what difference it made.", executive, "Independent chair");
        foreach (var advisory in (string[])["Health", "District councils", "Early years"])
        {
            await founding.BodyAsync(at, day, $"Advisory group: {advisory.ToLowerInvariant()}", BodyKind.Forum, "Advises the executive and takes its decisions home.", executive, "Chosen by the group");
        }
    }
}
