using System.Net;
using LineOfSight.Administration.Assign;
using LineOfSight.Kernel.Rules;
using LineOfSight.Kit;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LineOfSight.Administration.Tests;

/// <summary>Nobody grants to themselves: not by a page, not by a use case, not by a statement of the app's own role.</summary>
public sealed class SelfGrantTests(Offices house) : IClassFixture<Offices>
{
    [Fact]
    public async Task A_page_gives_nobody_a_role_of_their_own()
    {
        var (_, manager) = await house.OfficeAsync();
        using var browser = house.Browser(manager);
        var page = await browser.PostAsync($"/administration/assign/role/{manager}", new { Input_Role = "information-governance" });
        Assert.Contains("You cannot give a role to yourself", page.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Give a further role", (await browser.GetAsync($"/administration/person/{manager}")).Text, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(manager));
    }

    [Fact]
    public async Task Inviting_ones_own_address_gives_nothing()
    {
        var (_, manager) = await house.OfficeAsync();
        var email = await house.GivePasswordAsync(manager);
        using var browser = house.Browser(manager);
        Assert.NotEmpty((await browser.PostAsync("/administration/invite/person", new { Input_Name = "Me", Input_Email = email.ToUpperInvariant(), Input_Role = "scrutineer" })).Errors);
        Assert.Equal(1, await CountAsync(manager));
    }

    [Fact]
    public async Task An_administrator_cannot_make_themselves_a_manager()
    {
        var (partnership, _) = await house.OfficeAsync();
        var administrator = await house.AdministratorAsync();
        using var browser = house.Browser(administrator);
        var page = await browser.PostAsync($"/administration/assign/role/{administrator}?where={partnership}", new { Input_Role = "business-manager" });
        Assert.Contains("You cannot give a role to yourself", page.Errors, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(administrator));
    }

    [Fact]
    public async Task The_use_case_refuses_without_a_page()
    {
        var (partnership, manager) = await house.OfficeAsync();
        await Assert.ThrowsAsync<RuleBroken>(() => house.AsAsync(manager, services => services.GetRequiredService<GiveRole>()
            .HandleAsync(manager, new GiveRole.Input { Role = "scrutineer", PartnershipId = partnership }, CancellationToken.None)));
    }

    [Fact]
    public async Task Moving_or_lengthening_ones_own_role_is_refused()
    {
        var (_, manager) = await house.OfficeAsync();
        var role = await RoleOfAsync(manager);
        await house.SqlAsync("update kernel.assignment set ends_at = $2 where id = $1", role, house.Clock.GetUtcNow().AddDays(3));
        using var browser = house.Browser(manager);
        Assert.Contains("You cannot", (await browser.PostAsync($"/administration/move/role/{role}", new { Input_Role = "scrutineer", Input_Reason = "I want to" })).Errors, StringComparison.Ordinal);
        Assert.Contains("You cannot", (await browser.PostAsync($"/administration/change-dates/role/{role}", new { Input_EndsOn_Day = "1", Input_EndsOn_Month = "1", Input_EndsOn_Year = "2028", Input_Reason = "I want to" })).Errors, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(manager));
    }

    [Fact]
    public async Task The_database_refuses_whatever_the_app_asks()
    {
        var (partnership, manager) = await house.OfficeAsync();
        var (_, other) = (0, await house.PersonAsync("Oli Other", "agency-lead", partnership));
        var mine = await RoleOfAsync(manager);

        // To oneself, and in another's name.
        await RefusedAsync(manager, $"insert into kernel.assignment (id, person_id, role, partnership_id, starts_at, version) values (gen_random_uuid(), '{manager}', 'scrutineer', '{partnership}', now(), 1)");
        await RefusedAsync(manager, $"insert into kernel.assignment (id, person_id, role, partnership_id, starts_at, version, granted_by) values (gen_random_uuid(), '{manager}', 'scrutineer', '{partnership}', now(), 1, '{other}')");
        await RefusedAsync(manager, $"insert into kernel.assignment (id, person_id, role, partnership_id, starts_at, version, granted_by) values (gen_random_uuid(), '{manager}', 'scrutineer', '{partnership}', now(), 1, null)");

        // By making another's role one's own, or another role.
        await RefusedAsync(manager, $"update kernel.assignment set person_id = '{manager}' where person_id = '{other}'");
        await RefusedAsync(manager, $"update kernel.assignment set role = 'administrator' where id = '{mine}'");

        // By a longer life. A shorter one is one's own to choose.
        await house.SqlAsync("update kernel.assignment set ends_at = $2 where id = $1", mine, house.Clock.GetUtcNow().AddDays(3));
        await RefusedAsync(manager, $"update kernel.assignment set ends_at = null where id = '{mine}'");
        await RefusedAsync(manager, $"update kernel.assignment set ends_at = ends_at + interval '1 second' where id = '{mine}'");
        await RefusedAsync(manager, $"update kernel.assignment set starts_at = starts_at - interval '1 year' where id = '{mine}'");
        Assert.Equal(1, await RunAsync(manager, $"update kernel.assignment set ends_at = ends_at - interval '1 second' where id = '{mine}'"));

        // And nobody else's partnership, nor the whole installation.
        var (foreign, _) = await house.OfficeAsync();
        await RefusedAsync(manager, $"insert into kernel.assignment (id, person_id, role, partnership_id, starts_at, version) values (gen_random_uuid(), '{other}', 'scrutineer', '{foreign}', now(), 1)");
        await RefusedAsync(manager, $"insert into kernel.assignment (id, person_id, role, starts_at, version) values (gen_random_uuid(), '{other}', 'administrator', now(), 1)");
        Assert.Equal(1, await RunAsync(manager, $"insert into kernel.assignment (id, person_id, role, partnership_id, starts_at, version) values (gen_random_uuid(), '{other}', 'scrutineer', '{partnership}', now(), 1)"));
        Assert.Equal(manager, await house.SqlAsync<Guid>("select granted_by from kernel.assignment where person_id = $1 and role = 'scrutineer'", other));
    }

    private Task<long> CountAsync(Guid person) => house.SqlAsync<long>("select count(*) from kernel.assignment where person_id = $1", person);

    private Task<Guid> RoleOfAsync(Guid person) => house.SqlAsync<Guid>("select id from kernel.assignment where person_id = $1", person);

    private async Task RefusedAsync(Guid person, string sql)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => RunAsync(person, sql));
        Assert.Contains(refused.SqlState, new[] { PostgresErrorCodes.InsufficientPrivilege, PostgresErrorCodes.CheckViolation });
    }

    private async Task<int> RunAsync(Guid person, string sql)
    {
        await using var connection = await house.App.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var who = new NpgsqlCommand("select set_config('los.person', $1, true), set_config('los.now', $2, true)", connection);
        who.Parameters.Add(new NpgsqlParameter { Value = person.ToString() });
        who.Parameters.Add(new NpgsqlParameter { Value = house.Clock.GetUtcNow().UtcDateTime.ToString("O") });
        await who.ExecuteNonQueryAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        var rows = await command.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        return rows;
    }
}
