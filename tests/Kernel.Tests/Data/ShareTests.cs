using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Tests.Workshop;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LineOfSight.Kernel.Tests.Data;

public sealed class ShareTests(NoteHouse house) : IClassFixture<NoteHouse>
{
    [Fact]
    public async Task A_shared_record_is_seen_by_the_partnership_it_is_shared_with_and_by_no_third()
    {
        var (keeper, guest, stranger) = (await PersonInAsync("Ouse"), await PersonInAsync("Parrett"), await PersonInAsync("Quaggy"));
        var note = await house.NotesAsync(keeper.Person, notes => notes.WriteAsync(keeper.Partnership, "One row"));
        await house.NotesAsync(keeper.Person, notes => notes.ShareAsync(note, guest.Partnership));

        Assert.Equal((1, 1, 0), (await CountAsync(keeper.Person), await CountAsync(guest.Person), await CountAsync(stranger.Person)));
        Assert.Equal(1L, await house.SqlAsync<long>("select count(*) from workshop.note where id = $1", note));
    }

    [Fact]
    public async Task Only_a_partnership_that_keeps_the_record_may_share_it()
    {
        var (keeper, guest, stranger) = (await PersonInAsync("Rother"), await PersonInAsync("Severn"), await PersonInAsync("Tamar"));
        var note = await house.NotesAsync(keeper.Person, notes => notes.WriteAsync(keeper.Partnership, "Ours"));
        await RefusedAsync(stranger.Person, notes => notes.ShareAsync(note, stranger.Partnership));
        await house.NotesAsync(keeper.Person, notes => notes.ShareAsync(note, guest.Partnership));
        await RefusedAsync(guest.Person, notes => notes.ShareAsync(note, stranger.Partnership));
    }

    [Fact]
    public async Task A_guest_may_write_on_the_record_and_may_not_take_it_over()
    {
        var (keeper, guest) = (await PersonInAsync("Ure"), await PersonInAsync("Vyrnwy"));
        var note = await house.NotesAsync(keeper.Person, notes => notes.WriteAsync(keeper.Partnership, "Ours"));
        await house.NotesAsync(keeper.Person, notes => notes.ShareAsync(note, guest.Partnership));
        await house.NotesAsync(guest.Person, notes => notes.ChangeAsync(note, "Written by the guest"));
        await RefusedAsync(guest.Person, notes => notes.RunAsync($"update workshop.note set partnership_id = {guest.Partnership} where id = {note}"));
        await RefusedAsync(guest.Person, notes => notes.RunAsync($"insert into workshop.note (id, partnership_id, text, version) values ({NewId.Next()}, {keeper.Partnership}, 'Planted', 1)"));
    }

    [Fact]
    public async Task A_table_of_the_callers_own_making_cannot_be_named_to_share_anothers_record()
    {
        var (keeper, thief) = (await PersonInAsync("Wye"), await PersonInAsync("Yare"));
        var note = await house.NotesAsync(keeper.Person, notes => notes.WriteAsync(keeper.Partnership, "Ours"));
        await RefusedAsync(thief.Person, notes => notes.RunAsync($"create temporary table own (id uuid, partnership_id uuid)"));
        await house.SqlAsync("create table public.own (id uuid, partnership_id uuid); grant usage on schema public to lineofsight_app; grant select on public.own to public");
        await house.SqlAsync("insert into public.own values ($1, $2)", note, thief.Partnership);
        await RefusedAsync(thief.Person, notes => notes.RunAsync($"select kernel.share_record('public.own'::regclass, {note}, {keeper.Partnership})"));
    }

    [Fact]
    public async Task The_history_of_a_record_obeys_the_records_walls()
    {
        var (keeper, guest, stranger) = (await PersonInAsync("Aire"), await PersonInAsync("Bure"), await PersonInAsync("Cam"));
        var note = await house.NotesAsync(keeper.Person, notes => notes.WriteAsync(keeper.Partnership, "Written", "Because"));
        Assert.Equal((1, 0), (await HistoryAsync(keeper.Person, note), await HistoryAsync(guest.Person, note)));
        await house.NotesAsync(keeper.Person, notes => notes.ShareAsync(note, guest.Partnership));
        await house.NotesAsync(keeper.Person, notes => notes.ChangeAsync(note, "Changed"));
        // What was done before the record was shared stays with those who did it.
        Assert.Equal((2, 1, 0), (await HistoryAsync(keeper.Person, note), await HistoryAsync(guest.Person, note), await HistoryAsync(stranger.Person, note)));
    }

    [Fact]
    public async Task Who_has_left_sees_nothing_of_what_they_did()
    {
        var keeper = await PersonInAsync("Don");
        var note = await house.NotesAsync(keeper.Person, notes => notes.WriteAsync(keeper.Partnership, "Mine"));
        Assert.Equal(1, await HistoryAsync(keeper.Person, note));
        await house.SqlAsync("update kernel.assignment set ends_at = $2 where person_id = $1", keeper.Person, house.Clock.GetUtcNow());
        Assert.Equal(0, await HistoryAsync(keeper.Person, note));
    }

    private async Task<(Guid Partnership, Guid Person)> PersonInAsync(string name)
    {
        var partnership = await house.PartnershipAsync(name);
        return (partnership, await house.KeeperAsync($"Keeper of {name}", partnership));
    }

    private Task<int> CountAsync(Guid person) => house.NotesAsync(person, notes => notes.CountAsync());

    private Task<int> HistoryAsync(Guid person, Guid note) => house.NotesAsync(person, notes => notes.HistoryAsync(note));

    private async Task RefusedAsync(Guid person, Func<Notes, Task> act)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => house.NotesAsync(person, act));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }
}
