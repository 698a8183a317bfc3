using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using LineOfSight.Improvement.Ask;
using LineOfSight.Improvement.Update;
using LineOfSight.Kernel.Data;
using LineOfSight.Kit;
using LineOfSight.Trackers.Tests;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LineOfSight.Improvement.Tests.Ask;

/// <summary>What a stranger, a slow visitor or two at once might try with a link.</summary>
public sealed partial class AskTests
{
    [Fact]
    public async Task Macros_other_kinds_of_file_and_other_headings_are_refused_and_nothing_of_them_is_kept()
    {
        var open = await AskAsync("Refuse the rest");
        using var visitor = await ConfirmedAsync(open);
        var macro = new Book().Row(Headings).Row(open.Actions[0].Reference, "", "", "", "Done").With("xl/vbaProject.bin", "macro").Make();
        foreach (var (file, name) in ((byte[], string)[])[(macro, "filled.xlsx"), (macro, "filled.xlsm"), ([1, 2, 3], "filled.xlsx"), ([1, 2, 3], "filled.pdf"), (Book.Of(["Ref", "RAG"], ["1", "Green"]), "filled.xlsx"), ([], "filled.csv")])
        {
            var page = await SaveAsync(visitor, open, file, name);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.NotEqual("", page.Errors);
        }

        Assert.Equal("Waiting", await StateAsync(open));
        Assert.Equal(0, await House.SqlAsync<long>("select count(*) from kernel.document_use where record_id = $1", open.Ask));
    }

    [Fact]
    public async Task Two_sends_at_once_give_one_answer()
    {
        var open = await AskAsync("Only once");
        using var first = await ConfirmedAsync(open);
        using var second = await ConfirmedAsync(open);
        await SaveAsync(first, open, File([open.Actions[0].Reference, "On track"]));
        var pages = await Task.WhenAll(first.GetAsync(open.Url), second.GetAsync(open.Url));
        var sent = await Task.WhenAll(
            first.SendAsync((IHtmlFormElement)pages[0].Document.QuerySelector("form[action$='handler=Send']")!, open.Url),
            second.SendAsync((IHtmlFormElement)pages[1].Document.QuerySelector("form[action$='handler=Send']")!, open.Url));
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.NotFound], sent.Select(p => p.Status).Order());
        Assert.Contains(Unusable, sent.Single(p => p.Status == HttpStatusCode.NotFound).Text, StringComparison.Ordinal);
        Assert.Equal(1, await House.SqlAsync<long>("select count(*) from kernel.act where subject_id = $1 and kind = 'improvement.ask.sent'", open.Ask));
    }

    [Fact]
    public async Task What_an_action_no_longer_permits_is_said_and_left_out_and_a_changed_action_stops_it_all()
    {
        var open = await AskAsync("Done since", "Moved since", "Case since", "Still open");
        using var visitor = await ConfirmedAsync(open);
        await SentAsync(visitor, open, [.. open.Actions.Select(a => (string[])[a.Reference, "At risk", $"Late {a.Reference}"])]);
        await House.AsAsync(House.Manager, s => s.GetRequiredService<UpdateProgress>().HandleAsync(
            open.Actions[0].Id, new() { Status = ActionStatus.Done, DoneOn = House.Today, WhatChanged = "All of it", Version = 1 }, CancellationToken.None));
        await House.SqlAsync("update improvement.action set agency_id = $2 where id = $1", open.Actions[1].Id, ImprovementHouse.Council);
        await House.SqlAsync("update improvement.action set is_case_level = true where id = $1", open.Actions[2].Id);
        using var manager = House.Browser(House.Manager);
        var check = await manager.GetAsync(Check(open));
        Assert.Contains("it is done by now", check.Text, StringComparison.Ordinal);
        Assert.Contains("no longer led by Northshire Police", check.Text, StringComparison.Ordinal);
        Assert.Contains("cannot be updated by link", check.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Case since", check.Raw, StringComparison.Ordinal);

        // Somebody updates the last one between looking and taking over: nothing is half-imported.
        await House.AsAsync(House.Manager, s => s.GetRequiredService<UpdateProgress>().HandleAsync(
            open.Actions[3].Id, new() { Status = ActionStatus.OnTrack, Note = "Meanwhile", Version = 1 }, CancellationToken.None));
        var stale = await PostRawAsync(manager, Check(open), check, []);
        Assert.Contains("Somebody else changed this", stale.Text, StringComparison.Ordinal);
        Assert.Equal(("Sent", "OnTrack"), (await StateAsync(open), await StatusAsync(open.Actions[3])));
        async Task<int> NumberAsync(int at) => await House.SqlAsync<int>("select number from improvement.asked_action where action_id = $1", open.Actions[at].Id);
        var forced = Taking((await NumberAsync(0), true), (await NumberAsync(3), true));
        Assert.Contains("It is done by now", (await manager.PostAsync(Check(open), forced)).Errors, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await manager.PostAsync(Check(open))).Status);
        Assert.Equal(("Done", "NotStarted", "AtRisk"), (await StatusAsync(open.Actions[0]), await StatusAsync(open.Actions[1]), await StatusAsync(open.Actions[3])));
    }

    [Fact]
    public async Task Case_level_actions_and_those_of_others_are_never_asked_about()
    {
        var (restricted, _) = await ActionAsync("About one child", isCaseLevel: true);
        var open = await AskAsync("Open to be asked");
        using var manager = House.Browser(House.Manager);
        var form = $"/improvement/ask/agency?agency={ImprovementHouse.Police}";
        Assert.DoesNotContain("About one child", (await manager.GetAsync(form)).Raw, StringComparison.Ordinal);
        Assert.Contains("Choose open actions from the list", (await manager.PostAsync(form, new { Input_Address = Address, Input_Actions = new[] { $"{restricted}" } })).Errors, StringComparison.Ordinal);
        Assert.Contains("email address in the correct format", (await manager.PostAsync(form, new { Input_Address = "a@b@c" })).Errors, StringComparison.Ordinal);

        // It describes a case from now on: the link shows it no more.
        await House.SqlAsync("update improvement.action set is_case_level = true where id = $1", open.Actions[0].Id);
        using var visitor = await ConfirmedAsync(open);
        Assert.DoesNotContain("Open to be asked", (await visitor.GetAsync(open.Url)).Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_security_shows_a_visitor_the_ask_of_the_link_alone_and_lets_them_only_answer()
    {
        var (mine, other) = (await AskAsync("Behind the link"), await AskAsync("Behind another"));
        async Task<T> AsVisitorAsync<T>(string sql, string? link)
        {
            await using var connection = await House.App.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await using (var who = new NpgsqlCommand("select set_config('los.person', '', true), set_config('los.link', $1, true), set_config('los.now', $2, true)", connection, transaction))
            {
                who.Parameters.Add(new() { Value = link ?? "" });
                who.Parameters.Add(new() { Value = House.Clock.GetUtcNow().ToString("O") });
                await who.ExecuteNonQueryAsync();
            }

            await using var command = new NpgsqlCommand(sql, connection, transaction);
            return (T)(await command.ExecuteScalarAsync())!;
        }

        Assert.Equal(0L, await AsVisitorAsync<long>("select count(*) from improvement.ask", null));
        Assert.Equal(mine.Ask, await AsVisitorAsync<Guid>("select min(id::text)::uuid from improvement.ask having count(*) = 1", mine.Secret));
        Assert.Equal(1L, await AsVisitorAsync<long>("select count(*) from improvement.asked_action", mine.Secret));
        Assert.Equal(0L, await AsVisitorAsync<long>("select count(*) from improvement.action", mine.Secret));
        Assert.Equal(0L, await AsVisitorAsync<long>($"with u as (update improvement.ask set saves = 1 where id = '{other.Ask}' returning 1) select count(*) from u", mine.Secret));
        foreach (var forbidden in (string[])
            ["update improvement.ask set until = until + 1 returning 1", "update improvement.ask set address = 'x@example.org' returning 1", "update improvement.asked_action set outcome = 'Taken' returning 1",
             $"insert into improvement.asked_action (id, ask_id, action_id, number) values (gen_random_uuid(), '{mine.Ask}', '{other.Actions[0].Id}', 9) returning 1"])
        {
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => AsVisitorAsync<int>(forbidden, mine.Secret))).SqlState);
        }
    }

    [Fact]
    public async Task Whoever_was_asked_is_reminded_once_and_the_secret_is_forgotten_when_the_letter_has_gone()
    {
        var open = await AskAsync("Remind me");
        await House.SqlAsync("update improvement.ask set until = $2, asked_at = $3 where id = $1", open.Ask, House.Today.AddDays(1), House.Clock.GetUtcNow().AddDays(-5));
        Assert.True(await House.TurnAsync("kernel.remind"));
        Assert.True(await House.TurnAsync("kernel.remind"));
        Assert.Equal(1, await House.SqlAsync<long>("select count(*) from kernel.letter where kind = 'improvement.ask-ending' and occasion like '%' || $1 || '%'", open.Ask.ToString("N")));
        await House.SqlAsync("update kernel.letter set state = 'sent', sent_at = $2 where link = $1", $"/improvement/ask/check/{open.Ask}", House.Clock.GetUtcNow());
        Assert.Equal(0, await House.SqlAsync<long>("select count(*) from kernel.letter where link = $1 and secret_link is not null", $"/improvement/ask/check/{open.Ask}"));
    }
}
