using LineOfSight.Kernel;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Data.Embedded;
using Npgsql;

namespace LineOfSight.Host.Serving;

/// <summary>The installation cannot be opened; the message says why and what to do.</summary>
public sealed class InstallationException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>An opened installation: its data folder, and its database, embedded or external, migrated.</summary>
public sealed class Installation : IAsyncDisposable
{
    private const string DatabaseName = "lineofsight";
    private readonly EmbeddedPostgres? embedded;

    private Installation(DataFolder folder, Databases databases, IConfiguration configuration, EmbeddedPostgres? embedded) =>
        (Folder, Databases, Configuration, this.embedded) = (folder, databases, configuration, embedded);

    /// <summary>The data folder.</summary>
    public DataFolder Folder { get; }

    /// <summary>The folder's own server; null when the database is somebody else's.</summary>
    internal EmbeddedPostgres? Embedded => embedded;

    /// <summary>The connections.</summary>
    public Databases Databases { get; }

    /// <summary>Settings from the environment and from <c>appsettings.json</c> beside the program.</summary>
    public IConfiguration Configuration { get; }

    /// <summary>Starts or joins the embedded database, or connects to <c>ConnectionStrings:LineOfSight</c>, and migrates.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="serving">True for <c>serve</c>: a second one on the same folder is refused.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task<Installation> OpenAsync(string data, bool serving, CancellationToken stop)
    {
        if (File.Exists(UnfinishedIn(data)))
        {
            throw new InstallationException($"A restore into {data} did not end well, and what is there must not be used. Empty the folder and restore again.");
        }

        var configuration = Settings();
        var (owner, embedded) = await FindDatabaseAsync(configuration, data, serving, stop);
        return await OpenAsync(owner, new DataFolder(data), configuration, embedded, stop);
    }

    /// <summary>Settings from the environment and from <c>appsettings.json</c> beside the program.</summary>
    public static IConfiguration Settings() => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
        .AddEnvironmentVariables()
        .Build();

    /// <summary>The file that says that a restore into this folder has not ended, or not well.</summary>
    public static string UnfinishedIn(string data) => Path.Combine(data, "restore-unfinished.txt");

    /// <summary>The owner's way into the database: the settings', or that of the folder's own server, started or joined.</summary>
    internal static async Task<(string Owner, EmbeddedPostgres? Embedded)> FindDatabaseAsync(IConfiguration configuration, string data, bool serving, CancellationToken stop)
    {
        var owner = configuration.GetConnectionString("LineOfSight");
        CheckConnection(owner);
        MakeFolder(data);
        if (!string.IsNullOrEmpty(owner))
        {
            return (owner, null);
        }

        using var log = LoggerFactory.Create(l => l.AddConsole(c => c.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning));
        var embedded = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { DataDirectory = data, JoinRunning = !serving }, log.CreateLogger<EmbeddedPostgres>(), stop);
        await CreateDatabaseAsync(embedded, stop);
        return (embedded.ConnectionStringTo(DatabaseName), embedded);
    }

    /// <summary>Opens an installation on a database that is already there; for tests and for external servers.</summary>
    public static async Task<Installation> OpenAsync(string owner, DataFolder folder, IConfiguration configuration, EmbeddedPostgres? embedded, CancellationToken stop)
    {
        Databases? databases = null;
        try
        {
            databases = new Databases(owner);
            await new Migrator(databases, Modules.All).MigrateAsync(stop);
            return new Installation(folder, databases, configuration, embedded);
        }
        catch (Exception trouble)
        {
            if (databases is not null)
            {
                await databases.DisposeAsync();
            }

            if (embedded is not null)
            {
                await embedded.DisposeAsync();
            }

            throw trouble is NpgsqlException ? new InstallationException($"The database cannot be used: {trouble.Message}", trouble) : trouble;
        }
    }

    /// <summary>The services for a verb of the command line, without pages.</summary>
    public ServiceProvider ServicesForVerbs() => ServicesForVerbs(TimeProvider.System);

    /// <summary>The services for a verb, with a clock of its own: the demonstration acts in years gone by.</summary>
    public ServiceProvider ServicesForVerbs(TimeProvider clock)
    {
        var services = new ServiceCollection();
        services.AddSingleton(clock);
        services.AddSingleton(Configuration);
        services.AddLogging(l => l.AddConsole(c => c.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.EntityFrameworkCore.Model", LogLevel.Error)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
        Serving.KeyRing.Add(services, Configuration, Folder.Path);
        services.AddKernel(Databases, Folder, Modules.All, Roles());
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    /// <summary>The roles file, read.</summary>
    public static IReadOnlyList<Role> Roles()
    {
        using var yaml = new StreamReader(typeof(Installation).Assembly.GetManifestResourceStream("roles.yaml")!);
        return RoleBook.Read(yaml);
    }

    /// <summary>Closes the connections and leaves the embedded database, which stops when nobody else uses it.</summary>
    public async ValueTask DisposeAsync()
    {
        await Databases.DisposeAsync();
        if (embedded is not null)
        {
            await embedded.DisposeAsync();
        }
    }

    private static void CheckConnection(string? owner)
    {
        if (string.IsNullOrEmpty(owner))
        {
            return;
        }

        const string How = "Set it to Host=…;Database=…;Username=…;Password=…, or leave it out for the installation's own database.";
        try
        {
            var parts = new NpgsqlConnectionStringBuilder(owner);
            if (new[] { parts.Host, parts.Username, parts.Password }.Any(string.IsNullOrEmpty))
            {
                throw new InstallationException($"The connection string ConnectionStrings__LineOfSight must name a host, a user name and a password. {How}");
            }
        }
        catch (ArgumentException trouble)
        {
            throw new InstallationException($"The connection string ConnectionStrings__LineOfSight cannot be read. {How}", trouble);
        }
    }

    private static void MakeFolder(string data)
    {
        try
        {
            Directory.CreateDirectory(data);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new InstallationException($"The data folder {data} cannot be made: {trouble.Message} Name another with --data.", trouble);
        }
    }

    private static async Task CreateDatabaseAsync(EmbeddedPostgres embedded, CancellationToken stop)
    {
        await using var source = NpgsqlDataSource.Create(embedded.SuperuserConnectionString);
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var exists = new NpgsqlCommand($"select 1 from pg_database where datname = '{DatabaseName}'", connection);
        if (await exists.ExecuteScalarAsync(stop) is null)
        {
            await using var create = new NpgsqlCommand($"create database {DatabaseName}", connection);
            await create.ExecuteNonQueryAsync(stop);
        }
    }
}
