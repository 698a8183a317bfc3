using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace LineOfSight.Kernel.Data;

/// <summary>
/// The ways into the database. The owner's connection migrates; the app's role owns nothing and cannot pass row security;
/// the sealer's role numbers the audit trail; the jobs' role is the app's, and sees every partnership while a job acts;
/// the backups' role reads everything and writes nothing.
/// </summary>
/// <param name="owner">Connection string of a role that may create roles and owns the database.</param>
public sealed class Databases(string owner) : IAsyncDisposable
{
    /// <summary>The role that owns every table. It cannot sign in.</summary>
    public const string OwnerRole = "lineofsight_owner";

    /// <summary>The role that serves pages.</summary>
    public const string AppRole = "lineofsight_app";

    /// <summary>The role that seals the audit trail.</summary>
    public const string SealerRole = "lineofsight_sealer";

    /// <summary>The role that reads everything for backups and writes nothing.</summary>
    public const string BackupRole = "lineofsight_backup";

    /// <summary>The role of jobs: a member of the app's, so that every grant and policy of the app is theirs too.</summary>
    public const string JobsRole = "lineofsight_jobs";

    private const int MostAttempts = 20;

    // In seconds, for a connection: whoever waits for a page hears within five that the database does not answer.
    private const int LongestWait = 3;

    // In milliseconds, for a database that was asked to stop a question and stays silent.
    private const int LongestFarewell = 500;

    /// <summary>Connections for the migrator.</summary>
    public NpgsqlDataSource Owner { get; } = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(owner) { Pooling = false, ApplicationName = "lineofsight migrator" });

    /// <summary>Connections for pages and verbs.</summary>
    public NpgsqlDataSource App { get; } = NpgsqlDataSource.Create(As(owner, AppRole, 60));

    /// <summary>Connections for the sealer and the verifier.</summary>
    public NpgsqlDataSource Sealer { get; } = NpgsqlDataSource.Create(As(owner, SealerRole, 4));

    /// <summary>Connections for backups.</summary>
    public NpgsqlDataSource Backup { get; } = NpgsqlDataSource.Create(As(owner, BackupRole, 4));

    /// <summary>Connections for jobs and their scheduler.</summary>
    public NpgsqlDataSource Jobs { get; } = NpgsqlDataSource.Create(As(owner, JobsRole, 20));

    /// <summary>
    /// Makes the roles when they are missing and gives them passwords derived from the owner's, so that every node of an
    /// installation arrives at the same ones and none is stored.
    /// </summary>
    public async Task PrepareAsync(CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await PrepareOnceAsync(stop);
                return;
            }
            catch (PostgresException race) when (attempt < MostAttempts
                && race.SqlState is PostgresErrorCodes.InternalError or PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DuplicateObject)
            {
                // Roles belong to the whole server and the lock to one database: another installation was at the same role.
                await Task.Delay(TimeSpan.FromMilliseconds(20 * attempt), stop);
            }
        }
    }

    private async Task PrepareOnceAsync(CancellationToken stop)
    {
        await using var connection = await Owner.OpenConnectionAsync(stop);
        await RunAsync(connection, "select pg_advisory_lock(6021947)", stop);
        foreach (var (role, login) in new[] { (OwnerRole, false), (AppRole, true), (SealerRole, true), (JobsRole, true), (BackupRole, true) })
        {
            var password = login ? $" login password '{PasswordOf(owner, role)}'" : " nologin";
            await RunAsync(
                connection,
                $"""
                do $$ begin
                  if not exists (select 1 from pg_roles where rolname = '{role}') then create role {role}; end if;
                end $$;
                alter role {role} with{password};
                """,
                stop);
        }

        var database = await new NpgsqlCommand("select current_database()", connection).ExecuteScalarAsync(stop);
        var quoted = "\"" + ((string)database!).Replace("\"", "\"\"") + "\"";
        await RunAsync(
            connection,
            $"""
            grant {OwnerRole} to current_user;
            grant create, connect on database {quoted} to {OwnerRole};
            revoke all on schema public from public;
            revoke all on database {quoted} from public;
            grant connect on database {quoted} to {AppRole}, {SealerRole}, {JobsRole}, {BackupRole};
            grant {AppRole} to {JobsRole};
            """,
            stop);
        await RunAsync(connection, "select pg_advisory_unlock(6021947)", stop);
    }

    /// <summary>Closes all connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Jobs.DisposeAsync();
        await Sealer.DisposeAsync();
        await Backup.DisposeAsync();
        await Owner.DisposeAsync();
    }

    private static string As(string owner, string role, int connections)
    {
        return new NpgsqlConnectionStringBuilder(owner)
        {
            Username = role,
            Password = PasswordOf(owner, role),
            MaxPoolSize = connections,
            Timeout = LongestWait,
            CancellationTimeout = LongestFarewell,
            // Whoever acts is told to a transaction and forgotten with it: between two of them a connection holds nothing that must be reset.
            NoResetOnClose = true,
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
            ApplicationName = role.Replace('_', ' '),
        }.ConnectionString;
    }

    private static string PasswordOf(string owner, string role)
    {
        var password = new NpgsqlConnectionStringBuilder(owner).Password;
        return string.IsNullOrEmpty(password)
            ? throw new InvalidOperationException("The connection string LineOfSight must name a password: the app derives its own roles' passwords from it.")
            : Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(password), Encoding.UTF8.GetBytes(role)));
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(stop);
    }
}
