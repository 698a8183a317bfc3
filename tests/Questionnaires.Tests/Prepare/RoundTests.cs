using System.Net;
using LineOfSight.Kit;
using LineOfSight.Questionnaires.Follow;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Questionnaires.Tests.Prepare;

/// <summary>A round from its preparation to its close: who is asked, who is chased, who is excused.</summary>
public class RoundTests(QuestionnairesHouse house) : IClassFixture<QuestionnairesHouse>
{
    private Task<long> LettersAsync(string kind, Guid of) => house.SqlAsync<long>(
        "select count(*) from kernel.letter where kind = $1 and (link = $2 or occasion like $3)", kind, $"/questionnaires/fill/{of}", $"%{of:N}%");

    private async Task<Guid> SchoolsAsync()
    {
        var manager = house.Browser(house.Manager);
        var made = await manager.PostAsync("/questionnaires/prepare?definition=section-175.1", new Dictionary<string, string>
        {
            ["Input.Title"] = "Schools, this year",
            ["Input.OpensOn.Day"] = $"{house.Today.Day}", ["Input.OpensOn.Month"] = $"{house.Today.Month}", ["Input.OpensOn.Year"] = $"{house.Today.Year}",
            ["Input.DueOn.Day"] = $"{house.Today.AddDays(60).Day}", ["Input.DueOn.Month"] = $"{house.Today.AddDays(60).Month}", ["Input.DueOn.Year"] = $"{house.Today.AddDays(60).Year}",
        });
        Assert.True(made.Status == HttpStatusCode.Redirect, made.Errors);
        var round = Guid.Parse(made.Location!.Split('/')[^1]);
        await manager.PostAsync($"/questionnaires/prepare/open/{round}");
        return round;
    }

    [Fact]
    public async Task The_page_of_a_round_leads_to_changing_its_title_and_dates()
    {
        var round = await house.OpenRoundAsync("To be renamed");
        Assert.NotNull((await house.Browser(house.Manager).GetAsync($"/questionnaires/round/{round}")).Document.QuerySelector($"a[href='/questionnaires/prepare/change/{round}']"));
        Assert.Null((await house.Browser(house.Scrutineer).GetAsync($"/questionnaires/round/{round}")).Document.QuerySelector($"a[href='/questionnaires/prepare/change/{round}']"));
    }

    [Fact]
    public async Task Everybody_is_written_to_in_the_way_they_can_answer()
    {
        var round = await house.OpenRoundAsync();
        Assert.Equal(2, await LettersAsync("questionnaires.asked", await house.ReturnAsync(round, QuestionnairesHouse.Police)));
        var charity = await house.ReturnAsync(round, QuestionnairesHouse.Charity);
        Assert.Equal(0, await LettersAsync("questionnaires.asked", charity));
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from kernel.letter where kind = 'questionnaires.asked-by-link' and secret_link is not null and link = $1", $"/questionnaires/fill/{charity}"));
    }

    [Fact]
    public async Task Chasers_never_go_to_those_who_answered()
    {
        var round = await house.OpenRoundAsync();
        var (police, health) = (await house.ReturnAsync(round, QuestionnairesHouse.Police), await house.ReturnAsync(round, QuestionnairesHouse.Health));
        await house.SqlAsync("update questionnaires.return set state = 'Signed', signed_at = now(), signer_name = 'Somebody', signer_role = 'Officer' where id = $1", police);
        var manager = house.Browser(house.Manager);
        Assert.Contains("2 of 3 agencies have not signed off", (await manager.GetAsync($"/questionnaires/follow/chase/{round}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await manager.PostAsync($"/questionnaires/follow/chase/{round}")).Status);
        Assert.Equal(2, await LettersAsync("questionnaires.asked", police));
        Assert.Equal(2, await LettersAsync("questionnaires.asked", health));
        Assert.Contains("They were chased today already", (await manager.PostAsync($"/questionnaires/follow/chase/{round}")).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reminders_go_before_and_after_the_date_to_those_who_have_not_answered_once_each()
    {
        var round = await house.OpenRoundAsync(days: 40);
        var (police, health) = (await house.ReturnAsync(round, QuestionnairesHouse.Police), await house.ReturnAsync(round, QuestionnairesHouse.Health));
        await house.SqlAsync("update questionnaires.return set state = 'Signed', signed_at = now(), signer_name = 'Somebody', signer_role = 'Officer' where id = $1", police);
        for (var day = 0; day < 45; day++)
        {
            house.Clock.Advance(TimeSpan.FromDays(1));
            Assert.True(await house.TurnAsync("kernel.remind"));
        }

        Assert.Equal((0, 0), (await LettersAsync("questionnaires.reminder", police), await LettersAsync("questionnaires.overdue", police)));
        Assert.Equal((2, 1), (await LettersAsync("questionnaires.reminder", health), await LettersAsync("questionnaires.overdue", health)));
    }

    [Fact]
    public async Task Every_open_school_is_asked_whatever_its_status_and_each_sees_its_own_return_alone()
    {
        var round = await SchoolsAsync();
        var page = await house.Browser(house.Manager).GetAsync($"/questionnaires/round/{round}");
        foreach (var school in new[] { "Oak Primary School", "Elm High School", "Ash School" })
        {
            Assert.Contains(school, page.Text, StringComparison.Ordinal);
        }

        var (oak, elm) = (await house.ReturnAsync(round, QuestionnairesHouse.SchoolId(QuestionnairesHouse.Oak)), await house.ReturnAsync(round, QuestionnairesHouse.SchoolId(QuestionnairesHouse.Elm)));
        var ola = house.Browser(house.OakLead);
        Assert.Contains("of 60 questions", (await ola.GetAsync($"/questionnaires/fill/{oak}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ola.GetAsync($"/questionnaires/fill/{elm}")).Status);
        Assert.Contains("Start “Schools, this year”", (await ola.GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_school_that_opened_is_asked_one_that_closed_is_excused_and_both_are_told()
    {
        await house.SchoolAsync(900010, "Beech Infant School", "Primary", "Breckland");
        var round = await SchoolsAsync();
        await house.SqlAsync("update register.school set status = 'Closed' where urn = 900010");
        await house.SchoolAsync(900011, "Larch Free School", "Secondary", "Breckland");
        Assert.Contains("New: Larch Free School", (await house.Browser(house.Manager).GetAsync($"/questionnaires/round/{round}")).Text, StringComparison.Ordinal);
        Assert.True(await house.TurnAsync("questionnaires.follow-register"));
        Assert.Equal("Issued", await house.SqlAsync<string>("select state from questionnaires.return where round_id = $1 and agency_id = $2", round, QuestionnairesHouse.SchoolId(900011)));
        Assert.Equal("Excused", await house.SqlAsync<string>("select state from questionnaires.return where round_id = $1 and agency_id = $2", round, QuestionnairesHouse.SchoolId(900010)));
        Assert.True(await house.TurnAsync("questionnaires.follow-register"));
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from questionnaires.return where round_id = $1 and agency_id = $2", round, QuestionnairesHouse.SchoolId(900011)));
        await house.SqlAsync("delete from questionnaires.return where agency_id in ($1, $2)", QuestionnairesHouse.SchoolId(900010), QuestionnairesHouse.SchoolId(900011));
        await house.SqlAsync("delete from register.school where urn in (900010, 900011)");
    }

    [Fact]
    public async Task More_time_excusing_and_escalating_leave_their_reasons()
    {
        var round = await house.OpenRoundAsync();
        var of = await house.ReturnAsync(round, QuestionnairesHouse.Health);
        var manager = house.Browser(house.Manager);
        var page = $"/questionnaires/follow/return/{of}";
        var later = house.Today.AddDays(80);
        var when = new Dictionary<string, string> { ["Input.DueOn.Day"] = $"{later.Day}", ["Input.DueOn.Month"] = $"{later.Month}", ["Input.DueOn.Year"] = $"{later.Year}" };
        Assert.Contains("Enter why there is more time", (await manager.PostAsync(page, when, "form[action*=Extend]")).Errors, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await manager.PostAsync(page, when.Append(new("Input.ExtendedBecause", "The named nurse is away")), "form[action*=Extend]")).Status);
        Assert.Contains("The named nurse is away", (await manager.GetAsync(page)).Text, StringComparison.Ordinal);
        Assert.Null((await manager.GetAsync(page)).Document.QuerySelector("form[action*=Escalate]"));
        house.Clock.Advance(TimeSpan.FromDays(90));
        Assert.Equal(HttpStatusCode.Redirect, (await manager.PostAsync(page, new { Input_EscalatedTo = "The director of nursing" }, "form[action*=Escalate]")).Status);
        Assert.Contains("to The director of nursing", (await manager.GetAsync(page)).Text, StringComparison.Ordinal);
        Assert.Equal($"/questionnaires/round/{round}", (await manager.PostAsync($"/questionnaires/follow/excuse/{of}", new { Input_ExcusedBecause = "The service ended" })).Location);
        Assert.Contains("None of 2 agencies", (await manager.GetAsync($"/questionnaires/round/{round}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_who_never_answered_become_one_finding()
    {
        var round = await house.OpenRoundAsync("Section 11, to be raised");
        house.Clock.Advance(TimeSpan.FromDays(61));
        var raised = await house.Browser(house.Manager).PostAsync($"/questionnaires/follow/chase/{round}", null, "form[action*=Raise]");
        Assert.StartsWith("/improvement/finding/", raised.Location, StringComparison.Ordinal);
        Assert.Contains("3 of 3 agencies have not signed off", (await house.Browser(house.Manager).GetAsync(raised.Location!)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_round_takes_no_answers()
    {
        var round = await house.OpenRoundAsync();
        var of = await house.ReturnAsync(round, QuestionnairesHouse.Police);
        var manager = house.Browser(house.Manager);
        Assert.Equal(HttpStatusCode.Redirect, (await manager.PostAsync($"/questionnaires/prepare/close/{round}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Browser(house.PoliceLead).GetAsync($"/questionnaires/fill/question/{of}/named-lead")).Status);
        Assert.Equal($"/questionnaires/return/{of}", (await house.Browser(house.PoliceLead).GetAsync($"/questionnaires/fill/{of}")).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync($"/questionnaires/follow/return/{of}")).Status);
        await Assert.ThrowsAsync<Kernel.Rules.NotVisible>(() => house.AsAsync(house.Manager, s => s.GetRequiredService<ChangeReturn>().MakeCodeAsync(of, CancellationToken.None)));
    }
}
