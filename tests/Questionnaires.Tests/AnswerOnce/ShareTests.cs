using System.Net;
using LineOfSight.Kernel.Rules;
using LineOfSight.Questionnaires.Prepare;
using LineOfSight.Questionnaires.AnswerOnce;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Questionnaires.Tests.AnswerOnce;

/// <summary>One return of a police force is its answer in every area that asks the same.</summary>
public class ShareTests(ForceHouse house) : IClassFixture<ForceHouse>
{
    private const string Minutes = "The board’s minutes of May";
    private const string Later = "The board’s minutes of June";

    [Fact]
    public async Task One_return_stands_in_every_area_that_asks_the_same()
    {
        var asked = await house.SharedAsync(Minutes);
        foreach (var one in asked)
        {
            var page = await house.PageAsync(one);
            Assert.Contains(Minutes, page, StringComparison.Ordinal);
            Assert.Contains("by Chief Officer, Assistant chief constable", page, StringComparison.Ordinal);
            Assert.Equal("Signed", await house.StateAsync(one));
            Assert.Equal(1, await house.CountedAsync(one));
        }

        Assert.Contains("answers once for several areas", await house.PageAsync(asked[1]), StringComparison.Ordinal);
        Assert.DoesNotContain("answers once for several areas", await house.PageAsync(asked[0]), StringComparison.Ordinal);
        Assert.DoesNotContain("East Northshire", await house.PageAsync(asked[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_inbox_names_every_area_with_its_date_and_says_what_can_be_answered_once()
    {
        var asked = await house.AskAsync();
        var frances = house.Browser(house.ForceLead);
        var inbox = (await frances.GetAsync("/questionnaires")).Text;
        foreach (var area in house.Areas)
        {
            Assert.Contains(area.Name, inbox, StringComparison.Ordinal);
            Assert.Contains($"{house.Today.AddDays(30 + house.Areas.ToList().IndexOf(area)):d MMMM yyyy}", inbox, StringComparison.Ordinal);
        }

        Assert.Contains("3 areas ask you for “Section 11, this year”", inbox, StringComparison.Ordinal);
        await house.SignAsync(asked[0].Return, Minutes);
        Assert.NotNull((await frances.GetAsync("/questionnaires")).Document.QuerySelector($"a[href='/questionnaires/answer-once/{asked[0].Return}']"));
        Assert.DoesNotContain("North Northshire", (await house.Browser(house.Deputy).GetAsync("/questionnaires")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sharing_withholding_and_withdrawing_are_done_on_pages()
    {
        var asked = await house.AskAsync();
        await house.SignAsync(asked[0].Return, Minutes);
        var (frances, once) = (house.Browser(house.ForceLead), $"/questionnaires/answer-once/{asked[0].Return}");
        var keep = $"/questionnaires/answer-once/withhold/{asked[0].Return}/named-lead";
        Assert.Contains("Select who does not get it", (await frances.PostAsync(keep, new Dictionary<string, string>())).Errors, StringComparison.Ordinal);
        Assert.Contains("Enter why you do not share it", (await frances.PostAsync(keep, new Dictionary<string, string> { ["Input.IsSome"] = "false" })).Errors, StringComparison.Ordinal);
        Assert.Equal(once, (await frances.PostAsync(keep, new Dictionary<string, string> { ["Input.IsSome"] = "true", ["Input.From"] = $"{house.Areas[1].Id}", ["Input.Because"] = "It names an officer" })).Location);
        Assert.Contains("Stays out of some areas", (await frances.GetAsync($"/questionnaires/answer-once/answers/{asked[0].Return}")).Text, StringComparison.Ordinal);
        Assert.Equal(once, (await frances.PostAsync(once)).Location);
        Assert.Contains("Your answers are shared with 2 areas", (await frances.GetAsync(once)).Text, StringComparison.Ordinal);
        Assert.Contains("Greater Northshire Police does not share this answer with you: It names an officer", await house.PageAsync(asked[1]), StringComparison.Ordinal);
        Assert.DoesNotContain(Minutes, await house.PageAsync(asked[1]), StringComparison.Ordinal);
        Assert.Contains(Minutes, await house.PageAsync(asked[2]), StringComparison.Ordinal);
        var kept = (await frances.GetAsync(keep)).Document.QuerySelector("input[name='Input.Ended']")!.GetAttribute("value")!;
        Assert.Equal(keep, (await frances.PostAsync(keep, new Dictionary<string, string> { ["Input.Ended"] = kept }, "main form[action*=End]")).Location);
        Assert.Contains(Minutes, await house.PageAsync(asked[1]), StringComparison.Ordinal);
        Assert.Contains("They changed on", await house.PageAsync(asked[1]), StringComparison.Ordinal);
        var withdraw = $"/questionnaires/answer-once/withdraw/{asked[0].Return}";
        Assert.Contains("Select from which areas", (await frances.PostAsync(withdraw, new Dictionary<string, string>())).Errors, StringComparison.Ordinal);
        Assert.Contains("Enter why you withdraw your answers", (await frances.PostAsync(withdraw, new Dictionary<string, string> { ["Input.IsEverywhere"] = "true" })).Errors, StringComparison.Ordinal);
        Assert.Equal(once, (await frances.PostAsync(withdraw, new Dictionary<string, string> { ["Input.IsEverywhere"] = "true", ["Input.Because"] = "Given in error" })).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Browser(asked[1].Area.Manager).GetAsync($"/questionnaires/return/{asked[1].Return}")).Status);

        // Nothing is shared again by accident.
        Assert.Contains("Select at least one area", (await frances.PostAsync(once)).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_edit_is_seen_in_every_view_and_counted_anew()
    {
        var asked = await house.SharedAsync(Minutes);
        await house.ReopenAsync(asked[0].Area, asked[0].Return);
        Assert.True(await house.TurnAsync("questionnaires.follow-leads"));
        Assert.Contains(Minutes, await house.PageAsync(asked[1]), StringComparison.Ordinal);
        Assert.Contains("has been revising them since", await house.PageAsync(asked[1]), StringComparison.Ordinal);
        Assert.Equal(1, await house.CountedAsync(asked[1]));
        Assert.Equal(0, await house.CountedAsync(asked[0]));
        house.Clock.Advance(TimeSpan.FromDays(1));
        await house.SignAsync(asked[0].Return, Later);
        foreach (var one in asked.Skip(1))
        {
            var page = await house.PageAsync(one);
            Assert.Contains(Later, page, StringComparison.Ordinal);
            Assert.DoesNotContain(Minutes, page, StringComparison.Ordinal);
            Assert.Contains($"They changed on {house.Today:d MMMM yyyy}", page, StringComparison.Ordinal);
            Assert.DoesNotContain("has been revising", page, StringComparison.Ordinal);
            Assert.Equal(1, await house.CountedAsync(one));
            Assert.Equal(1, await house.SqlAsync<long>("select count(*) from kernel.letter where kind = 'questionnaires.shared-changed' and partnership_id = $1 and link like '%' || $2", one.Area.Id, $"{one.Return}"));
        }
    }

    [Fact]
    public async Task Whoever_signs_without_a_role_in_the_other_areas_reaches_them_a_minute_later()
    {
        var asked = await house.SharedAsync(Minutes);
        await house.EditAsync(asked[0], Later, house.Deputy);
        Assert.Contains(Minutes, await house.PageAsync(asked[1]), StringComparison.Ordinal);
        Assert.True(await house.TurnAsync("questionnaires.follow-leads"));
        Assert.Contains(Later, await house.PageAsync(asked[1]), StringComparison.Ordinal);
        Assert.Contains(Later, await house.PageAsync(asked[2]), StringComparison.Ordinal);
        Assert.Equal(1, await house.CountedAsync(asked[2]));
    }

    [Fact]
    public async Task What_an_area_asks_beside_it_is_answered_signed_and_seen_there_alone()
    {
        var asked = await house.SharedAsync(Minutes, withLocal: true);
        Assert.Equal("InProgress", await house.StateAsync(asked[1]));
        Assert.Equal("Signed", await house.StateAsync(asked[2]));
        Assert.Equal(0, await house.CountedAsync(asked[1]));
        var frances = house.Browser(house.ForceLead);
        Assert.Contains("Answered once for several areas. 1 question of its own left", (await frances.GetAsync("/questionnaires")).Text, StringComparison.Ordinal);
        var tasks = (await frances.GetAsync($"/questionnaires/fill/{asked[1].Return}")).Text;
        Assert.Contains("The hub", tasks, StringComparison.Ordinal);
        Assert.DoesNotContain("Senior lead", tasks, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await frances.GetAsync($"/questionnaires/fill/question/{asked[1].Return}/named-lead")).Status);
        await house.SignAsync(asked[1].Return, Minutes);
        var page = await house.PageAsync(asked[1]);
        Assert.Contains("An officer sits in the hub", page, StringComparison.Ordinal);
        Assert.Contains("Asked by this area alone", page, StringComparison.Ordinal);
        Assert.Equal(1, await house.CountedAsync(asked[1]));
        foreach (var other in new[] { asked[0], asked[2] })
        {
            Assert.DoesNotContain("hub", await house.PageAsync(other), StringComparison.Ordinal);
        }

        // What this area asks was signed for it; an edit of the rest leaves that alone.
        await house.EditAsync(asked[0], Later);
        Assert.Equal("Signed", await house.StateAsync(asked[1]));
        Assert.Contains(Later, await house.PageAsync(asked[1]), StringComparison.Ordinal);
        Assert.Contains("An officer sits in the hub", await house.PageAsync(asked[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_version_gets_what_its_map_says_and_asks_for_the_rest()
    {
        var asked = await house.AskAsync(second: text => text.Replace("version: 1", "version: 2", StringComparison.Ordinal).Replace("id: contact,", "id: practitioner,", StringComparison.Ordinal)
            .Replace("id: comments,", "id: north-hub,", StringComparison.Ordinal).Replace(", required: no", "", StringComparison.Ordinal)
            + "\ncarries: [{ from: 1, questions: { contact: practitioner }, dropped: [comments] }]\n");
        await house.SignAsync(asked[0].Return, Minutes);
        await house.ShareAsync(asked[0].Return, asked.Skip(1));
        Assert.Equal("InProgress", await house.StateAsync(asked[1]));
        await house.SignAsync(asked[1].Return, Minutes);
        var page = await house.PageAsync(asked[1]);
        Assert.Contains("The named officer", page, StringComparison.Ordinal);
        Assert.Contains(Minutes, page, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing else", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_answered_elsewhere_is_not_changed_here_and_a_closed_round_keeps_what_it_has()
    {
        var asked = await house.SharedAsync(Minutes);
        await house.AsAsync(asked[1].Area.Manager, async s => await s.GetRequiredService<CloseRound>().HandleAsync(asked[1].Round, await house.SqlAsync<int>("select version from questionnaires.round where id = $1", asked[1].Round), CancellationToken.None));
        await house.EditAsync(asked[0], Later);
        Assert.True(await house.TurnAsync("questionnaires.follow-leads"));
        Assert.Contains(Minutes, await house.PageAsync(asked[1]), StringComparison.Ordinal);
        Assert.Contains(Later, await house.PageAsync(asked[2]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_area_opens_its_own_return_again_and_the_others_stand()
    {
        var asked = await house.SharedAsync(Minutes);
        await house.ReopenAsync(asked[1].Area, asked[1].Return);
        Assert.Equal(["Signed", "InProgress", "Signed"], [await house.StateAsync(asked[0]), await house.StateAsync(asked[1]), await house.StateAsync(asked[2])]);
        Assert.Equal(0, await house.CountedAsync(asked[1]));
        await house.EditAsync(asked[0], Later);
        Assert.Equal("Signed", await house.StateAsync(asked[1]));
        Assert.Equal(1, await house.CountedAsync(asked[1]));
    }

    [Fact]
    public async Task Only_what_was_signed_off_is_shared_and_only_where_one_acts_for_the_agency()
    {
        var asked = await house.AskAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await house.Browser(house.ForceLead).GetAsync($"/questionnaires/answer-once/{asked[0].Return}")).Status);
        await house.SignAsync(asked[0].Return, Minutes);
        await Assert.ThrowsAsync<RuleBroken>(() => house.ShareAsync(asked[0].Return, asked.Skip(1), house.Deputy));
        foreach (var person in new[] { house.HealthLead, asked[0].Area.Manager, asked[1].Area.Manager })
        {
            Assert.NotEqual(HttpStatusCode.OK, (await house.Browser(person).GetAsync($"/questionnaires/answer-once/{asked[0].Return}")).Status);
        }

        await house.ShareAsync(asked[0].Return, [asked[1]]);
        // What is answered by another is the answer of nobody else.
        Assert.Equal(HttpStatusCode.NotFound, (await house.Browser(house.ForceLead).GetAsync($"/questionnaires/answer-once/{asked[1].Return}")).Status);
        house.Clock.Advance(TimeSpan.FromDays(366));
        await Assert.ThrowsAsync<RuleBroken>(() => house.ShareAsync(asked[0].Return, [asked[2]]));
    }

    [Fact]
    public async Task An_answer_that_was_signed_by_a_link_reaches_the_others_a_minute_later()
    {
        var asked = await house.SharedAsync(Minutes);
        await house.ReopenAsync(asked[0].Area, asked[0].Return);
        await house.AnswerAsync(asked[0].Return, Later);
        var secret = await house.AsAsync(asked[0].Area.Manager, s => s.GetRequiredService<Questionnaires.Follow.ChangeReturn>().SendLinkAsync(asked[0].Return, new() { Address = "force@example.org" }, CancellationToken.None));
        var visitor = house.Visitor();
        Assert.Equal("/questionnaires/link/tasks", (await visitor.PostAsync($"/questionnaires/link/{secret}", new { Input_Address = "force@example.org" })).Location);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("/questionnaires/link/done", (await visitor.PostAsync("/questionnaires/link/check", new { Input_SignerName = "Chief Officer", Input_SignerRole = "Chief", Input_IsAccurate = "true" })).Location);
        Assert.Contains(Minutes, await house.PageAsync(asked[1]), StringComparison.Ordinal);
        Assert.True(await house.TurnAsync("questionnaires.follow-leads"));
        Assert.Contains(Later, await house.PageAsync(asked[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_round_offers_the_questions_that_extend_its_questionnaire_and_refuses_others()
    {
        var east = house.Areas[0];
        Task<Guid> AddAsync(string text) => house.AsAsync(east.Manager, async s => (await s.GetRequiredService<Questionnaires.Definitions.KeepDefinition>().AddAsync(new() { Text = text }, CancellationToken.None)).Id);
        var whole = await AddAsync(QuestionnairesHouse.ShortText.Replace("questionnaire: short", "questionnaire: offered", StringComparison.Ordinal));
        var beside = await AddAsync(ForceHouse.LocalText.Replace("KEY", "offered", StringComparison.Ordinal));
        var other = await AddAsync(ForceHouse.LocalText.Replace("KEY", "elsewhere", StringComparison.Ordinal));
        var manager = house.Browser(east.Manager);
        var page = await manager.GetAsync($"/questionnaires/prepare?definition={whole}");
        Assert.NotNull(page.Document.QuerySelector($"option[value='{beside}']"));
        Assert.Null(page.Document.QuerySelector($"option[value='{other}']"));
        Assert.Null((await manager.GetAsync("/questionnaires/prepare")).Document.QuerySelector($"input[value='{beside}']"));
        Task PrepareAsync(Guid definition, Guid local) => house.AsAsync(east.Manager, s => s.GetRequiredService<PrepareRound>().HandleAsync(
            new() { Definition = $"{definition}", Local = $"{local}", Title = "Offered", OpensOn = house.Today, DueOn = house.Today.AddDays(9) }, CancellationToken.None));
        Assert.Contains("is not made to be asked beside", (await Assert.ThrowsAsync<RuleBroken>(() => PrepareAsync(whole, other))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RuleBroken>(() => house.AsAsync(east.Manager, s => s.GetRequiredService<PrepareRound>().HandleAsync(
            new() { Definition = $"{beside}", Title = "Alone", OpensOn = house.Today, DueOn = house.Today.AddDays(9) }, CancellationToken.None)));
        await PrepareAsync(whole, beside);
        Assert.Equal("Issued", await house.SqlAsync<string>("select state from questionnaires.definition where id = $1", beside));
    }

    [Fact]
    public async Task The_workbook_of_an_area_holds_what_it_may_see()
    {
        var asked = await house.AskAsync();
        await house.SignAsync(asked[0].Return, Minutes);
        await house.WithholdAsync(asked[0].Return, "named-lead", "It names an officer", house.Areas[1]);
        await house.ShareAsync(asked[0].Return, asked.Skip(1));
        var mine = await WorkbookAsync(asked[1]);
        Assert.Contains("does not share this answer with you: It names an officer", mine, StringComparison.Ordinal);
        Assert.DoesNotContain("minutes of May", mine, StringComparison.Ordinal);
        Assert.Contains("Clause nine of every contract", mine, StringComparison.Ordinal);
        Assert.Contains("minutes of May", await WorkbookAsync(asked[2]), StringComparison.Ordinal);
    }

    private async Task<string> WorkbookAsync(ForceHouse.Asked asked) => await house.AsAsync(asked.Area.Manager, async s =>
    {
        var round = await s.GetRequiredService<ReadRound>().FindAsync(asked.Round, Can.KeepRounds, CancellationToken.None);
        var taken = await s.GetRequiredService<Questionnaires.Papers.GiveRound>().WorkbookAsync(round, LineOfSight.Sheets.SheetFormat.Csv, CancellationToken.None);
        using var reader = new StreamReader(taken.Content);
        return await reader.ReadToEndAsync(CancellationToken.None);
    });
}
