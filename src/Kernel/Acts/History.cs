using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Kernel.Acts;

/// <summary>
/// The history of a record. A page asks for it only after it has found the record visible, so that the history gives the same
/// yes or no as the record.
/// </summary>
public sealed class History(LineOfSightDb db, ModuleList modules)
{
    /// <summary>How many entries a page shows at most.</summary>
    public const int Most = 200;

    /// <summary>One entry, as people read it.</summary>
    /// <param name="At">When (UTC).</param>
    /// <param name="Who">The person's name.</param>
    /// <param name="Kind">What was done.</param>
    /// <param name="Reason">Why, or null.</param>
    /// <param name="Records">The records that the act wrote, each with what it changed.</param>
    /// <param name="Erased">True when the texts were erased because the law says so.</param>
    public sealed record Entry(DateTimeOffset At, string Who, ActKind Kind, string? Reason, IReadOnlyList<Written> Records, bool Erased);

    /// <summary>One record that an act wrote.</summary>
    /// <param name="Kind">The class of record, such as <c>Finding</c>.</param>
    /// <param name="IsNew">True when the act made it.</param>
    /// <param name="Changes">What was changed.</param>
    public sealed record Written(string Kind, bool IsNew, IReadOnlyList<Change> Changes);

    /// <summary>One property that an act changed, with its value before and after; null stands for "not provided".</summary>
    public sealed record Change(string Property, object? Before, object? After);

    /// <summary>The entries about some records, newest first.</summary>
    public async Task<IReadOnlyList<Entry>> OfAsync(IReadOnlyCollection<Guid> subjects, CancellationToken stop)
    {
        var rows = await (
            from act in db.Set<Act>()
            where subjects.Contains(act.SubjectId)
            join person in db.Set<Account>() on act.PersonId equals person.Id into people
            from person in people.DefaultIfEmpty()
            join text in db.Set<ActText>() on act.Id equals text.ActId into texts
            from text in texts.DefaultIfEmpty()
            orderby act.At descending
            select new { act.At, act.Kind, Who = person == null ? null : person.Name, Text = text })
            .Take(Most).ToListAsync(stop);
        var written = rows.Select(r => WrittenTexts.Read(db.Model, r.Text)).ToList();
        var names = await Names.OfAsync(db, written.SelectMany(WrittenTexts.Identifiers), stop);
        return [.. rows.Zip(written, (r, records) => new Entry(
            r.At,
            r.Who ?? "Somebody who had not signed in",
            modules.Acts.GetValueOrDefault(r.Kind) ?? new ActKind(r.Kind, r.Kind),
            r.Text?.Reason,
            WrittenTexts.Named(records, names),
            r.Text is null))];
    }
}
