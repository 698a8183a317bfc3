using System.Runtime.Versioning;
using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Acts.Sealing;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Data.Embedded;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Tests.Data.Embedded;
using LineOfSight.Kernel.Tests.Workshop;
using LineOfSight.Kit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LineOfSight.Kernel.Tests.Data;

/// <summary>The oldest PostgreSQL that is promised: the whole house migrates on it, walls and chain hold.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class OldestPostgresTests
{
    private static readonly string Binaries = Environment.GetEnvironmentVariable("LINEOFSIGHT_POSTGRES_15_BIN") ?? "/usr/lib/postgresql/15/bin";

    [Fact]
    public async Task The_house_stands_on_PostgreSQL_15()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(Binaries, "initdb")), $"PostgreSQL 15 is not installed in {Binaries}; LINEOFSIGHT_POSTGRES_15_BIN may name another folder");
        using var folder = new ThrowawayFolder();
        await using var server = await folder.StartAsync(join: false, Binaries);
        Assert.StartsWith("15.", (string)(await ThrowawayFolder.AskAsync(server, "show server_version"))!, StringComparison.Ordinal);
        await ThrowawayFolder.AskAsync(server, "create database oldest");
        await using var installation = await Installation.OpenAsync(
            server.ConnectionStringTo("oldest"), new DataFolder(folder.Data), new ConfigurationBuilder().Build(), null, TestContext.Current.CancellationToken);
        await using var provider = await NoteHouse.ProviderAsync(installation, new ModuleList([new NoteModule()]), new FakeClock());
        await using var owner = NpgsqlDataSource.Create(server.ConnectionStringTo("oldest"));
        var keepers = new List<(Guid Partnership, Guid Person)>();
        foreach (var name in new[] { "Itchen", "Kennet" })
        {
            keepers.Add((NewId.Next(), NewId.Next()));
            await using var command = owner.CreateCommand(
                $"""
                insert into kernel.partnership (id, name) values ('{keepers[^1].Partnership}', '{name}');
                insert into identity.account (id, name, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count, is_demonstration)
                  values ('{keepers[^1].Person}', 'Keeper of {name}', true, false, false, false, 0, false);
                insert into kernel.assignment (id, person_id, role, partnership_id, starts_at, version)
                  values (gen_random_uuid(), '{keepers[^1].Person}', '{NoteModule.Keeper}', '{keepers[^1].Partnership}', '2026-01-01', 1);
                """);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(1, await AsAsync(provider, keepers[0].Person, async notes =>
        {
            await notes.WriteAsync(keepers[0].Partnership, "Text", "Because");
            return await notes.CountAsync();
        }));
        Assert.Equal(0, await AsAsync(provider, keepers[1].Person, notes => notes.CountAsync()));
        Assert.Equal(1, await provider.GetRequiredService<Sealer>().SealAsync(TestContext.Current.CancellationToken));
        var verified = await provider.GetRequiredService<Verifier>().VerifyAsync([], TestContext.Current.CancellationToken);
        Assert.Equal((1L, 1L), (verified.Entries, verified.Texts));
        Assert.Empty(verified.Faults);
    }

    private static async Task<int> AsAsync(ServiceProvider provider, Guid person, Func<Notes, Task<int>> act)
    {
        await using var scope = provider.CreateAsyncScope();
        var unit = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        Assert.True(await unit.EnterAsync(person, session: null, TestContext.Current.CancellationToken));
        var result = await act(scope.ServiceProvider.GetRequiredService<Notes>());
        await unit.CommitAsync(TestContext.Current.CancellationToken);
        return result;
    }
}
