using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LineOfSight.Kernel.Tests.Data;

/// <summary>A fresh database, one that came the long way, the committed text and the model all say the same.</summary>
public sealed class CatalogueTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task The_committed_text_is_what_the_change_scripts_lead_to()
    {
        var path = Path.Combine(Shared.Root, "src", "Kernel", "Data", "Schema.sql");
        await using var connection = await house.Owner.OpenConnectionAsync(TestContext.Current.CancellationToken);
        Assert.SkipUnless(connection.PostgreSqlVersion.Major == 18, $"Schema.sql is written by PostgreSQL 18; {connection.PostgreSqlVersion.Major} words definitions differently");
        var text = await SchemaText.ReadAsync(connection, TestContext.Current.CancellationToken);
        if (Environment.GetEnvironmentVariable("LINEOFSIGHT_WRITE_SCHEMA") == "1")
        {
            await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        }

        Assert.Equal(text.Split('\n'), (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).Split('\n'));
    }

    [Fact]
    public async Task A_database_that_was_upgraded_step_by_step_is_built_like_a_fresh_one()
    {
        await house.SqlAsync("create database upgraded");
        await using var databases = new Databases(house.ConnectionStringTo("upgraded"));
        // First only the kernel, as the first installation had it; then one module after the other.
        for (var modules = 0; modules <= LineOfSight.Host.Modules.All.All.Count; modules++)
        {
            await new Migrator(databases, new ModuleList([.. LineOfSight.Host.Modules.All.All.Take(modules)])).MigrateAsync(TestContext.Current.CancellationToken);
        }

        await using var upgraded = await databases.Owner.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var fresh = await house.Owner.OpenConnectionAsync(TestContext.Current.CancellationToken);
        Assert.Empty(Catalogue.Difference(
            await Catalogue.ReadAsync(fresh, TestContext.Current.CancellationToken), await Catalogue.ReadAsync(upgraded, TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData("alter table kernel.assignment add column planted text", "+ column kernel.assignment.planted text")]
    [InlineData("alter table kernel.assignment alter column role drop not null", "- column kernel.assignment.role text not null")]
    [InlineData("alter table kernel.share disable row level security", "+ table kernel.share kind=r owner=lineofsight_owner row-security=off")]
    [InlineData("drop index kernel.act_subject", "- index CREATE INDEX act_subject ON kernel.act USING btree (subject_id, at DESC)")]
    [InlineData("drop policy scope on kernel.share", "- policy kernel.share scope")]
    [InlineData("alter policy scope on kernel.share using (true)", "+ policy kernel.share scope permissive for select to lineofsight_app using true check -")]
    [InlineData("grant delete on kernel.assignment to lineofsight_app", "+ grant DELETE on kernel.assignment to lineofsight_app")]
    [InlineData("grant update (digest) on kernel.act to lineofsight_sealer", "+ grant UPDATE (digest) on kernel.act to lineofsight_sealer")]
    [InlineData("alter function kernel.scope() security invoker", "+ function kernel.scope() returns uuid[] language sql volatility=s security=invoker")]
    [InlineData("create or replace function kernel.keep_partnership() returns trigger language plpgsql set search_path = pg_catalog as 'begin return new; end'", "- function kernel.keep_partnership()")]
    [InlineData("drop trigger link_shared on kernel.act", "- trigger CREATE TRIGGER link_shared")]
    [InlineData("alter table kernel.act drop constraint act_digest_check", "- constraint kernel.act act_digest_check CHECK ((length(digest) = 32))")]
    [InlineData("grant execute on function kernel.erase_texts(uuid) to public", "+ grant EXECUTE on function kernel.erase_texts(uuid) to public")]
    public async Task A_database_that_drifted_is_noticed(string planted, string expected)
    {
        await using var connection = await house.Owner.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var before = await Catalogue.ReadAsync(connection, TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var plant = new NpgsqlCommand(planted, connection))
        {
            await plant.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var after = await Catalogue.ReadAsync(connection, TestContext.Current.CancellationToken);
        Assert.Contains(Catalogue.Difference(before, after), line => line.StartsWith(expected, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_model_and_the_database_name_the_same_columns_with_the_same_types() => Assert.Empty(await MappingAsync());

    [Theory]
    [InlineData("alter table identity.session drop column ended_at", "identity.session.ended_at is not in the database")]
    [InlineData("alter table identity.session alter column ended_at type date", "identity.session.ended_at is date in the database and timestamp with time zone in the model")]
    [InlineData("alter table kernel.assignment alter column role drop not null", "kernel.assignment.role may be null in only one of the two")]
    [InlineData("alter table kernel.share add column planted text not null", "kernel.share.planted must be given a value, and the model does not know it")]
    public async Task A_model_that_drifted_is_noticed(string planted, string expected) => Assert.Contains(expected, await MappingAsync(planted));

    private async Task<List<string>> MappingAsync(string? planted = null)
    {
        await using var connection = await house.Owner.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        if (planted is not null)
        {
            await using var plant = new NpgsqlCommand(planted, connection);
            await plant.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var columns = await ColumnsAsync(connection);
        await using var scope = house.Services.CreateAsyncScope();
        var wrong = new List<string>();
        foreach (var entity in scope.ServiceProvider.GetRequiredService<LineOfSightDb>().Model.GetEntityTypes().Where(e => e.GetTableName() is not null))
        {
            var table = $"{entity.GetSchema()}.{entity.GetTableName()}";
            var here = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
            var mapped = entity.GetProperties().ToDictionary(p => p.GetColumnName(here)!);
            foreach (var (name, property) in mapped)
            {
                wrong.AddRange(Compare($"{table}.{name}", property, columns.GetValueOrDefault($"{table}.{name}")));
            }

            wrong.AddRange(columns.Where(c => c.Key.StartsWith(table + ".", StringComparison.Ordinal) && c.Value.Required && !mapped.ContainsKey(c.Key[(table.Length + 1)..]))
                .Select(c => $"{c.Key} must be given a value, and the model does not know it"));
        }

        return wrong;
    }

    private static IEnumerable<string> Compare(string name, IProperty property, Column? column)
    {
        if (column is null)
        {
            yield return $"{name} is not in the database";
            yield break;
        }

        // Lengths are checks in the database, with the limit of the record.
        var type = property.GetColumnType() is var t && t.StartsWith("character varying", StringComparison.Ordinal) ? "text" : t;
        if (type != column.Type)
        {
            yield return $"{name} is {column.Type} in the database and {type} in the model";
        }

        if (property.IsColumnNullable() != column.Nullable)
        {
            yield return $"{name} may be null in only one of the two";
        }
    }

    private sealed record Column(string Type, bool Nullable, bool Required);

    private static async Task<Dictionary<string, Column>> ColumnsAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(
            """
            select format('%I.%I.%s', n.nspname, c.relname, a.attname), format_type(a.atttypid, a.atttypmod), not a.attnotnull,
              a.attnotnull and not a.atthasdef and a.attidentity = ''
            from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and n.nspname not in ('pg_catalog', 'information_schema')
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var columns = new Dictionary<string, Column>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            columns.Add(reader.GetString(0), new Column(reader.GetString(1), reader.GetBoolean(2), reader.GetBoolean(3)));
        }

        return columns;
    }
}
