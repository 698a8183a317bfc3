using System.Globalization;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Data.Backup;
using Npgsql;

namespace LineOfSight.Host.Doctor;

/// <summary>Looks at the database: its version, how sure its saves are, what our roles may, its clock, and when the last backup was made.</summary>
internal sealed class DatabaseChecks(Databases databases, TimeProvider clock)
{
    private const int OldestMajor = 15;
    private static readonly TimeSpan MostDrift = TimeSpan.FromSeconds(2);

    private const string Roles =
        $"""
        select format('%s is more than a plain role', rolname) from pg_roles
          where rolname in ('{Databases.AppRole}', '{Databases.SealerRole}', '{Databases.JobsRole}', '{Databases.BackupRole}') and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
        union all
        select format('%s is a member of %s', m.member::regrole, m.roleid::regrole) from pg_auth_members m
          where m.member in (select oid from pg_roles where rolname in ('{Databases.AppRole}', '{Databases.SealerRole}', '{Databases.JobsRole}', '{Databases.BackupRole}'))
            and not (m.member = '{Databases.JobsRole}'::regrole and m.roleid = '{Databases.AppRole}'::regrole)
        union all
        select format('%s owns %s', refobjid::regrole, objid::regclass) from pg_shdepend
          where deptype = 'o' and classid = 'pg_class'::regclass and dbid = (select oid from pg_database where datname = current_database())
            and refobjid in (select oid from pg_roles where rolname in ('{Databases.AppRole}', '{Databases.SealerRole}', '{Databases.JobsRole}', '{Databases.BackupRole}'))
        """;

    public async Task<IReadOnlyList<Finding>> AllAsync(CancellationToken stop)
    {
        await using var connection = await databases.Owner.OpenConnectionAsync(stop);
        return [Version(connection), await DurableAsync(connection, stop), await RolesAsync(connection, stop), await ClockAsync(connection, stop), await DemonstrationAsync(connection, stop), await LastBackupAsync(connection, stop)];
    }

    private static Finding Version(NpgsqlConnection connection) => connection.PostgreSqlVersion.Major >= OldestMajor
        ? Finding.Fine("postgresql", $"PostgreSQL {connection.PostgreSqlVersion} answers.")
        : new Finding("postgresql", Verdict.Unsafe, $"The database is PostgreSQL {connection.PostgreSqlVersion}.", "Rules that keep partnerships apart need a later one.", $"Use PostgreSQL {OldestMajor} or later.");

    private static async Task<Finding> DurableAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        var off = await ListAsync(connection, "select name from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off' order by 1", stop);
        return off.Count == 0
            ? Finding.Fine("durable", "What was saved is on the disk before anybody is told that it is.")
            : new Finding("durable", Verdict.Unsafe, $"The database runs with {string.Join(" and ", off)} off.", "A power cut would take saves that people were told are safe, or the whole database.", $"Set {string.Join(" and ", off)} to on in the server’s settings.");
    }

    private static async Task<Finding> RolesAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        var wrong = await ListAsync(connection, Roles, stop);
        return wrong.Count == 0
            ? Finding.Fine("database-roles", "The roles that serve pages own nothing and cannot pass row security.")
            : new Finding("database-roles", Verdict.Unsafe, $"In the database, {string.Join("; ", wrong)}.", "The wall between partnerships holds only against a role that owns nothing and has no rights of its own.", "Take these rights away: alter role … nosuperuser nobypassrls nocreaterole nocreatedb noreplication; reassign what it owns to lineofsight_owner.");
    }

    private async Task<Finding> ClockAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        // The first answer warms the way; of the second the middle of question and answer is compared.
        await ListAsync(connection, "select 'x'", stop);
        var (asked, started) = (clock.GetUtcNow(), clock.GetTimestamp());
        await using var command = new NpgsqlCommand("select clock_timestamp()", connection);
        var theirs = new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync(stop))!);
        var drift = (theirs - (asked + (clock.GetElapsedTime(started) / 2))).Duration();
        return drift <= MostDrift
            ? Finding.Fine("clock", "This machine’s clock and the database’s agree.")
            : new Finding("clock", Verdict.Unsafe, string.Create(CultureInfo.InvariantCulture, $"This machine’s clock and the database’s are {drift.TotalSeconds:N1} seconds apart."), "Deadlines, sessions and the audit trail would tell two times.", "Keep both machines’ clocks with NTP.");
    }

    private static async Task<Finding> DemonstrationAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        var people = await CountAsync(connection, "select count(*) from identity.account where is_demonstration", stop);
        return people == 0
            ? Finding.Fine("demonstration", "There are no people of the demonstration.")
            : new Finding("demonstration", Verdict.Advice, string.Create(CultureInfo.InvariantCulture, $"{people:N0} people of the demonstration are in this installation."), "They cannot sign in outside Development, but invented records stand among real ones.", "Begin with an empty data folder.");
    }

    private async Task<Finding> LastBackupAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand("select max(at) from kernel.backup", connection);
        var last = await command.ExecuteScalarAsync(stop) is DateTime at ? new DateTimeOffset(at) : (DateTimeOffset?)null;
        return last is { } made && clock.GetUtcNow() - made <= BackupMade.Stale
            ? Finding.Fine("last-backup", string.Create(CultureInfo.InvariantCulture, $"The last backup is of {Kernel.Clocks.London.TimeOf(made):d MMMM yyyy, HH:mm}."))
            : new Finding("last-backup", Verdict.Advice, last is { } old ? string.Create(CultureInfo.InvariantCulture, $"The last backup is of {Kernel.Clocks.London.TimeOf(old):d MMMM yyyy, HH:mm}.") : "No backup was ever made.", "What was written since would be lost with the disk.", "See why the nightly one was not made, and make one now: ./lineofsight backup FILE.");
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync(stop))!;
    }

    private static async Task<List<string>> ListAsync(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var rows = new List<string>();
        while (await reader.ReadAsync(stop))
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
