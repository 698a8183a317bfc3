using System.Security.Claims;
using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Jobs;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Xunit;

namespace LineOfSight.Kit;

/// <summary>
/// The real product on a database of its own, served by Kestrel on loopback. A class fixture: one per test class.
/// </summary>
public class House : IAsyncLifetime
{
    private Installation? installation;
    private WebApplication? site;
    private string? owner;
    private int turns;

    /// <summary>True where what is measured is to cost what it costs on a real disk: acknowledged is stored. Set before the first house; tests go without.</summary>
    public static bool IsDurable { get; set; }

    /// <summary>The clock of this house.</summary>
    public FakeClock Clock { get; } = new();

    /// <summary>The superuser's connections: past every wall, to look and to plant.</summary>
    public NpgsqlDataSource Owner { get; private set; } = null!;

    /// <summary>The app's connections: behind row security.</summary>
    public NpgsqlDataSource App => installation!.Databases.App;

    /// <summary>The opened installation.</summary>
    public Installation Installation => installation!;

    /// <summary>The site's services.</summary>
    public IServiceProvider Services => site!.Services;

    /// <summary>Where the site listens, such as <c>http://127.0.0.1:40123</c>.</summary>
    public string Address => site!.Urls.First();

    /// <summary>Development or Production.</summary>
    protected virtual string EnvironmentName => "Development";

    /// <summary>Changes to the services, for tests that break something on purpose.</summary>
    protected virtual void Change(IServiceCollection services)
    {
    }

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        var cluster = await Cluster.SharedAsync();
        LogFolder = cluster.Folder;
        owner = await cluster.CopyAsync();
        var folder = new DataFolder(Directory.CreateDirectory(Path.Combine(cluster.Folder, "house-" + NewId.Next().ToString("N")[..8])).FullName);
        installation = await Installation.OpenAsync(owner, folder, new ConfigurationBuilder().Build(), null, CancellationToken.None);
        Owner = NpgsqlDataSource.Create(owner);
        site = Site.Build(installation, new SiteSettings { Urls = "http://127.0.0.1:0", Environment = EnvironmentName, Clock = Clock, Change = Change });
        await site.StartAsync();
        await FillAsync();
    }

    /// <summary>Fills the house before the tests; nothing unless overridden.</summary>
    protected virtual Task FillAsync() => Task.CompletedTask;

    /// <inheritdoc />
    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (site is not null)
        {
            await site.StopAsync();
            await site.DisposeAsync();
        }

        if (installation is not null)
        {
            await installation.DisposeAsync();
        }

        if (Owner is not null)
        {
            await Owner.DisposeAsync();
        }
    }

    /// <summary>A partnership: only the row that the wall needs.</summary>
    public async Task<Guid> PartnershipAsync(string name)
    {
        var id = NewId.Next();
        await SqlAsync("insert into kernel.partnership (id, name) values ($1, $2)", id, name);
        return id;
    }

    /// <summary>A person with a role that holds from yesterday.</summary>
    /// <param name="name">The name.</param>
    /// <param name="role">The role's key.</param>
    /// <param name="partnership">The partnership, or null for a role of the installation.</param>
    /// <param name="agencyId">The agency the person acts for.</param>
    public async Task<Guid> PersonAsync(string name, string role, Guid? partnership, Guid? agencyId = null)
    {
        var id = NewId.Next();
        var email = $"{id:N}@example.org";
        await SqlAsync(
            """
            insert into identity.account (id, name, user_name, normalized_user_name, email, normalized_email, email_confirmed, phone_number_confirmed,
              two_factor_enabled, lockout_enabled, access_failed_count, is_demonstration, security_stamp, concurrency_stamp)
            values ($1, $2, $3, upper($3), $3, upper($3), true, false, false, true, 0, false, 'stamp', 'stamp')
            """,
            id, name, email);
        await AssignAsync(id, role, partnership, agencyId);
        return id;
    }

    /// <summary>A further role of a person, from yesterday.</summary>
    public async Task<Guid> AssignAsync(Guid person, string role, Guid? partnership, Guid? agencyId = null, Guid? bodyId = null)
    {
        var id = NewId.Next();
        await SqlAsync(
            "insert into kernel.assignment (id, person_id, role, partnership_id, agency_id, body_id, starts_at, version) values ($1, $2, $3, $4, $5, $6, $7, 1)",
            id, person, role, (object?)partnership ?? DBNull.Value, (object?)agencyId ?? DBNull.Value, (object?)bodyId ?? DBNull.Value, Clock.GetUtcNow().AddDays(-1));
        return id;
    }

    /// <summary>One unit of work as a person, committed when it returns.</summary>
    public async Task<T> AsAsync<T>(Guid? person, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        var unit = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        await unit.EnterAsync(person, session: null, CancellationToken.None);
        var result = await work(scope.ServiceProvider);
        await unit.CommitAsync(CancellationToken.None);
        return result;
    }

    /// <inheritdoc cref="AsAsync{T}(Guid?, Func{IServiceProvider, Task{T}})" />
    public Task AsAsync(Guid? person, Func<IServiceProvider, Task> work) => AsAsync(person, async services =>
    {
        await work(services);
        return true;
    });

    /// <summary>Runs a turn of a job now, as its scheduler would; false when it failed.</summary>
    /// <param name="job">The job's key.</param>
    public Task<bool> TurnAsync(string job) => Services.GetRequiredService<JobRunner>().RunAsync(
        Services.GetRequiredService<JobBook>().Find(job)!, Clock.GetUtcNow().AddMicroseconds(Interlocked.Increment(ref turns)), CancellationToken.None);

    /// <summary>One unit of work as a job does it, on the way into the database that jobs have.</summary>
    public async Task AsJobAsync(Func<IServiceProvider, Task> work)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<WayIn>().OfJobs();
        await using var unit = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        await unit.EnterAsync(Kernel.Access.Account.Itself, session: null, CancellationToken.None);
        await work(scope.ServiceProvider);
        await unit.CommitAsync(CancellationToken.None);
    }

    /// <summary>A browser that a person has signed in with.</summary>
    public Browser Browser(Guid person) => new(Address, SessionOf(person), BehindProxy);

    /// <summary>The cookie of a session that a person has just begun, for clients of another kind.</summary>
    public System.Net.Cookie SessionOf(Guid person)
    {
        var session = NewId.Next();
        var now = Clock.GetUtcNow();
        using (var command = Owner.CreateCommand("insert into identity.session (id, account_id, started_at, expires_at, last_seen_at, fresh_at, way) values ($1, $2, $3, $4, $4, $4, 'test')"))
        {
            // As long as the test likes: it is neither idle nor asked again who it is.
            foreach (var value in (object[])[session, person, now, now.AddYears(1)])
            {
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            }

            command.ExecuteNonQuery();
        }

        return new System.Net.Cookie(SessionCookie.Cookie.Name!, CookieOf(person, session));
    }

    /// <summary>A browser that nobody has signed in with.</summary>
    public Browser Visitor() => new(Address, null, BehindProxy);

    /// <summary>The value of the session cookie, as the site itself would write it.</summary>
    public string CookieOf(Guid person, Guid session)
    {
        ClaimsPrincipal principal = SignInCookie.Principal(person, session);
        var properties = new AuthenticationProperties { IssuedUtc = Clock.GetUtcNow(), ExpiresUtc = Clock.GetUtcNow().AddYears(1) };
        return SessionCookie.TicketDataFormat.Protect(new AuthenticationTicket(principal, properties, CookieAuthenticationDefaults.AuthenticationScheme));
    }

    // Outside Development a house answers only what came over https.
    private bool BehindProxy => EnvironmentName != "Development";

    private CookieAuthenticationOptions SessionCookie =>
        Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme);

    /// <summary>The folder of the cluster's own log.</summary>
    public string LogFolder { get; private set; } = "";

    /// <summary>Closes the idle connections of the app, so that the next one begins with new settings.</summary>
    public void EndConnections() => App.Clear();

    /// <summary>The superuser's connection string to this house's database, for a program of its own.</summary>
    public string OwnerConnection => owner!;

    /// <summary>The superuser's connection string to another database of this test program's cluster.</summary>
    public string ConnectionStringTo(string database) => new NpgsqlConnectionStringBuilder(owner) { Database = database }.ConnectionString;

    /// <summary>Runs SQL as the superuser.</summary>
    public async Task SqlAsync(string sql, params object[] values)
    {
        await using var command = Owner.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Reads one value as the superuser.</summary>
    public async Task<T> SqlAsync<T>(string sql, params object[] values)
    {
        await using var command = Owner.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return (T)(await command.ExecuteScalarAsync())!;
    }
}
