using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Tests.Workshop;

namespace LineOfSight.Kernel.Tests.Acts;

public sealed class WorkTests(NoteHouse house) : IClassFixture<NoteHouse>
{
    [Fact]
    public async Task One_use_case_writes_one_act_that_says_who_what_why_and_when()
    {
        var partnership = await house.PartnershipAsync("Fal");
        var keeper = await house.KeeperAsync("Ina Quill", partnership);
        var at = house.Clock.GetUtcNow();
        var note = await house.NotesAsync(keeper, notes => notes.WriteAsync(partnership, "Text", "The board asked"));
        await house.NotesAsync(keeper, notes => notes.ChangeAsync(note, "Other text"));

        Assert.Equal(2L, await house.SqlAsync<long>("select count(*) from kernel.act where subject_id = $1", note));
        Assert.True(await house.SqlAsync<bool>(
            """
            select a.person_id = $2 and a.at = $3 and a.subject_kind = 'Note' and t.reason = 'The board asked' and t.before is null and t.after like '%"Text":"Text"%'
            from kernel.act a join kernel.act_text t on t.act_id = a.id where subject_id = $1 and kind = 'workshop.note.written'
            """, note, keeper, at));
        Assert.True(await house.SqlAsync<bool>(
            """
            select t.before like '%{"Text":"Text"}%' and t.after like '%{"Text":"Other text"}%'
            from kernel.act a join kernel.act_text t on t.act_id = a.id where subject_id = $1 and kind = 'workshop.note.changed'
            """, note));
    }

    [Fact]
    public async Task An_act_that_no_module_registers_or_that_enters_no_chain_is_refused()
    {
        var partnership = await house.PartnershipAsync("Gaunless");
        var keeper = await house.KeeperAsync("Ola Penn", partnership);
        await Assert.ThrowsAsync<InvalidOperationException>(() => house.NotesAsync(keeper, n => n.ActAsync(new ActKind("workshop.unheard-of", "did"), [partnership])));
        await Assert.ThrowsAsync<InvalidOperationException>(() => house.NotesAsync(keeper, n => n.ActAsync(NoteModule.Swept, [])));
        Assert.Equal(0L, await house.SqlAsync<long>("select count(*) from kernel.act where person_id = $1", keeper));
    }

    [Fact]
    public async Task Nobody_writes_an_act_in_anothers_name()
    {
        var partnership = await house.PartnershipAsync("Hull");
        var (keeper, other) = (await house.KeeperAsync("Uma Reed", partnership), await house.KeeperAsync("Eve Wick", partnership));
        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => house.NotesAsync(keeper, n => n.RunAsync(
            $"insert into kernel.act (id, at, kind, person_id, subject_kind, subject_id, digest) values ({Kernel.Data.NewId.Next()}, now(), 'workshop.swept', {other}, 'Note', {partnership}, sha256(''))")));
        Assert.Equal("42501", refused.SqlState);
    }
}
