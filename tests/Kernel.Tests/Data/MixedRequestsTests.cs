using System.Collections.Concurrent;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Tests.Workshop;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
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
        var contexts = new HashSet<LineOfSightDb>();
        var pool = PoolOf(house.Modules);
        var crossings = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(Enumerable.Range(0, Requests), new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = TestContext.Current.CancellationToken }, async (i, stop) =>
        {
            await using var db = pool.Take(few);
            lock (contexts)
            {
                contexts.Add(db);
            }

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

        // Contexts and connections changed hands all the time.
        Assert.InRange(contexts.Count, 1, Requests / 10);
    }

    [Fact]
    public async Task A_context_that_is_used_again_has_forgotten_everything()
    {
        var pool = PoolOf(house.Modules);
        LineOfSightDb first;
        await using (first = pool.Take(house.App))
        {
            var unit = new UnitOfWork(first, house.Clock);
            await unit.EnterAsync(null, session: null, TestContext.Current.CancellationToken);
            first.Add(new Account { Id = NewId.Next(), Name = "Left behind" });
        }

        await using var again = pool.Take(house.App);
        Assert.Same(first, again);
        Assert.Empty(again.ChangeTracker.Entries());
        Assert.Null(again.Database.CurrentTransaction);
        await Assert.ThrowsAsync<InvalidOperationException>(() => again.Set<Note>().AnyAsync(TestContext.Current.CancellationToken));
    }

    private static ContextPool PoolOf(ModuleList modules) => new(new ServiceCollection().AddSingleton(modules).BuildServiceProvider(), NullLoggerFactory.Instance);

    /// <summary>A pool of four connections; the product's own is larger, and a connection would rarely change hands.</summary>
    private async Task<NpgsqlDataSource> FewAsync()
    {
        var password = Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
        await house.SqlAsync($"create role few login password '{password}'; grant lineofsight_app to few; grant connect on database {await house.SqlAsync<string>("select current_database()")} to few");
        var app = new NpgsqlConnectionStringBuilder(house.App.ConnectionString);
        return NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder { Host = app.Host, Database = app.Database, Username = "few", Password = password, MaxPoolSize = 4, SslMode = SslMode.Disable });
    }
}
