using System.Net;
using AngleSharp.Html.Dom;
using LineOfSight.Kit;
using Npgsql;

namespace LineOfSight.Administration.Tests.Reset;

/// <summary>A second step is reset by two people, neither of whom is the person, and by nobody alone.</summary>
public sealed class ResetTests(House house) : IClassFixture<House>
{
    private const string Why = "Lost their phone. I rang back on the number in the staff list.";

    [Fact]
    public async Task Two_people_reset_it_and_the_person_sets_it_up_anew_with_a_link_and_the_password()
    {
        var (ours, first, second) = await OfficeAsync();
        var (person, email, old) = await PersonAsync(ours);
        using var signedIn = house.Browser(person);
        using var opener = house.Browser(first);
        using var approver = house.Browser(second);
        Assert.Equal($"/administration/person/{person}", (await opener.PostAsync($"/administration/reset/person/{person}", new { Input_Reason = Why })).Location);
        Assert.Equal(HttpStatusCode.OK, (await signedIn.GetAsync("/account")).Status);
        var reset = await house.SqlAsync<Guid>("select id from identity.second_step_reset where account_id = $1", person);
        var decide = $"/administration/reset/decide/{reset}";

        // Whoever opened it sees no button, and a form of their own making is refused.
        var mine = await opener.GetAsync(decide);
        Assert.Contains("Somebody else must approve it", mine.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Approve this reset", mine.Text, StringComparison.Ordinal);
        var forged = await opener.SendAsync((IHtmlFormElement)mine.Document.QuerySelector("form[action*=Refuse]")!, decide + "?", new { Version = 1 });
        Assert.Equal("/administration/reset", forged.Location);
        await house.SqlAsync("update identity.second_step_reset set refused_at = null, version = 1 where id = $1", reset);
        await RefusedAsync(opener, decide, "You opened this reset");

        Assert.Contains(Why, (await approver.GetAsync(decide)).Text, StringComparison.Ordinal);
        var approved = await approver.PostAsync(decide);
        Assert.Equal(decide, approved.Location);
        var shown = await approver.GetAsync(decide);
        var link = new Uri(shown.Document.QuerySelector("#one-time-link")!.TextContent.Trim()).PathAndQuery;
        Assert.Null((await approver.GetAsync(decide)).Document.QuerySelector("#one-time-link"));
        Assert.Equal(HttpStatusCode.Redirect, (await signedIn.GetAsync("/account")).Status);

        Assert.Equal(2, await house.SqlAsync<long>("select count(*) from kernel.letter where person_id = $1 and kind in ('administration.reset-asked', 'administration.reset-done')", person));

        // The password alone opens nothing, and neither does what they had.
        using var browser = house.Visitor();
        var half = await browser.SignInAsync(email);
        Assert.Contains("has been reset", (await browser.GetAsync(half.Location!)).Text, StringComparison.Ordinal);
        Assert.Contains("/sign-in", (await browser.GetAsync("/second-step/set-up")).Location, StringComparison.Ordinal);
        house.Clock.Advance(TimeSpan.FromSeconds(30));

        using var fresh = house.Visitor();
        Assert.Contains("do not match", (await fresh.PostAsync(link, new { Password = "not the password" })).Errors, StringComparison.Ordinal);
        Assert.Equal("/second-step/set-up", (await fresh.PostAsync(link, new { Password = Passwords.Good })).Location);
        var page = await fresh.GetAsync("/second-step/set-up");
        var secret = SecondSteps.SecretOf(page.Document.QuerySelector("#authenticator-key")!.TextContent);
        var done = await fresh.SendAsync((IHtmlFormElement)page.Document.QuerySelector("main form:not([data-passkey])")!, "/second-step/set-up", new { Code = house.CodeOf(secret) });
        Assert.StartsWith("/second-step/codes", done.Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await fresh.GetAsync("/account")).Status);

        using var later = house.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await later.GetAsync(link)).Status);
        Assert.Contains("did not work", (await later.SignInAsync(house, email, old)).Errors, StringComparison.Ordinal);
        foreach (var kind in (string[])["administration.second-step.reset-opened", "administration.second-step.reset-approved"])
        {
            Assert.True(await house.SqlAsync<bool>("select exists (select 1 from kernel.act where kind = $1 and subject_id = $2)", kind, person));
        }
    }

    [Fact]
    public async Task Nobody_alone_and_nobody_for_themselves()
    {
        var (ours, first, _) = await OfficeAsync();
        var (person, _, _) = await PersonAsync(ours);
        await house.GiveAppAsync(first);
        using var manager = house.Browser(first);
        Assert.Contains("Two others must reset it", (await manager.PostAsync($"/administration/reset/person/{first}", new { Input_Reason = Why })).Errors, StringComparison.Ordinal);

        // Past every page, as the role of the app: the database refuses too.
        const string Insert = "insert into identity.second_step_reset (id, account_id, partnership_id, reason, opened_by, opened_at, version{0}) values (gen_random_uuid(), '{1}', '{2}', 'r', '{3}', now(), 1{4})";
        var (_, stranger, _) = await OfficeAsync();
        await AsAppAsync(first, PostgresErrorCodes.CheckViolation, string.Format(null, Insert, "", first, ours, stranger, ""));
        await house.SqlAsync(string.Format(null, Insert, "", person, ours, first, ""));
        var reset = await house.SqlAsync<Guid>("select id from identity.second_step_reset where account_id = $1", person);
        await AsAppAsync(first, PostgresErrorCodes.CheckViolation, $"update identity.second_step_reset set approved_at = now(), approved_by = '{stranger}' where id = '{reset}'");
        await AsAppAsync(person, PostgresErrorCodes.CheckViolation, $"update identity.second_step_reset set approved_at = now(), approved_by = '{stranger}' where id = '{reset}'");
        await AsAppAsync(first, PostgresErrorCodes.InsufficientPrivilege, $"select identity.carry_out_reset('{reset}')");
        await AsAppAsync(stranger, PostgresErrorCodes.InsufficientPrivilege, $"select identity.carry_out_reset('{reset}')");
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from identity.authenticator where account_id = $1 and secret is not null", person));
    }

    [Fact]
    public async Task People_of_another_partnership_see_no_reset_and_a_link_ends_after_a_day()
    {
        var (ours, first, second) = await OfficeAsync();
        var (_, stranger, _) = await OfficeAsync();
        var (person, _, _) = await PersonAsync(ours);
        using var opener = house.Browser(first);
        using var approver = house.Browser(second);
        using var foreign = house.Browser(stranger);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.GetAsync($"/administration/reset/person/{person}")).Status);
        await opener.PostAsync($"/administration/reset/person/{person}", new { Input_Reason = Why });
        Assert.Contains("is waiting already", (await opener.PostAsync($"/administration/reset/person/{person}", new { Input_Reason = Why })).Errors, StringComparison.Ordinal);
        var decide = $"/administration/reset/decide/{await house.SqlAsync<Guid>("select id from identity.second_step_reset where account_id = $1", person)}";
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.GetAsync(decide)).Status);
        Assert.Contains("No reset is waiting", (await foreign.GetAsync("/administration/reset")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("No reset is waiting", (await approver.GetAsync("/administration/reset")).Text, StringComparison.Ordinal);
        await approver.PostAsync(decide);
        var link = new Uri((await approver.GetAsync(decide)).Document.QuerySelector("#one-time-link")!.TextContent.Trim()).PathAndQuery;
        using var browser = house.Visitor();
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(link)).Status);
        house.Clock.Advance(TimeSpan.FromHours(24));
        var late = await browser.GetAsync(link);
        var unknown = await browser.GetAsync("/second-step/link/nothing");
        Assert.Equal((HttpStatusCode.NotFound, unknown.Text), (late.Status, late.Text));
    }

    private static async Task RefusedAsync(Browser browser, string url, string words)
    {
        var token = (await browser.GetAsync(url)).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["Version"] = "1", ["__RequestVerificationToken"] = token });
        var sent = await Browser.ReadAsync(await browser.Client.PostAsync(new Uri(url, UriKind.Relative), form));
        Assert.Contains(words, sent.Errors, StringComparison.Ordinal);
    }

    private async Task AsAppAsync(Guid person, string refusal, string sql)
    {
        await using var connection = await house.App.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"select set_config('los.person', '{person}', true); {sql}";
        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        Assert.Equal(refusal, refused.SqlState);
    }

    private async Task<(Guid Partnership, Guid First, Guid Second)> OfficeAsync()
    {
        var ours = await house.PartnershipAsync($"Partnership {Kernel.Data.NewId.Next()}");
        return (ours, await house.PersonAsync("Opal Opener", "business-manager", ours), await house.PersonAsync("Ivor Informer", "information-governance", ours));
    }

    private async Task<(Guid Person, string Email, byte[] Secret)> PersonAsync(Guid partnership)
    {
        var person = await house.PersonAsync("Lois Loser", "agency-lead", partnership);
        return (person, await house.GivePasswordAsync(person), await house.GiveAppAsync(person));
    }
}
