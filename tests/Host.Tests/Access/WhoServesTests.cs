using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Data;
using LineOfSight.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LineOfSight.Host.Tests.Access;

/// <summary>Row security knows by the names of their roles who looks after the installation, and who only reads figures of it.</summary>
public sealed class WhoServesTests(House house) : IClassFixture<House>
{
    // A new role for the whole installation is decided about here and in kernel.serves_installation().
    private static readonly Dictionary<string, bool> Serves = new() { ["administrator"] = true, ["operator"] = true, ["national-reader"] = false };

    [Fact]
    public async Task Row_security_knows_which_roles_look_after_the_installation()
    {
        Assert.Equal(Serves.Keys.Order(StringComparer.Ordinal), Installation.Roles().Where(r => r.IsOfInstallation).Select(r => r.Key).Order(StringComparer.Ordinal));
        foreach (var (role, serves) in Serves)
        {
            Assert.Equal(serves, await AsAsync(role, db => db.Database.SqlQuery<bool>($"select kernel.serves_installation() as \"Value\"").SingleAsync()));
        }
    }

    [Fact]
    public async Task Who_only_reads_figures_finds_no_roles_and_gives_none()
    {
        var partnership = await house.PartnershipAsync("Thornvale");
        var other = await house.PersonAsync("Mara Manager", "business-manager", partnership);
        Assert.Equal(1, await AsAsync("national-reader", db => db.Database.SqlQuery<int>($"select count(*)::integer as \"Value\" from kernel.assignment").SingleAsync()));
        Assert.Equal(0, await AsAsync("national-reader", db => db.Database.ExecuteSqlAsync($"update kernel.assignment set ends_at = starts_at where person_id = {other}")));
        foreach (var refused in (FormattableString[])
        [
            $"insert into kernel.assignment (id, person_id, role, partnership_id, starts_at, version) values (gen_random_uuid(), {other}, 'administrator', null, kernel.instant(), 1)",
            $"select kernel.erase_texts({other})",
        ])
        {
            var wrong = await Assert.ThrowsAsync<PostgresException>(() => AsAsync("national-reader", db => db.Database.ExecuteSqlAsync(refused)));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, wrong.SqlState);
        }
    }

    private async Task<T> AsAsync<T>(string role, Func<LineOfSightDb, Task<T>> work) =>
        await house.AsAsync(await house.PersonAsync(role, role, null), services => work(services.GetRequiredService<LineOfSightDb>()));
}
