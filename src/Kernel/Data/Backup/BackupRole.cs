using Npgsql;

namespace LineOfSight.Kernel.Data.Backup;

/// <summary>
/// What the role of backups may: read every table of the house, whatever partnership a row belongs to, and write nothing. The
/// migrator grants it at each start, so a table that a later change script brings is never forgotten.
/// </summary>
internal static class BackupRole
{
    /// <summary>
    /// Left out of backups: the scheduler's own tables. They are made anew at each start from the jobs that the modules list, and a
    /// timetable brought back would run again what ran since.
    /// </summary>
    public const string LeftOutSchema = "quartz";

    /// <summary>The schemas that are the house's own, but for what is left out.</summary>
    internal const string Schemas = $"(select n.oid from pg_namespace n where n.nspowner = '{Databases.OwnerRole}'::regrole and n.nspname <> '{LeftOutSchema}')";

    private const string Admit =
        $"""
        do $admit$
        declare
          s name;
          t regclass;
        begin
          for s in select n.nspname from pg_namespace n where n.oid in {Schemas} and not has_schema_privilege('{Databases.BackupRole}', n.oid, 'usage') loop
            execute format('grant usage on schema %I to {Databases.BackupRole}', s);
          end loop;
          for t in select c.oid from pg_class c where c.relnamespace in {Schemas} and c.relkind in ('r', 'p') and not has_table_privilege('{Databases.BackupRole}', c.oid, 'select') loop
            execute format('grant select on %s to {Databases.BackupRole}', t);
          end loop;
          for t in select c.oid from pg_class c where c.relnamespace in {Schemas} and case when c.relkind = 'S' then not has_sequence_privilege('{Databases.BackupRole}', c.oid, 'select') end loop
            execute format('grant select on sequence %s to {Databases.BackupRole}', t);
          end loop;
          for t in select c.oid from pg_class c where c.relnamespace in {Schemas} and c.relkind in ('r', 'p') and c.relrowsecurity
            and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'backup') loop
            execute format('create policy backup on %s for select to {Databases.BackupRole} using (true)', t);
          end loop;
        end $admit$
        """;

    // row_security = off would refuse every policy, also the one that shows all rows: that it shows all of them is looked at instead.
    private const string Hidden =
        $"""
        select c.oid::regclass::text from pg_class c
        where c.relnamespace in {Schemas} and c.relkind = 'r' and (not has_table_privilege(current_user, c.oid, 'select') or c.relrowsecurity and (
          not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polpermissive and p.polcmd in ('r', '*')
            and '{Databases.BackupRole}'::regrole = any (p.polroles) and pg_get_expr(p.polqual, p.polrelid) = 'true')
          or exists (select 1 from pg_policy p where p.polrelid = c.oid and not p.polpermissive and p.polcmd in ('r', '*')
            and ('{Databases.BackupRole}'::regrole = any (p.polroles) or 0 = any (p.polroles)))))
        order by 1
        """;

    /// <summary>Lets the role of backups read whatever it may not read yet. Run as the owner, after the change scripts.</summary>
    public static async Task AdmitAsync(NpgsqlConnection owner, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(Admit, owner);
        await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>Refuses when a policy would hide a row: a backup that silently holds less than everything is none.</summary>
    /// <exception cref="BackupRefused">A table is not shown whole.</exception>
    public static async Task DemandAllAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(Hidden, connection);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var hidden = new List<string>();
        while (await reader.ReadAsync(stop))
        {
            hidden.Add(reader.GetString(0));
        }

        if (hidden.Count > 0)
        {
            throw new BackupRefused($"The role of backups would not see every row of {string.Join(", ", hidden)}. Start the program once, which puts it right; if it stays so, a policy was changed by hand.");
        }
    }
}
