using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Acts.Sealing;
using LineOfSight.Kernel.Tests.Workshop;

namespace LineOfSight.Kernel.Tests.Acts;

public sealed class SealingTests(NoteHouse house) : IClassFixture<NoteHouse>
{
    [Fact]
    public async Task Committed_acts_are_numbered_in_the_order_of_their_instants_and_verify()
    {
        var partnership = await house.PartnershipAsync("Aldbrough");
        var keeper = await house.KeeperAsync("Ina Quill", partnership);
        for (var i = 0; i < 5; i++)
        {
            await house.NotesAsync(keeper, notes => notes.WriteAsync(partnership, $"Text {i}", "Because"));
        }

        await house.Sealer.SealAsync(CancellationToken.None);

        Assert.True(await house.SqlAsync<bool>(
            """
            select count(*) = 5 and bool_and(place = number) and bool_and(length(hash) = 32)
            from (select l.number, l.hash, row_number() over (order by a.at) place from kernel.act_link l join kernel.act a on a.id = l.act_id where partnership_id = $1) e
            """, partnership));
        var verified = await house.VerifyAsync();
        Assert.Empty(verified.Faults);
        Assert.True(verified.Entries >= 5);
        Assert.Equal(0, verified.Waiting);
    }

    [Fact]
    public async Task Sealing_in_batches_and_by_many_at_once_gives_one_chain()
    {
        var partnership = await house.PartnershipAsync("Brampton");
        var keeper = await house.KeeperAsync("Ola Penn", partnership);
        var small = new Sealer(house.Installation.Databases, most: 3);
        var writing = Enumerable.Range(0, 24).Select(async i =>
        {
            await house.NotesAsync(keeper, notes => notes.WriteAsync(partnership, $"Text {i}"));
            await (i % 3 == 0 ? small : house.Sealer).SealAsync(CancellationToken.None);
        });
        await Task.WhenAll(writing);
        await small.SealAsync(CancellationToken.None);

        Assert.Equal(24L, await house.SqlAsync<long>("select max(number) from kernel.act_link where partnership_id = $1", partnership));
        Assert.Empty((await house.VerifyAsync()).Faults);
    }

    [Fact]
    public async Task A_writer_that_is_not_finished_neither_waits_nor_is_waited_for()
    {
        var partnership = await house.PartnershipAsync("Corby");
        var keeper = await house.KeeperAsync("Uma Reed", partnership);
        await house.NotesAsync(keeper, async slow =>
        {
            await slow.WriteAsync(partnership, "Begun first, finished last");
            await house.NotesAsync(keeper, notes => notes.WriteAsync(partnership, "Begun second, finished first"));
            Assert.True(await house.Sealer.SealAsync(CancellationToken.None) >= 1);
            return true;
        });
        await house.Sealer.SealAsync(CancellationToken.None);

        Assert.Equal(2L, await house.SqlAsync<long>("select count(*) from kernel.act_link where partnership_id = $1 and number is not null", partnership));
        Assert.Empty((await house.VerifyAsync()).Faults);
    }

    [Fact]
    public async Task A_shared_records_acts_enter_every_chain_that_has_it()
    {
        var (first, second) = (await house.PartnershipAsync("Derwent"), await house.PartnershipAsync("Exe"));
        var keeper = await house.KeeperAsync("Ivo Sedge", first);
        var colleague = await house.KeeperAsync("Una Thrift", second);
        var note = await house.NotesAsync(keeper, notes => notes.WriteAsync(first, "Ours"));
        await house.NotesAsync(keeper, notes => notes.ShareAsync(note, second));
        await house.NotesAsync(keeper, notes => notes.ChangeAsync(note, "Theirs too"));
        await house.NotesAsync(colleague, notes => notes.ChangeAsync(note, "Changed by them"));
        await house.Sealer.SealAsync(CancellationToken.None);

        const string Of = "select max(number) from kernel.act_link where partnership_id = $1";
        Assert.Equal((3L, 2L), (await house.SqlAsync<long>(Of, first), await house.SqlAsync<long>(Of, second)));
        Assert.Empty((await house.VerifyAsync()).Faults);
    }

    [Fact]
    public async Task Acts_of_the_installation_have_a_chain_of_their_own()
    {
        var partnership = await house.PartnershipAsync("Fleet");
        await house.NotesAsync(await house.KeeperAsync("Abe Vane", partnership), notes => notes.SweepAsync());
        await house.Sealer.SealAsync(CancellationToken.None);
        Assert.True(await house.SqlAsync<long>("select count(*) from kernel.act_link where partnership_id = $1 and number is not null", Act.Installation) > 0);
    }

    [Fact]
    public async Task Erased_texts_leave_a_chain_that_verifies()
    {
        var partnership = await house.PartnershipAsync("Garstang");
        var keeper = await house.KeeperAsync("Eve Wick", partnership);
        var note = await house.NotesAsync(keeper, notes => notes.WriteAsync(partnership, "Must go one day", "Zinnober"));
        await house.NotesAsync(keeper, notes => notes.ChangeAsync(note, "Zinnober again"));
        await house.Sealer.SealAsync(CancellationToken.None);
        var before = await house.VerifyAsync();

        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => house.NotesAsync(keeper, notes => notes.EraseAsync(note)));
        Assert.Equal("42501", refused.SqlState);
        var administrator = await house.PersonAsync("Ivo Wren", "administrator", null);
        refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => house.NotesAsync(administrator, notes => notes.EraseAsync(note)));
        Assert.Equal("42501", refused.SqlState);
        await house.NotesAsync(Kernel.Access.Account.Operator, notes => notes.EraseAsync(note));

        Assert.Equal(0L, await house.SqlAsync<long>("select count(*) from kernel.act_text where concat(reason, before, after) like '%Zinnober%'"));
        var after = await house.VerifyAsync();
        Assert.Empty(after.Faults);
        Assert.Equal((before.Entries, before.Erased + 2), (after.Entries, after.Erased));
    }

    [Fact]
    public async Task A_text_that_was_altered_is_named()
    {
        var partnership = await house.PartnershipAsync("Hythe");
        var keeper = await house.KeeperAsync("Gus Yarrow", partnership);
        var note = await house.NotesAsync(keeper, notes => notes.WriteAsync(partnership, "As it was"));
        await house.Sealer.SealAsync(CancellationToken.None);
        await house.SqlAsync("update kernel.act_text set after = replace(after, 'As it was', 'As it is') where act_id = (select id from kernel.act where subject_id = $1)", note);

        var fault = Assert.Single((await house.VerifyAsync()).Faults);
        Assert.Equal((FaultKind.TextAltered, "Hythe", 1L), (fault.Kind, fault.Chain, fault.Number));
        await house.SqlAsync("update kernel.act_text set after = replace(after, 'As it is', 'As it was') where act_id = (select id from kernel.act where subject_id = $1)", note);
    }
}
