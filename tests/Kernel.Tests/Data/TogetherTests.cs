using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Tests.Workshop;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LineOfSight.Kernel.Tests.Data;

/// <summary>Questions that go to the database together.</summary>
public sealed class TogetherTests(NoteHouse house) : IClassFixture<NoteHouse>
{
    [Fact]
    public async Task Each_question_gets_its_own_rows_as_if_it_were_alone()
    {
        var keeper = await KeeperAsync("Alde", "one", "two", "three");
        await InAsync(keeper, async s =>
        {
            var (db, together, wanted) = (s.GetRequiredService<LineOfSightDb>(), s.GetRequiredService<Together>(), "two");
            var notes = together.Ask(db.Set<Note>().OrderBy(n => n.Text));
            var none = together.Ask(db.Set<Note>().Where(n => n.Text == "nowhere"));
            var own = together.Ask(new NpgsqlBatchCommand("select text from workshop.note where text <> $1 order by text") { Parameters = { new() { Value = "one" } } }, r => r.GetString(0));
            var some = together.Ask(db.Set<Note>().Where(n => n.Text == wanted).Select(n => new { n.Text, Length = n.Text.Length, Kind = "note" }));
            var count = together.Ask(db.Set<Note>().GroupBy(n => n.PartnershipId).Select(g => g.Count()));
            Assert.Throws<InvalidOperationException>(() => notes.Rows);
            await together.SendAsync(CancellationToken.None);

            Assert.Equal(["one", "three", "two"], notes.Rows.Select(n => n.Text));
            Assert.Empty(none.Rows);
            Assert.Equal(["three", "two"], own.Rows);
            Assert.Equal(new { Text = "two", Length = 3, Kind = "note" }, Assert.Single(some.Rows));
            Assert.Equal([3], count.Rows);

            // They are followed like any other, and a query after them asks for itself.
            Assert.Same(notes.Rows[0], await db.Set<Note>().SingleAsync(n => n.Text == "one"));
            await together.SendAsync(CancellationToken.None);
            Assert.Equal(3, notes.Rows.Count);
        });
    }

    [Fact]
    public async Task What_one_question_is_refused_for_takes_all_back_and_leaves_nothing_behind()
    {
        var keeper = await KeeperAsync("Blyth", "one");
        await InAsync(keeper, async s =>
        {
            var (db, together, unit) = (s.GetRequiredService<LineOfSightDb>(), s.GetRequiredService<Together>(), s.GetRequiredService<UnitOfWork>());
            var broken = together.Ask(new NpgsqlBatchCommand("select 1 / (select count(*) from workshop.note where text = 'nowhere')"), r => r.GetInt64(0));
            var notes = together.Ask(db.Set<Note>());
            await Assert.ThrowsAsync<PostgresException>(() => together.SendAsync(CancellationToken.None));
            Assert.Throws<InvalidOperationException>(() => broken.Rows);
            Assert.Throws<InvalidOperationException>(() => notes.Rows);
            await unit.StartOverAsync(CancellationToken.None);
            Assert.Equal("one", (await db.Set<Note>().SingleAsync()).Text);
        });
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_leaves_no_answer_for_the_next_query()
    {
        var keeper = await KeeperAsync("Chelmer", "one");
        await InAsync(keeper, async s =>
        {
            var (db, together, unit) = (s.GetRequiredService<LineOfSightDb>(), s.GetRequiredService<Together>(), s.GetRequiredService<UnitOfWork>());
            together.Ask(db.Set<Note>().Select(n => int.Parse(n.Text)));
            await Assert.ThrowsAnyAsync<Exception>(() => together.SendAsync(CancellationToken.None));
            await unit.StartOverAsync(CancellationToken.None);
            Assert.Equal("one", (await db.Set<Note>().SingleAsync()).Text);
        });
    }

    [Fact]
    public async Task Nothing_is_sent_before_the_database_knows_who_acts()
    {
        await using var scope = house.Kernel.CreateAsyncScope();
        var (db, together) = (scope.ServiceProvider.GetRequiredService<LineOfSightDb>(), scope.ServiceProvider.GetRequiredService<Together>());
        together.Ask(db.Set<Note>());
        await Assert.ThrowsAsync<InvalidOperationException>(() => together.SendAsync(CancellationToken.None));
    }

    private async Task InAsync(Guid person, Func<IServiceProvider, Task> work)
    {
        await using var scope = house.Kernel.CreateAsyncScope();
        Assert.True(await scope.ServiceProvider.GetRequiredService<UnitOfWork>().EnterAsync(person, session: null, CancellationToken.None));
        await work(scope.ServiceProvider);
    }

    private async Task<Guid> KeeperAsync(string partnership, params string[] texts)
    {
        var of = await house.PartnershipAsync(partnership);
        foreach (var text in texts)
        {
            await house.SqlAsync("insert into workshop.note (id, partnership_id, text, version) values ($1, $2, $3, 1)", NewId.Next(), of, text);
        }

        return await house.KeeperAsync($"Keeper of {partnership}", of);
    }
}
