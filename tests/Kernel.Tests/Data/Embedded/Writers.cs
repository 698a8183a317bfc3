using System.Diagnostics;
using System.Runtime.Versioning;
using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Acts.Sealing;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Data.Embedded;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Tests.Workshop;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace LineOfSight.Kernel.Tests.Data.Embedded;

/// <summary>
/// Another process in which eight people save notes through the use case, one after the other, and write down each save once it was
/// acknowledged; beside them the audit trail is sealed and the guard brings the database back. It goes on until it is killed.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed class Writers
{
    public const int Count = 8;
    private const string FolderVariable = "LINEOFSIGHT_TEST_WRITE";
    private const string Database = "kept";

    [Fact(Explicit = true)]
    public async Task Write()
    {
        var data = Environment.GetEnvironmentVariable(FolderVariable) ?? throw new InvalidOperationException($"{FolderVariable} names no folder.");
        var stop = TestContext.Current.CancellationToken;
        await using var server = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataDirectory = data, SharedBuffersMegabytes = 16 }, NullLogger.Instance, stop);
        using var guard = new DatabaseGuard(server, NullLogger<DatabaseGuard>.Instance);
        await guard.StartAsync(stop);
        await using var installation = await OpenAsync(server, data);
        await using var provider = await NoteHouse.ProviderAsync(installation, new ModuleList([new NoteModule()]), TimeProvider.System);
        var (partnership, keeper) = await KeeperAsync(server);
        await File.WriteAllTextAsync(Path.Combine(data, "ready"), "", stop);
        var sealing = SealAsync(provider.GetRequiredService<Sealer>());
        await Task.WhenAll(Enumerable.Range(0, Count).Select(i => SaveAsync(provider, partnership, keeper, Path.Combine(data, $"acknowledged-{Environment.ProcessId}-{i}"))));
        await sealing;
    }

    /// <summary>Starts such a process and returns once it saves.</summary>
    internal static async Task<Process> StartAsync(ThrowawayFolder folder)
    {
        string[] command = [Environment.ProcessPath!, .. Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet" ? new[] { typeof(Writers).Assembly.Location } : [],
            "-explicit", "only", "-method", $"{typeof(Writers).FullName}.{nameof(Write)}"];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true };
        start.Environment[FolderVariable] = folder.Data;
        var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var ready = Path.Combine(folder.Data, "ready");
        while (!File.Exists(ready))
        {
            Assert.False(process.HasExited, process.HasExited ? await said : "");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        File.Delete(ready);
        return process;
    }

    /// <summary>Opens what the writers wrote.</summary>
    internal static async Task<Installation> OpenAsync(EmbeddedPostgres server, string data)
    {
        await using (var source = NpgsqlDataSource.Create(server.SuperuserConnectionString + ";Pooling=false"))
        await using (var exists = source.CreateCommand($"select 1 from pg_database where datname = '{Database}'"))
        {
            if (await exists.ExecuteScalarAsync() is null)
            {
                await using var create = source.CreateCommand($"create database {Database}");
                await create.ExecuteNonQueryAsync();
            }
        }

        return await Installation.OpenAsync(server.ConnectionStringTo(Database), new DataFolder(data), new ConfigurationBuilder().Build(), null, CancellationToken.None);
    }

    private static async Task<(Guid Partnership, Guid Keeper)> KeeperAsync(EmbeddedPostgres server)
    {
        var (partnership, keeper) = (new Guid("00000000-0000-4000-a000-000000000001"), new Guid("00000000-0000-4000-a000-000000000002"));
        await using var source = NpgsqlDataSource.Create(server.ConnectionStringTo(Database) + ";Pooling=false");
        await using var command = source.CreateCommand(
            $"""
            insert into kernel.partnership (id, name) values ('{partnership}', 'Kept') on conflict do nothing;
            insert into identity.account (id, name, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count, is_demonstration)
              values ('{keeper}', 'Keeper', true, false, false, false, 0, false) on conflict do nothing;
            insert into kernel.assignment (id, person_id, role, partnership_id, starts_at, version)
              values ('{keeper}', '{keeper}', '{NoteModule.Keeper}', '{partnership}', '2020-01-01', 1) on conflict do nothing;
            """);
        await command.ExecuteNonQueryAsync();
        return (partnership, keeper);
    }

    private static async Task SaveAsync(ServiceProvider provider, Guid partnership, Guid keeper, string acknowledged)
    {
        // Opened once and written through: what stands in it was acknowledged before the process was killed.
        await using var file = new FileStream(acknowledged, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        while (true)
        {
            try
            {
                await using var scope = provider.CreateAsyncScope();
                var unit = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
                if (!await unit.EnterAsync(keeper, session: null, CancellationToken.None))
                {
                    throw new InvalidOperationException("The keeper may not act.");
                }

                var note = await scope.ServiceProvider.GetRequiredService<Notes>().WriteAsync(partnership, "Kept, whatever is killed", "Because");
                await unit.CommitAsync(CancellationToken.None);
                await file.WriteAsync(System.Text.Encoding.ASCII.GetBytes(note + "\n"));
            }
            catch (Exception gone) when (Unavailable.Find(gone) is not null)
            {
                // As a person would: the page said that it was not saved, or that nobody knows.
                await Task.Delay(20);
            }
        }
    }

    private static async Task SealAsync(Sealer sealer)
    {
        while (true)
        {
            try
            {
                await sealer.SealAsync(CancellationToken.None);
            }
            catch (Exception gone) when (Unavailable.Find(gone) is not null)
            {
                // The next round seals what waits.
            }

            await Task.Delay(100);
        }
    }
}
