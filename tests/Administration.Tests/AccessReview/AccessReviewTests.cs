using System.Net;
using LineOfSight.Kernel.Access;
using LineOfSight.Kit;
using Npgsql;

namespace LineOfSight.Administration.Tests.AccessReview;

/// <summary>The quarterly review of access, and accounts that nobody uses.</summary>
public sealed class AccessReviewTests(House house) : IClassFixture<House>
{
    private const string Page = "/administration/access-review";

    [Fact]
    public async Task Each_quarter_every_role_is_decided_by_somebody_else_and_the_review_is_signed()
    {
        var (ours, manager, informer) = await OfficeAsync();
        var kept = await house.PersonAsync("Kit Keeper", "agency-lead", ours);
        var ended = await house.PersonAsync("Eli Ender", "analyst", ours);
        using var user = house.Browser(ended);
        using var first = house.Browser(manager);
        using var second = house.Browser(informer);
        Assert.Contains("No review has been opened yet", (await first.GetAsync(Page)).Text, StringComparison.Ordinal);
        Assert.True(await house.TurnAsync("administration.open-access-reviews"));
        Assert.True(await house.TurnAsync("administration.open-access-reviews"));
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from administration.access_review where partnership_id = $1", ours));
        Assert.Contains("0 of 4 roles have been decided", (await first.GetAsync(Page)).Text, StringComparison.Ordinal);
        Assert.Contains("Review who has access", (await first.GetAsync("/")).Text, StringComparison.Ordinal);

        Assert.Equal(Page, (await DecideAsync(first, kept, "Keep", "")).Location);
        Assert.Contains("Say why the role ends", (await DecideAsync(first, ended, "End", "")).Errors, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await user.GetAsync("/")).Status);
        Assert.Equal(Page, (await DecideAsync(first, ended, "End", "Went to another council")).Location);
        Assert.Equal(HttpStatusCode.Redirect, (await user.GetAsync("/")).Status);
        Assert.Contains("your own role", (await DecideAsync(first, manager, "Keep", "")).Errors, StringComparison.Ordinal);
        Assert.Equal(Page, (await DecideAsync(first, informer, "Keep", "")).Location);
        Assert.DoesNotContain("Sign this review", (await first.GetAsync(Page)).Text, StringComparison.Ordinal);
        Assert.Equal(Page, (await DecideAsync(second, manager, "Keep", "")).Location);
        Assert.Equal(Page, (await second.PostAsync(Page, form: "form[action*=Sign]")).Location);
        var signed = await first.GetAsync(Page);
        Assert.Contains("Signed by Ivor Informer", signed.Text, StringComparison.Ordinal);
        Assert.Contains("1 July 2026", signed.Text, StringComparison.Ordinal);
        Assert.Contains("signed already", (await DecideAsync(first, kept, "End", "Too late")).Errors, StringComparison.Ordinal);
        Assert.Equal(2, await house.SqlAsync<long>("select count(*) from kernel.act where kind = 'administration.access-review.decided' and subject_id in ($1, $2)", kept, ended));
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from kernel.act where kind = 'administration.access-review.signed' and person_id = $1", informer));
    }

    [Fact]
    public async Task What_was_not_used_for_60_days_is_marked_and_kept_only_with_a_reason()
    {
        var (ours, manager, _) = await OfficeAsync();
        var idle = await house.PersonAsync("Ida Idle", "agency-lead", ours);
        await house.SqlAsync("update kernel.assignment set starts_at = $2 where person_id = $1", idle, house.Clock.GetUtcNow().AddDays(-61));
        Assert.True(await house.TurnAsync("administration.open-access-reviews"));
        using var browser = house.Browser(manager);
        Assert.Contains("Never signed in. Not used for 60 days", (await browser.GetAsync(Page)).Text, StringComparison.Ordinal);
        Assert.Contains("is kept", (await DecideAsync(browser, idle, "Keep", "")).Errors, StringComparison.Ordinal);
        Assert.Equal(Page, (await DecideAsync(browser, idle, "Keep", "Back from maternity leave in May")).Location);
    }

    [Fact]
    public async Task The_database_refuses_whoever_decides_about_themselves_and_shows_others_nothing()
    {
        var (ours, manager, _) = await OfficeAsync();
        var (_, stranger, _) = await OfficeAsync();
        Assert.True(await house.TurnAsync("administration.open-access-reviews"));
        var entry = await house.SqlAsync<Guid>("select id from administration.reviewed_role where person_id = $1", manager);
        await using var connection = await house.App.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"select set_config('los.person', '{manager}', true); update administration.reviewed_role set is_kept = true, decided_at = now(), decided_by = '{stranger}' where id = '{entry}'";
        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        Assert.Equal(PostgresErrorCodes.CheckViolation, refused.SqlState);
        using var foreign = house.Browser(stranger);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.GetAsync($"{Page}/decide/{entry}")).Status);
        Assert.NotEqual(Guid.Empty, ours);
    }

    [Fact]
    public async Task Unused_accounts_are_switched_off_and_an_administrator_switches_them_on_again()
    {
        var (ours, manager, _) = await OfficeAsync();
        var (idle, busy, fresh) = (await house.PersonAsync("Ida Idle", "agency-lead", ours), await house.PersonAsync("Bea Busy", "agency-lead", ours), await house.PersonAsync("Fay Fresh", "agency-lead", ours));
        var administrator = await house.PersonAsync("Ada Admin", "administrator", null);
        foreach (var person in new[] { idle, busy, administrator })
        {
            await house.SqlAsync("update kernel.assignment set starts_at = $2 where person_id = $1", person, house.Clock.GetUtcNow().AddDays(-100));
        }

        using var working = house.Browser(busy);
        var email = await house.GivePasswordAsync(idle);
        Assert.True(await house.TurnAsync("administration.switch-off-unused"));
        foreach (var (person, off) in new[] { (idle, true), (busy, false), (fresh, false), (administrator, false), (Account.Operator, false), (Account.Itself, false) })
        {
            Assert.True(off == await house.SqlAsync<bool>("select closed_at is not null from identity.account where id = $1", person), $"{person} {off}");
        }

        using var visitor = house.Visitor();
        Assert.NotEmpty((await visitor.SignInAsync(email)).Errors);
        using var other = house.Browser(manager);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/administration/unused/person/{idle}")).Status);
        using var admin = house.Browser(administrator);
        Assert.Contains("Switched off on", (await admin.GetAsync($"/administration/person/{idle}")).Text, StringComparison.Ordinal);
        Assert.Equal($"/administration/person/{idle}", (await admin.PostAsync($"/administration/unused/person/{idle}")).Location);
        house.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.True(await house.TurnAsync("administration.switch-off-unused"));
        Assert.Equal("/", (await visitor.SignInAsync(email)).Location);
    }

    private async Task<Page> DecideAsync(Browser browser, Guid person, string decision, string reason)
    {
        var entry = await house.SqlAsync<Guid>("select id from administration.reviewed_role where person_id = $1", person);
        return await browser.PostAsync($"{Page}/decide/{entry}", new { Input_Decision = decision, Input_Reason = reason });
    }

    private async Task<(Guid Partnership, Guid First, Guid Second)> OfficeAsync()
    {
        var ours = await house.PartnershipAsync($"Partnership {Kernel.Data.NewId.Next()}");
        return (ours, await house.PersonAsync("Mo Manager", "business-manager", ours), await house.PersonAsync("Ivor Informer", "information-governance", ours));
    }
}
