using System.Net;
using AngleSharp.Dom;
using LineOfSight.Kit;

namespace LineOfSight.Improvement.Tests.Thread;

/// <summary>From what was said to what changed and the answer back, page by page.</summary>
public sealed class WholeThreadTests(ImprovementHouse house) : IClassFixture<ImprovementHouse>
{
    [Fact]
    public async Task A_finding_is_followed_to_a_decision_an_action_a_change_and_an_answer()
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said());
        using var manager = house.Browser(house.Manager);

        // Recommended; not agreed while anything is missing.
        var recommendation = await RedirectAsync(manager, $"/improvement/propose/recommendation/{finding}", new Dictionary<string, string> { ["Input.Text"] = "Teach parents before year 7" });
        var agree = $"/improvement/agree/recommendation/{recommendation}";
        var gate = await manager.GetAsync(agree);
        Assert.Contains("Enter the outcome you expect for children", gate.Text, StringComparison.Ordinal);
        Assert.Contains("Set a measure that will show whether it worked", gate.Text, StringComparison.Ordinal);
        Assert.Contains("Choose who owns it", gate.Text, StringComparison.Ordinal);
        Assert.Contains("Enter the date when you will look again", gate.Text, StringComparison.Ordinal);
        Assert.Contains("Enter the outcome you expect", (await manager.PostAsync(agree, new { Input_IsAgreed = "true" })).Errors, StringComparison.Ordinal);
        await DoneAsync(manager, $"/improvement/edit/recommendation/{recommendation}", Date("Input.RecheckOn", 15, 12, 2026, new()
        {
            ["Input.Text"] = "Teach parents before year 7", ["Input.ExpectedOutcome"] = "Parents know whom to ask", ["Input.OwnerId"] = $"{house.Manager}",
        }));
        Assert.Contains("Set a measure", (await manager.PostAsync(agree, new { Input_IsAgreed = "true" })).Errors, StringComparison.Ordinal);
        var measure = await RedirectAsync(manager, $"/improvement/set/measure/{recommendation}", new Dictionary<string, string>
        {
            ["Input.What"] = "Parents who know whom to ask", ["Input.Definition"] = "Answers to question 4 of the survey", ["Input.Source"] = "Parents’ survey",
            ["Input.Unit"] = "Share", ["Input.Better"] = "Higher", ["Input.Expected"] = "Half of them by the spring",
        });
        await DoneAsync(manager, $"/improvement/set/baseline/{measure}", Date("Input.OnDay", 1, 4, 2026, new() { ["Input.Value"] = "7", ["Input.Base"] = "40" }));
        await DoneAsync(manager, agree, new() { ["Input.IsAgreed"] = "true" });

        // Decided by three partners; one disagrees and stays on the record.
        var decision = await RedirectAsync(manager, $"/improvement/prepare/decision/{recommendation}", Date("Input.HeldOn", 14, 4, 2026, new()
        {
            ["Input.Question"] = "Shall every school offer a session?", ["Input.Way"] = "Meeting", ["Input.Forum"] = "Executive meeting",
        }));
        var finalise = $"/improvement/finalise/decision/{decision}";
        var final = Date("Input.FinalOn", 15, 4, 2026, new() { ["Input.Outcome"] = "GoAhead", ["Input.Decided"] = "Ten schools begin" });
        await PositionAsync(manager, decision, ImprovementHouse.Police, "For");
        await PositionAsync(manager, decision, ImprovementHouse.Council, "For");
        Assert.Contains("the position of Northshire Health Board is not in", (await manager.PostAsync(finalise, final)).Errors, StringComparison.Ordinal);
        var bare = await manager.PostAsync($"/improvement/give/position/{decision}", Position(ImprovementHouse.Health, "Against", reasons: null));
        Assert.Contains("Enter the reasons, so that they stand beside the decision", bare.Errors, StringComparison.Ordinal);
        await PositionAsync(manager, decision, ImprovementHouse.Health, "Against", "There is no money for it");
        await DoneAsync(manager, finalise, final);
        var decided = await manager.GetAsync($"/improvement/decision/{decision}");
        Assert.Contains("There is no money for it", decided.Text, StringComparison.Ordinal);
        Assert.Contains("Disagrees", decided.Text, StringComparison.Ordinal);
        Assert.Contains("3 positions, 1 disagrees", decided.Text, StringComparison.Ordinal);
        Assert.Contains("positions stand as they were given", (await manager.PostAsync($"/improvement/give/position/{decision}", Position(ImprovementHouse.Health, "For", null))).Errors, StringComparison.Ordinal);

        // Done: blocked on the way, then finished; the scrutineer returns it and accepts it later.
        var action = await house.AddActionAsync(house.Manager, recommendation, "Pilot in ten schools", owner: house.Manager);
        await DoneAsync(manager, $"/improvement/block/action/{action}", new() { ["Input.BlockedBy"] = "No trainer is free. The council can move it" });
        Assert.Contains("Blocked since", (await manager.GetAsync($"/improvement/action/{action}")).Text, StringComparison.Ordinal);
        await DoneAsync(manager, $"/improvement/block/action/{action}", new() { ["Input.Note"] = "A trainer was found" });
        await FinishAsync(manager, action, "Ten schools did it");
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync($"/improvement/scrutinise/action/{action}")).Status);
        using var scrutineer = house.Browser(house.Scrutineer);
        var scrutinise = $"/improvement/scrutinise/action/{action}";
        Assert.Contains("Enter what is still missing", (await scrutineer.PostAsync(scrutinise, new { Input_Verdict = "Returned" })).Errors, StringComparison.Ordinal);
        await DoneAsync(scrutineer, scrutinise, new() { ["Input.Verdict"] = "Returned", ["Input.Words"] = "Did parents come?" });
        Assert.Contains("Did parents come?", (await manager.GetAsync($"/improvement/action/{action}")).Text, StringComparison.Ordinal);
        await FinishAsync(manager, action, "Ten schools did it, and 212 of 400 parents came");
        await DoneAsync(scrutineer, scrutinise, new() { ["Input.Verdict"] = "Accepted" });

        // Changed: "no change" is a result, and the baseline stands.
        var read = $"/improvement/read/measure/{measure}";
        var first = Date("Input.OnDay", 10, 4, 2026, new() { ["Input.Value"] = "7", ["Input.Base"] = "40", ["Input.Result"] = "Better" });
        Assert.Contains("The value went the other way", (await manager.PostAsync(read, first)).Errors, StringComparison.Ordinal);
        first["Input.Result"] = "NoChange";
        await DoneAsync(manager, read, first);
        Assert.Contains("No change", (await manager.GetAsync($"/improvement/measure/{measure}")).Text, StringComparison.Ordinal);
        await DoneAsync(manager, read, Date("Input.OnDay", 15, 4, 2026, new() { ["Input.Value"] = "22", ["Input.Base"] = "41", ["Input.Result"] = "Better" }));
        Assert.Contains("A baseline stands as it was set", (await manager.PostAsync($"/improvement/set/baseline/{measure}", Date("Input.OnDay", 1, 4, 2026, new() { ["Input.Value"] = "1", ["Input.Base"] = "40" }))).Errors, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => house.SqlAsync("update improvement.measure set baseline_value = 1 where id = $1", measure));

        // Answered; not closed before that, nor while the recommendation is open.
        Assert.Contains("It cannot be closed before the answer was delivered", (await manager.PostAsync($"/improvement/close/finding/{finding}", null)).Errors, StringComparison.Ordinal);
        await house.DeliverAsync(house.Manager, await house.WriteAnswerAsync(house.Manager, finding));
        Assert.Contains("One of its recommendations is still open", (await manager.PostAsync($"/improvement/close/finding/{finding}", null)).Errors, StringComparison.Ordinal);
        await DoneAsync(manager, $"/improvement/carry-out/recommendation/{recommendation}", Date("Input.CarriedOutOn", 15, 4, 2026, Date("Input.RecheckOn", 15, 12, 2026, [])));
        await DoneAsync(manager, $"/improvement/recheck/recommendation/{recommendation}", new() { ["Input.Outcome"] = "Changed" });
        await DoneAsync(manager, $"/improvement/close/finding/{finding}", []);

        // From any end to any other: every record stands on the one line of sight of every other.
        var answer = await house.SqlAsync<Guid>("select id from improvement.answer where finding_id = $1", finding);
        var evidence = await house.SqlAsync<Guid>("select id from improvement.evidence where finding_id = $1", finding);
        string[] all = [$"/improvement/finding/{finding}", $"/improvement/recommendation/{recommendation}", $"/improvement/decision/{decision}", $"/improvement/action/{action}", $"/improvement/measure/{measure}", $"/improvement/answer/{answer}"];
        foreach (var from in (Guid[])[finding, recommendation, decision, action, measure, answer, evidence])
        {
            var sight = await manager.GetAsync($"/improvement/line-of-sight/{from}");
            Assert.Equal(HttpStatusCode.OK, sight.Status);
            var links = sight.Document.QuerySelectorAll(".los-chain__list a").Select(a => a.GetAttribute("href")).ToList();
            Assert.All(all, one => Assert.Contains(one, links));
            Assert.Contains($"/improvement/finding/{finding}#evidence-{evidence}", links);
        }

        foreach (var page in (string[])[.. all, .. all.Select(a => $"/improvement/activity/{a.Split('/')[^1]}"), "/improvement/recommendations", "/improvement/decisions", "/improvement/measures"])
        {
            Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync(page)).Status);
        }
    }

    [Fact]
    public async Task The_partners_of_the_date_decide_however_many()
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said("Decided before health joined"));
        using var manager = house.Browser(house.Manager);
        var recommendation = await RedirectAsync(manager, $"/improvement/propose/recommendation/{finding}", new Dictionary<string, string> { ["Input.Text"] = "Ask sooner" });
        var decision = await RedirectAsync(manager, $"/improvement/prepare/decision/{recommendation}", Date("Input.HeldOn", 1, 12, 2025, new()
        {
            ["Input.Question"] = "Shall we?", ["Input.Way"] = "WrittenProcedure", ["Input.Forum"] = "Written procedure 4 of 2025",
        }));
        var page = await manager.GetAsync($"/improvement/give/position/{decision}");
        Assert.Equal(2, page.Document.QuerySelectorAll("[name='Input.AgencyId']").Length);
        Assert.NotEmpty((await manager.PostAsync($"/improvement/give/position/{decision}", Position(ImprovementHouse.Health, "For", null))).Errors);
        await PositionAsync(manager, decision, ImprovementHouse.Police, "Against", "Too soon");
        // A partner that changes its mind leaves both positions.
        await PositionAsync(manager, decision, ImprovementHouse.Police, "For");
        await PositionAsync(manager, decision, ImprovementHouse.Council, "Abstains", "We were not at the meeting");
        await DoneAsync(manager, $"/improvement/finalise/decision/{decision}", Date("Input.FinalOn", 15, 4, 2026, new() { ["Input.Outcome"] = "GoAhead", ["Input.Decided"] = "Yes" }));
        Assert.Contains("Too soon", (await manager.GetAsync($"/improvement/decision/{decision}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_below_is_shared_with_what_stands_above_and_each_partnership_decides_for_itself()
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said("Shared by recommendation"));
        using var manager = house.Browser(house.Manager);
        var recommendation = await RedirectAsync(manager, $"/improvement/propose/recommendation/{finding}", new Dictionary<string, string> { ["Input.Text"] = "Do it together" });
        await house.ShareAsync(house.Manager, recommendation, house.Neighbour);
        // Added after it was shared.
        var action = await house.AddActionAsync(house.Manager, recommendation, "Begin in the north");
        using var neighbour = house.Browser(house.NeighbourManager);
        Assert.Equal(HttpStatusCode.OK, (await neighbour.GetAsync($"/improvement/action/{action}")).Status);
        var page = await neighbour.GetAsync($"/improvement/recommendation/{recommendation}");
        Assert.Contains("Shared between", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Shared by recommendation", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync($"/improvement/finding/{finding}")).Status);
        var theirs = await RedirectAsync(neighbour, $"/improvement/prepare/decision/{recommendation}", Date("Input.HeldOn", 14, 4, 2026, new()
        {
            ["Input.Question"] = "Do we join?", ["Input.Way"] = "Meeting", ["Input.Forum"] = "Southmere executive",
        }));
        Assert.Contains("Do we join?", (await manager.GetAsync($"/improvement/line-of-sight/{recommendation}")).Text, StringComparison.Ordinal);
        var sight = await neighbour.GetAsync($"/improvement/line-of-sight/{recommendation}");
        Assert.Contains("A restricted record", sight.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("No evidence yet", sight.Text, StringComparison.Ordinal);
        using var stranger = house.Browser(house.Stranger);
        foreach (var url in (string[])[$"/improvement/recommendation/{recommendation}", $"/improvement/decision/{theirs}", $"/improvement/action/{action}", $"/improvement/line-of-sight/{recommendation}"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(url)).Status);
        }
    }

    [Fact]
    public async Task Words_whose_consent_has_ended_are_shown_to_nobody()
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said("Consent ends"));
        var evidence = await house.SqlAsync<Guid>("select id from improvement.evidence where finding_id = $1", finding);
        using var manager = house.Browser(house.Manager);
        Assert.Contains("Most parents don’t have a clue", (await manager.GetAsync($"/improvement/finding/{finding}")).Text, StringComparison.Ordinal);
        await DoneAsync(manager, $"/improvement/withdraw/consent/{evidence}", new() { ["Input.Reason"] = "Told the youth worker" });
        foreach (var url in (string[])[$"/improvement/finding/{finding}", $"/improvement/line-of-sight/{finding}"])
        {
            var page = await manager.GetAsync(url);
            Assert.DoesNotContain("Most parents don’t have a clue", page.Text, StringComparison.Ordinal);
            Assert.Contains("may no longer be used", page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_same_evidence_supports_a_further_finding_and_stays_with_its_own()
    {
        var home = await house.RaiseAsync(house.Manager, house.Said("Where it was given"));
        var other = await house.RaiseAsync(house.Manager, house.Said("Where it is used, too"));
        var reference = await house.SqlAsync<string>("select reference from improvement.finding where id = $1", other);
        var evidence = await house.SqlAsync<Guid>("select id from improvement.evidence where finding_id = $1", home);
        using var manager = house.Browser(house.Manager);
        await DoneAsync(manager, $"/improvement/use/evidence/{evidence}", new() { ["Input.Reference"] = reference });
        Assert.Equal(2, (await manager.GetAsync($"/improvement/finding/{other}")).Document.QuerySelectorAll(".los-evidence").Length);
        Assert.Contains("It supports two findings", (await manager.GetAsync($"/improvement/line-of-sight/{evidence}")).Text, StringComparison.Ordinal);
        // Shared alone, the other finding says that something is there, and nothing of what it is.
        await house.ShareAsync(house.Manager, other, house.Neighbour);
        using var neighbour = house.Browser(house.NeighbourManager);
        var seen = await neighbour.GetAsync($"/improvement/line-of-sight/{other}");
        Assert.Contains("A restricted record", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"{evidence}", seen.Document.QuerySelectorAll("a").Select(a => a.GetAttribute("href")).Aggregate("", string.Concat), StringComparison.Ordinal);
        Assert.Contains("may change", (await manager.PostAsync($"/improvement/use/evidence/{evidence}", new { Input_Reference = "F-NOONE" })).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_childs_case_stays_one_childs_case_down_its_whole_line()
    {
        var finding = await house.RaiseAsync(house.Manager, house.Said("One child", isCaseLevel: true));
        using var manager = house.Browser(house.Manager);
        var recommendation = await RedirectAsync(manager, $"/improvement/propose/recommendation/{finding}", new Dictionary<string, string> { ["Input.Text"] = "A secret recommendation" });
        var decision = await RedirectAsync(manager, $"/improvement/prepare/decision/{recommendation}", Date("Input.HeldOn", 14, 4, 2026, new()
        {
            ["Input.Question"] = "A secret question", ["Input.Way"] = "Meeting", ["Input.Forum"] = "Executive",
        }));
        var measure = await RedirectAsync(manager, $"/improvement/set/measure/{recommendation}", new Dictionary<string, string>
        {
            ["Input.What"] = "A secret measure", ["Input.Definition"] = "D", ["Input.Source"] = "S", ["Input.Unit"] = "Words", ["Input.Better"] = "Neither", ["Input.Expected"] = "E",
        });
        using var analyst = house.Browser(house.Analyst);
        foreach (var url in (string[])[$"recommendation/{recommendation}", $"decision/{decision}", $"measure/{measure}", $"line-of-sight/{measure}", $"activity/{recommendation}"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await analyst.GetAsync($"/improvement/{url}")).Status);
            Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync($"/improvement/{url}")).Status);
        }

        foreach (var list in (string[])["recommendations", "decisions", "measures"])
        {
            Assert.DoesNotContain("secret", (await analyst.GetAsync($"/improvement/{list}")).Text, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", (await manager.GetAsync($"/improvement/{list}")).Text, StringComparison.Ordinal);
        }

        Assert.Equal(3, await house.SqlAsync<long>("select count(distinct kind) from kernel.act where subject_id in ($1, $2, $3) and kind like '%.opened'", recommendation, decision, measure));
    }

    private static async Task FinishAsync(Browser browser, Guid action, string changed) => await DoneAsync(
        browser, $"/improvement/update/progress/{action}", Date("Input.DoneOn", 15, 4, 2026, new() { ["Input.Status"] = "Done", ["Input.WhatChanged"] = changed }));

    private static Task PositionAsync(Browser browser, Guid decision, Guid agency, string stance, string? reasons = null) =>
        DoneAsync(browser, $"/improvement/give/position/{decision}", Position(agency, stance, reasons));

    private static Dictionary<string, string> Position(Guid agency, string stance, string? reasons) => Date("Input.GivenOn", 15, 4, 2026, new()
    {
        ["Input.AgencyId"] = $"{agency}", ["Input.Stance"] = stance, ["Input.Reasons"] = reasons ?? "", ["Input.GivenBy"] = "A Delegate",
    });

    private static Dictionary<string, string> Date(string field, int day, int month, int year, Dictionary<string, string> fields) => new(fields)
    {
        [$"{field}.Day"] = $"{day}", [$"{field}.Month"] = $"{month}", [$"{field}.Year"] = $"{year}",
    };

    private static async Task DoneAsync(Browser browser, string url, Dictionary<string, string> fields)
    {
        var page = await browser.PostAsync(url, fields);
        Assert.True(page.Status == HttpStatusCode.Redirect, $"{url}: {page.Status} {page.Errors}");
    }

    private static async Task<Guid> RedirectAsync(Browser browser, string url, Dictionary<string, string> fields)
    {
        var page = await browser.PostAsync(url, fields);
        Assert.True(page.Status == HttpStatusCode.Redirect, $"{url}: {page.Status} {page.Errors}");
        return Guid.Parse(page.Location!.Split('/')[^1]);
    }
}
