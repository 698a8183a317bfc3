using System.Text.Json;
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
    /// <param name="Changes">Each property with its text before and after; null stands for "not provided".</param>
    /// <param name="Erased">True when the texts were erased because the law says so.</param>
    public sealed record Entry(DateTimeOffset At, string Who, ActKind Kind, string? Reason, IReadOnlyList<Change> Changes, bool Erased);

    /// <summary>One property that an act changed.</summary>
    public sealed record Change(string Property, string? Before, string? After);

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
        return [.. rows.Select(r => new Entry(
            r.At,
            r.Who ?? "Somebody who had not signed in",
            modules.Acts.GetValueOrDefault(r.Kind) ?? new ActKind(r.Kind, r.Kind),
            r.Text?.Reason,
            Changes(r.Text?.Before, r.Text?.After),
            r.Text is null))];
    }

    private static List<Change> Changes(string? before, string? after)
    {
        var old = Values(before);
        var now = Values(after);
        return [.. now.Keys.Union(old.Keys)
            .Where(k => !k.EndsWith("Id", StringComparison.Ordinal))
            .Select(k => new Change(k, old.GetValueOrDefault(k), now.GetValueOrDefault(k)))
            .Where(c => c.Before != c.After)];
    }

    private static Dictionary<string, string?> Values(string? json)
    {
        var values = new Dictionary<string, string?>();
        if (json is not null)
        {
            using var document = JsonDocument.Parse(json);
            foreach (var property in document.RootElement.EnumerateObject().SelectMany(record => record.Value.EnumerateObject()))
            {
                values[property.Name] = property.Value.ValueKind == JsonValueKind.Null ? null : property.Value.ToString();
            }
        }

        return values;
    }
}
