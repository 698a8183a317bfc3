using System.Collections.Concurrent;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Tests.Workshop;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace LineOfSight.Kernel.Tests.Data;

/// <summary>Two people and a visitor take turns on few pooled connections; nobody is ever served as somebody else.</summary>
public sealed class MixedRequestsTests(NoteHouse house) : IClassFixture<NoteHouse>
{
    private const int Requests = 10_000;

    [Fact]
    public async Task Ten_thousand_mixed_requests_cross_nothing()
    {
        var partnerships = new[] { await house.PartnershipAsync("Itchen"), await house.PartnershipAsync("Kennet") };
        var people = new[] { await house.KeeperAsync("Ina Quill", partnerships[0]), await house.KeeperAsync("Ola Penn", partnerships[1]) };
        for (var i = 0; i < 2; i++)
        {
            for (var n = 0; n <= i; n++)
            {
                await house.NotesAsync(people[i], notes => notes.WriteAsync(partnerships[i], $"Note {n}"));
            }
        }

        await using var few = await FewAsync();
        var options = new DbContextOptionsBuilder<LineOfSightDb>().UseNpgsql(few).AddInterceptors(new WhoActsGuard()).ReplaceService<IModelCacheKeyFactory, ModelOfModules>().Options;
        var crossings = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(Enumerable.Range(0, Requests), new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = TestContext.Current.CancellationToken }, async (i, stop) =>
        {
            await using var db = new LineOfSightDb(options, house.Modules);
            await using var unit = new UnitOfWork(db, house.Clock);
            var who = i % 5 == 4 ? -1 : i % 2;
            await unit.EnterAsync(who < 0 ? null : people[who], session: null, stop);
            // Neither a filter nor a scope: only the database knows who asks.
            var seen = await db.Set<Note>().AsNoTracking().Select(n => n.PartnershipId).ToListAsync(stop);
            if (seen.Count != who + 1 || seen.Exists(p => p != partnerships[who]))
            {
                crossings.Add($"request {i} of {who} saw {seen.Count} notes");
            }

            if (i % 7 != 0)
            {
                await unit.CommitAsync(stop);
            }
        });

        Assert.Empty(crossings);
    }

    /// <summary>A pool of four connections; the product's own is larger, and a connection would rarely change hands.</summary>
    private async Task<NpgsqlDataSource> FewAsync()
    {
        var password = Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
        await house.SqlAsync($"create role few login password '{password}'; grant lineofsight_app to few; grant connect on database {await house.SqlAsync<string>("select current_database()")} to few");
        var app = new NpgsqlConnectionStringBuilder(house.App.ConnectionString);
        return NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder { Host = app.Host, Database = app.Database, Username = "few", Password = password, MaxPoolSize = 4, SslMode = SslMode.Disable });
    }
}
