using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;

namespace LineOfSight.Kernel.Acts;

/// <summary>
/// Makes many records at once, each with an act of its own that holds what was made: thousands in seconds, where <see cref="Work"/> would
/// take minutes. The surrounding <see cref="UnitOfWork"/> commits them, all or nothing. Nobody is told of each one, and no follower follows.
/// </summary>
public sealed class MakeMany(LineOfSightDb db, UnitOfWork unit, TimeProvider clock, ActKey key, ModuleList modules)
{
    /// <summary>One record that is made.</summary>
    /// <param name="Record">The record; the act is about it.</param>
    /// <param name="Parts">What is made with it and stands in the act too: its clock, its reports.</param>
    /// <param name="Silent">What is made with it and stands nowhere but in its own table.</param>
    public sealed record Made(IPartnershipRecord Record, IReadOnlyList<object> Parts, IReadOnlyList<object>? Silent = null);

    /// <summary>Makes them.</summary>
    /// <param name="kind">What was done.</param>
    /// <param name="made">New records that nothing tracks. Records come before their parts, kind by kind.</param>
    /// <param name="reason">Why, or null.</param>
    /// <param name="stop">Cancels.</param>
    public async Task DoAsync(ActKind kind, IReadOnlyList<Made> made, string? reason, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(made);
        if (!modules.Knows(kind))
        {
            throw new InvalidOperationException($"No module registers the act {kind.Name}.");
        }

        IReadOnlyList<object> records = [.. made.Select(m => m.Record), .. made.SelectMany(m => m.Parts), .. made.SelectMany(m => m.Silent ?? [])];
        foreach (var versioned in records.OfType<IVersioned>())
        {
            versioned.Version = 1;
        }

        // PostgreSQL keeps microseconds; a finer instant would not hash the same when read back.
        var at = new DateTimeOffset(clock.GetUtcNow().UtcTicks / 10 * 10, TimeSpan.Zero);
        var (acts, texts, links) = (new List<object>(made.Count), new List<object>(made.Count), new List<object>(made.Count));
        foreach (var one in made)
        {
            var after = ChangeTexts.Of(db.Model, one.Parts.Prepend(one.Record));
            var act = new Act
            {
                Id = NewId.Next(), At = at, Kind = kind.Name, PersonId = unit.Person.Id, SubjectKind = one.Record.GetType().Name, SubjectId = one.Record.Id,
                Digest = key.DigestOf(reason, null, after),
            };
            acts.Add(act);
            texts.Add(new ActText { ActId = act.Id, Reason = reason, After = after });
            links.Add(new ActLink { ActId = act.Id, PartnershipId = one.Record.PartnershipId });
        }

        await ManyRows.InsertAsync(db, [.. records, .. acts, .. texts, .. links], stop);
    }
}
