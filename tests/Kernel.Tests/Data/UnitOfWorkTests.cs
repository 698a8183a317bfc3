using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Tests.Workshop;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Kernel.Tests.Data;

public sealed class UnitOfWorkTests(NoteHouse house) : IClassFixture<NoteHouse>
{
    [Fact]
    public async Task No_command_runs_before_the_database_knows_who_acts_or_after_the_commit()
    {
        var partnership = await house.PartnershipAsync("Lune");
        var keeper = await house.KeeperAsync("Gus Yarrow", partnership);
        await using var scope = house.Kernel.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LineOfSightDb>();
        var unit = scope.ServiceProvider.GetRequiredService<UnitOfWork>();

        await RefusedAsync(db);
        await using (await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            await RefusedAsync(db);
        }

        await unit.EnterAsync(keeper, session: null, TestContext.Current.CancellationToken);
        Assert.Empty(await db.Set<Note>().ToListAsync(TestContext.Current.CancellationToken));
        await unit.CommitAsync(TestContext.Current.CancellationToken);
        await RefusedAsync(db);
        Assert.True(await unit.EnterAgainAsync(TestContext.Current.CancellationToken));
        Assert.Empty(await db.Set<Note>().ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_closed_account_and_an_ended_session_act_as_nobody_and_open_nothing()
    {
        var partnership = await house.PartnershipAsync("Medway");
        var keeper = await house.KeeperAsync("Abe Vane", partnership);
        var session = NewId.Next();
        await house.SqlAsync(
            "insert into identity.session (id, account_id, started_at, expires_at, ended_at) values ($1, $2, $3, $4, $3)",
            session, keeper, house.Clock.GetUtcNow(), house.Clock.GetUtcNow().AddHours(1));
        foreach (var end in new[] { session, NewId.Next() })
        {
            await using var scope = house.Kernel.CreateAsyncScope();
            var unit = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
            Assert.False(await unit.EnterAsync(keeper, end, TestContext.Current.CancellationToken));
            Assert.False(unit.IsOpen);
            Assert.Same(Person.Nobody, unit.Person);
            await RefusedAsync(scope.ServiceProvider.GetRequiredService<LineOfSightDb>());
        }

        await house.SqlAsync("update identity.account set closed_at = now() where id = $1", keeper);
        await using var later = house.Kernel.CreateAsyncScope();
        Assert.False(await later.ServiceProvider.GetRequiredService<UnitOfWork>().EnterAsync(keeper, session: null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_is_not_committed_leaves_neither_record_nor_act()
    {
        var partnership = await house.PartnershipAsync("Nene");
        var keeper = await house.KeeperAsync("Una Thrift", partnership);
        await Assert.ThrowsAsync<TimeoutException>(() => house.NotesAsync(keeper, async notes =>
        {
            await notes.WriteAsync(partnership, "Never");
            throw new TimeoutException("The handler fails after the work.");
        }));

        Assert.Equal(0L, await house.SqlAsync<long>("select count(*) from workshop.note where partnership_id = $1", partnership));
        Assert.Equal(0L, await house.SqlAsync<long>("select count(*) from kernel.act where person_id = $1", keeper));
        Assert.Equal(0L, await house.SqlAsync<long>("select count(*) from kernel.act_link where partnership_id = $1", partnership));
    }

    private static async Task RefusedAsync(LineOfSightDb db)
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Set<Note>().ToListAsync(TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Database.ExecuteSqlAsync($"select 1", TestContext.Current.CancellationToken));
        Assert.Throws<InvalidOperationException>(() => db.Set<Act>().Count());
    }
}
