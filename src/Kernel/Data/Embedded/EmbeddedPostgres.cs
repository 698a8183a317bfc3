using Microsoft.Extensions.Logging;
using Npgsql;

namespace LineOfSight.Kernel.Data.Embedded;

/// <summary>The private PostgreSQL of one data folder: a real server on a Unix socket, without TCP, started by whoever needs it
/// first and stopped by whoever leaves last. Dispose it when the work is done.</summary>
public sealed partial class EmbeddedPostgres : IAsyncDisposable
{
    /// <summary>The role that owns the cluster.</summary>
    public const string Superuser = "lineofsight_super";

    private readonly Func<Task> leave;
    private readonly Func<CancellationToken, Task<bool>> revive;
    private readonly SemaphoreSlim leaving = new(1);
    private readonly EventHandler atExit;
    private readonly UnhandledExceptionEventHandler atError;
    private readonly string password;
    private bool left;

    private EmbeddedPostgres(string socketFolder, string password, bool started, Func<CancellationToken, Task<bool>> revive, Func<Task> leave)
    {
        (SocketFolder, this.password, Started, this.revive, this.leave) = (socketFolder, password, started, revive, leave);
        // A program that ends without disposing, or by an unhandled error, must not leave a server behind.
        atExit = (_, _) => StopAsync().GetAwaiter().GetResult();
        atError = (_, _) => StopAsync().GetAwaiter().GetResult();
        AppDomain.CurrentDomain.ProcessExit += atExit;
        AppDomain.CurrentDomain.UnhandledException += atError;
    }

    /// <summary>The folder of the server's Unix socket: the host to give to any client.</summary>
    public string SocketFolder { get; }

    /// <summary>True when this call started the server; false when one was already running and was joined.</summary>
    public bool Started { get; }

    /// <summary>Connects the superuser to the database <c>postgres</c>: for making roles and databases, nothing else.</summary>
    public string SuperuserConnectionString => ConnectionStringTo("postgres", Superuser, password);

    /// <summary>A connection string to a database of this server.</summary>
    /// <param name="database">The database's name.</param>
    /// <param name="role">The role to sign in as; the superuser when null.</param>
    /// <param name="rolePassword">That role's password; required with <paramref name="role"/>.</param>
    public string ConnectionStringTo(string database, string? role = null, string? rolePassword = null) => new NpgsqlConnectionStringBuilder
    {
        Host = SocketFolder,
        Database = database,
        Username = role ?? Superuser,
        Password = role is null ? password : rolePassword,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    /// <summary>Makes the cluster when there is none, starts the server when nobody has, and returns once it answers.</summary>
    /// <exception cref="EmbeddedPostgresException">Nothing can be started here; the message says why and what to do.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions options, ILogger logger, CancellationToken stop = default)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new EmbeddedPostgresException($"There is no embedded PostgreSQL for Windows; {EmbeddedPostgresException.UseYourOwn}.");
        }
        try
        {
            return await new Arrival(options, logger).ArriveAsync(stop);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedPostgresException($"The data folder {Path.GetFullPath(options.DataDirectory)} cannot be used: {trouble.Message}", trouble);
        }
    }

    /// <summary>Starts the server again when it has gone without anybody stopping it. Connections made before are lost; what was
    /// acknowledged is not.</summary>
    /// <returns>True when it had gone and answers again.</returns>
    /// <exception cref="EmbeddedPostgresException">It does not start; the message says why.</exception>
    public async Task<bool> ReviveAsync(CancellationToken stop = default)
    {
        await leaving.WaitAsync(stop);
        try
        {
            return !left && await revive(stop);
        }
        finally
        {
            leaving.Release();
        }
    }

    /// <summary>Leaves the server, and stops it when nobody else is at work with it. Further calls do nothing.</summary>
    public async Task StopAsync()
    {
        await leaving.WaitAsync();
        try
        {
            if (!left)
            {
                left = true;
                AppDomain.CurrentDomain.ProcessExit -= atExit;
                AppDomain.CurrentDomain.UnhandledException -= atError;
                NpgsqlConnection.ClearPool(new NpgsqlConnection(SuperuserConnectionString));
                await leave();
            }
        }
        finally
        {
            leaving.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync();
}
