using System.Net;

namespace LineOfSight.Questionnaires.Tests.AnswerOnce;

/// <summary>Withdrawal reaches all: nothing can be read, nothing counts, and each area knows who, when and why.</summary>
public class WithdrawTests(ForceHouse house) : IClassFixture<ForceHouse>
{
    private const string Minutes = "The board’s secret minutes";

    private async Task AssertGoneAsync(ForceHouse.Asked asked, string by = "Frances Force")
    {
        Assert.Equal("InProgress", await house.StateAsync(asked));
        Assert.Equal(0, await house.CountedAsync(asked));
        var manager = house.Browser(asked.Area.Manager);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync($"/questionnaires/return/{asked.Return}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync($"/assurance/moderate/{asked.Return}/named-lead")).Status);
        var round = (await manager.GetAsync($"/questionnaires/round/{asked.Round}")).Text;
        Assert.Contains($"Its answers were withdrawn on {house.Today:d MMMM yyyy} by {by}: Given in error", round, StringComparison.Ordinal);
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from questionnaires.answer where return_id = $1", asked.Return));
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from kernel.letter where kind = 'questionnaires.shared-withdrawn' and partnership_id = $1 and link in ('/questionnaires/follow/return/' || $2, '/questionnaires/round/' || $3)", asked.Area.Id, $"{asked.Return}", $"{asked.Round}"));

        // Not even the trail of that area holds what was answered or graded.
        Assert.Equal(0, await house.SqlAsync<long>(
            "select count(*) from kernel.act_text t join kernel.act_link l on l.act_id = t.act_id join kernel.act a on a.id = t.act_id where l.partnership_id = $1 and (coalesce(t.before, '') || coalesce(t.after, '') like '%secret minutes%' or (a.subject_id in (select id from assurance.reading where return_id = $2) and coalesce(t.before, '') || coalesce(t.after, '') like '%fully%'))",
            asked.Area.Id, asked.Return));
        Assert.Equal("{}", await house.SqlAsync<string>("select grades::text from assurance.reading where return_id = $1", asked.Return));
    }

    [Fact]
    public async Task From_all_reaches_all()
    {
        var asked = await house.SharedAsync(Minutes);
        await house.WithdrawAsync(asked[0].Return, "Given in error");
        await AssertGoneAsync(asked[1]);
        await AssertGoneAsync(asked[2]);
        Assert.Contains(Minutes, await house.PageAsync(asked[0]), StringComparison.Ordinal);
        Assert.Contains("Given in error", (await house.Browser(asked[1].Area.Manager).GetAsync($"/questionnaires/follow/return/{asked[1].Return}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_one_leaves_the_others_as_they_are_and_it_can_be_shared_again()
    {
        var asked = await house.SharedAsync(Minutes);
        await house.WithdrawAsync(asked[0].Return, "Given in error", null, asked[1]);
        await AssertGoneAsync(asked[1]);
        Assert.Contains(Minutes, await house.PageAsync(asked[2]), StringComparison.Ordinal);
        await house.EditAsync(asked[0], "The board’s minutes of June");
        Assert.Equal("InProgress", await house.StateAsync(asked[1]));
        await house.ShareAsync(asked[0].Return, [asked[1]]);
        Assert.Contains("The board’s minutes of June", await house.PageAsync(asked[1]), StringComparison.Ordinal);
        Assert.Equal(1, await house.CountedAsync(asked[1]));
    }

    [Fact]
    public async Task From_all_by_somebody_with_a_role_in_one_area_reaches_the_others_a_minute_later()
    {
        var asked = await house.SharedAsync(Minutes);
        await house.WithdrawAsync(asked[0].Return, "Given in error", house.Deputy);
        Assert.True(await house.TurnAsync("questionnaires.follow-leads"));
        await AssertGoneAsync(asked[1], "Dana Deputy");
        await AssertGoneAsync(asked[2], "Dana Deputy");
    }

    [Fact]
    public async Task A_closed_round_keeps_no_answer_that_was_withdrawn()
    {
        var asked = await house.SharedAsync(Minutes);
        await house.SqlAsync("update questionnaires.round set state = 'Closed', closed_at = now() where id = $1", asked[1].Round);
        await house.WithdrawAsync(asked[0].Return, "Given in error");
        await AssertGoneAsync(asked[1]);
    }

    [Fact]
    public async Task What_an_area_asked_beside_it_stays_with_the_agency_as_a_draft()
    {
        var asked = await house.SharedAsync(Minutes, withLocal: true);
        await house.SignAsync(asked[1].Return, Minutes);
        await house.WithdrawAsync(asked[0].Return, "Given in error");
        Assert.Equal("InProgress", await house.StateAsync(asked[1]));
        Assert.Equal("north-hub", await house.SqlAsync<string>("select string_agg(question, ',') from questionnaires.answer where return_id = $1", asked[1].Return));
        Assert.Contains("An officer sits in the hub", (await house.Browser(house.ForceLead).GetAsync($"/questionnaires/fill/question/{asked[1].Return}/north-hub")).Raw, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Browser(asked[1].Area.Manager).GetAsync($"/questionnaires/return/{asked[1].Return}")).Status);
    }
}
