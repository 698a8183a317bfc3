using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Kernel.Tests.Workshop;

/// <summary>The use cases of the workshop.</summary>
internal sealed class Notes(LineOfSightDb db, IAccess access, Work work, History history)
{
    public async Task<Guid> WriteAsync(Guid partnership, string text, string? reason = null, Guid? id = null)
    {
        var note = new Note { Id = id ?? NewId.Next(), PartnershipId = partnership, Text = text };
        db.Add(note);
        await work.DoAsync(NoteModule.Written, note, reason, CancellationToken.None);
        return note.Id;
    }

    public async Task ChangeAsync(Guid id, string text, int? seen = null)
    {
        var note = await db.Set<Note>().SingleAsync(n => n.Id == id);
        access.Demand(NoteModule.Keep, note);
        work.Expect(note, seen ?? note.Version);
        note.Text = text;
        await work.DoAsync(NoteModule.Changed, note, null, CancellationToken.None);
    }

    public Task SweepAsync() => work.DoAsync(
        NoteModule.Swept, new Partnership { Id = NewId.Next(), Name = "Nowhere" }, "It was dusty", CancellationToken.None);

    public Task ShareAsync(Guid id, Guid with) =>
        db.Database.ExecuteSqlAsync($"select kernel.share_record('workshop.note'::regclass, {id}, {with})");

    public Task EraseAsync(Guid id) => db.Database.ExecuteSqlAsync($"select kernel.erase_texts({id})");

    /// <summary>How many notes the database shows, without any filter of the app.</summary>
    public Task<int> CountAsync() => db.Set<Note>().CountAsync();

    /// <summary>How many entries of the history are shown, with their texts.</summary>
    public async Task<int> HistoryAsync(Guid id)
    {
        var entries = await history.OfAsync([id], CancellationToken.None);
        var texts = await db.Set<ActText>().CountAsync(t => db.Set<Act>().Any(a => a.Id == t.ActId && a.SubjectId == id));
        Assert.Equal(entries.Count, texts);
        return entries.Count;
    }

    public Task ActAsync(ActKind kind, IReadOnlyCollection<Guid> chains) =>
        work.DoAsync(kind, new Partnership { Id = NewId.Next(), Name = "Nowhere" }, null, chains, CancellationToken.None);

    public Task RunAsync(FormattableString sql) => db.Database.ExecuteSqlAsync(sql);
}
