using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Tests.Workshop;
using LineOfSight.Kit;
using Npgsql;

namespace LineOfSight.Kernel.Tests.Data;

/// <summary>A house with two partnerships, a person in each, and a row of each in every guarded table of every module.</summary>
public sealed class FilledHouse : House
{
    internal Rows Rows { get; private set; } = null!;

    internal Guid Ours { get; private set; }

    internal Guid Theirs { get; private set; }

    internal Guid Person { get; private set; }

    protected override async Task FillAsync()
    {
        (Ours, Theirs) = (await PartnershipAsync("Ours"), await PartnershipAsync("Theirs"));
        Person = await PersonAsync("Ada Hazel", "business-manager", Ours);
        await PersonAsync("Una Thrift", "business-manager", Theirs);
        Rows = await Rows.ReadAsync(this);
        await Rows.PlantAsync(this, Ours, Theirs);
    }
}

/// <summary>With every filter of the app taken away, row security alone keeps the partnerships apart: raw SQL as the app's role.</summary>
public sealed class ScopeTests(FilledHouse house) : IClassFixture<FilledHouse>
{
    private const string Refused = PostgresErrorCodes.InsufficientPrivilege;

    [Fact]
    public async Task Every_guarded_table_is_looked_at()
    {
        Assert.Contains("kernel.act_text", house.Rows.Tables);
        Assert.Contains("register.membership", house.Rows.Tables);
        foreach (var table in house.Rows.Tables)
        {
            Assert.Equal(2L, await house.SqlAsync<long>($"select count(*) from {table} where ({house.Rows.Where(table, house.Ours)}) or ({house.Rows.Where(table, house.Theirs)})"));
        }
    }

    [Fact]
    public async Task A_person_sees_the_rows_of_their_own_partnership_and_no_other()
    {
        var wrong = new List<string>();
        foreach (var table in house.Rows.Tables)
        {
            var ours = await AsAppAsync(house.Person, $"select count(*) from {table} where {house.Rows.Where(table, house.Ours)}");
            var theirs = await AsAppAsync(house.Person, $"select count(*) from {table} where {house.Rows.Where(table, house.Theirs)}");
            if ((ours, theirs) != (house.Rows.IsClosed(table) ? (Refused, Refused) : (house.Rows.IsPersonal(table) ? "0" : "1", "0")))
            {
                wrong.Add($"{table}: {ours} of ours, {theirs} of theirs");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Nobody_in_particular_sees_nothing()
    {
        foreach (var table in house.Rows.Tables)
        {
            var seen = await AsAppAsync(null, $"select count(*) from {table}");
            Assert.True(seen == "0" || (seen == Refused && house.Rows.IsClosed(table)), $"{table}: {seen}");
        }
    }

    [Fact]
    public async Task Nothing_can_be_written_into_another_partnership()
    {
        var wrong = new List<string>();
        foreach (var table in house.Rows.Tables)
        {
            var attempts = new List<string>
            {
                $"insert into {table} values ({house.Rows.Values(table, house.Theirs)})",
                $"with done as (update {table} set \"{house.Rows.AnyColumn(table)}\" = \"{house.Rows.AnyColumn(table)}\" where {house.Rows.Where(table, house.Theirs)} returning 1) select count(*) from done",
                $"with done as (delete from {table} where {house.Rows.Where(table, house.Theirs)} returning 1) select count(*) from done",
            };
            if (house.Rows.HasPartnership(table))
            {
                attempts.Add($"with done as (update {table} set partnership_id = '{house.Theirs}' where {house.Rows.Where(table, house.Ours)} returning 1) select count(*) from done");
            }

            foreach (var attempt in attempts)
            {
                var answer = await AsAppAsync(house.Person, attempt);
                if (answer is not (Refused or "0"))
                {
                    wrong.Add($"{answer}: {attempt}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_role_that_has_ended_or_not_begun_opens_nothing()
    {
        var leaver = await house.PersonAsync("Eve Wick", "business-manager", house.Ours);
        const string Count = "select count(*) from kernel.act_link";
        Assert.Equal("1", await AsAppAsync(leaver, Count));
        await house.SqlAsync("update kernel.assignment set ends_at = $2 where person_id = $1", leaver, house.Clock.GetUtcNow());
        Assert.Equal("0", await AsAppAsync(leaver, Count));
        await house.SqlAsync("update kernel.assignment set starts_at = $2, ends_at = null where person_id = $1", leaver, house.Clock.GetUtcNow().AddDays(1));
        Assert.Equal("0", await AsAppAsync(leaver, Count));
    }

    [Fact]
    public async Task What_a_transaction_said_is_forgotten_when_it_ends()
    {
        await using var connection = await house.App.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using (var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            await SayAsync(connection, house.Person);
            Assert.Equal(1L, await ScalarAsync(connection, "select count(*) from kernel.act_link"));
            await transaction.CommitAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal("", await ScalarAsync(connection, "select current_setting('los.person', true)"));
        Assert.Equal(0L, await ScalarAsync(connection, "select count(*) from kernel.act_link"));
    }

    [Fact]
    public async Task A_table_without_a_wall_would_be_noticed()
    {
        await using var connection = await house.Owner.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await ScalarAsync(connection, "create policy planted on kernel.act_text for select to lineofsight_app using (true)");
        await ScalarAsync(connection, "set local role lineofsight_app");
        await SayAsync(connection, house.Person);
        Assert.Equal(1L, await ScalarAsync(connection, $"select count(*) from kernel.act_text where {house.Rows.Where("kernel.act_text", house.Theirs)}"));
    }

    /// <summary>One statement as the app's role, with nothing but row security in its way; the error's code when it is refused.</summary>
    private async Task<string> AsAppAsync(Guid? person, string sql)
    {
        await using var connection = await house.App.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        if (person is { } id)
        {
            await SayAsync(connection, id);
        }

        try
        {
            return $"{await ScalarAsync(connection, sql)}";
        }
        catch (PostgresException refused)
        {
            return refused.SqlState;
        }
    }

    private async Task SayAsync(NpgsqlConnection connection, Guid person) =>
        await ScalarAsync(connection, $"select set_config('los.person', '{person}', true), set_config('los.now', '{house.Clock.GetUtcNow().UtcDateTime:O}', true)");

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
