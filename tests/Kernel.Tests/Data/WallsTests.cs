using LineOfSight.Kit;
using Npgsql;

namespace LineOfSight.Kernel.Tests.Data;

/// <summary>The walls of the whole house's database, module by module, and a hole in each kind of wall that must be seen.</summary>
public sealed class WallsTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Every_table_outside_the_national_list_is_behind_a_forced_policy() => Assert.Empty(await LookAsync(Walls.UnguardedAsync));

    [Theory]
    [InlineData("create table kernel.planted (id uuid, partnership_id uuid); grant select on kernel.planted to lineofsight_app", "kernel.planted has no row security")]
    [InlineData("create table kernel.planted (id uuid, partnership_id uuid); select kernel.secure('kernel.planted'); alter table kernel.planted no force row level security", "kernel.planted has row security that is not forced")]
    [InlineData("create table kernel.planted (id uuid, partnership_id uuid); alter table kernel.planted enable row level security, force row level security", "kernel.planted has no policy for the app")]
    [InlineData("alter table kernel.act disable row level security", "kernel.act has no row security")]
    [InlineData("create view kernel.planted as select * from kernel.act_text", "kernel.planted is a view with the rights of its owner")]
    [InlineData("drop table changes.applied", "the national list names changes.applied, which is not there")]
    public async Task A_hole_in_the_wall_is_seen(string planted, string found) => Assert.Contains(found, await LookAsync(Walls.UnguardedAsync, planted));

    [Fact]
    public async Task The_programs_roles_may_do_their_work_and_no_more() => Assert.Empty(await LookAsync(Walls.RightsAsync));

    [Theory]
    [InlineData("alter role lineofsight_app bypassrls", "lineofsight_app is more than a plain role")]
    [InlineData("grant lineofsight_owner to lineofsight_app", "lineofsight_app is a member of lineofsight_owner")]
    [InlineData("grant lineofsight_sealer to lineofsight_jobs", "lineofsight_jobs is a member of lineofsight_sealer")]
    [InlineData("grant delete on kernel.job_run to lineofsight_jobs", "lineofsight_jobs may delete kernel.job_run")]
    [InlineData("reset role; alter table kernel.share owner to lineofsight_app", "lineofsight_app owns something")]
    [InlineData("grant create on schema kernel to lineofsight_app", "lineofsight_app may create in schema kernel")]
    [InlineData("grant delete on kernel.assignment to lineofsight_app", "lineofsight_app may delete kernel.assignment")]
    [InlineData("grant truncate on kernel.act to lineofsight_sealer", "lineofsight_sealer may truncate kernel.act")]
    [InlineData("grant update (reason) on kernel.act_text to lineofsight_app", "lineofsight_app may update kernel.act_text")]
    [InlineData("grant update (act_id) on kernel.act_link to lineofsight_sealer", "lineofsight_sealer may update act_id of the chain")]
    [InlineData("grant insert on kernel.share to lineofsight_backup", "lineofsight_backup may write kernel.share")]
    [InlineData("grant insert on kernel.act to lineofsight_sealer", "lineofsight_sealer may write kernel.act")]
    public async Task A_right_too_many_is_seen(string planted, string found) => Assert.Contains(found, await LookAsync(Walls.RightsAsync, planted));

    [Fact]
    public async Task Definer_functions_take_no_scope_search_nothing_and_serve_the_app_alone() => Assert.Empty(await LookAsync(Walls.DefinersAsync));

    [Theory]
    [InlineData("create function kernel.planted(scope uuid[]) returns bigint language sql security definer set search_path = pg_catalog return 1", "kernel.planted(uuid[]) takes a set of identifiers: a scope comes from the transaction alone")]
    [InlineData("create function kernel.planted(person uuid) returns bigint language sql security definer set search_path = pg_catalog return 1", "kernel.planted(uuid) takes who is acting")]
    [InlineData("create function kernel.planted() returns bigint language sql security definer return 1", "kernel.planted() searches whatever the caller says")]
    [InlineData("create function kernel.planted() returns bigint language sql security definer set search_path = pg_catalog return 1", "kernel.planted() may be run by everybody")]
    public async Task A_definer_function_that_can_be_led_astray_is_seen(string planted, string found) => Assert.Contains(found, await LookAsync(Walls.DefinersAsync, planted));

    /// <summary>Looks at the database with something planted in it, and takes it out again.</summary>
    private async Task<List<string>> LookAsync(Func<NpgsqlConnection, Task<List<string>>> look, string? planted = null)
    {
        await using var connection = await house.Owner.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        if (planted is not null)
        {
            await using var plant = new NpgsqlCommand(planted, connection);
            await plant.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        return await look(connection);
    }
}
