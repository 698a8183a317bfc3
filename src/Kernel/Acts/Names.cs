using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Kernel.Acts;

/// <summary>The names of records that a text mentions by identifier, as far as the reader may see the records.</summary>
internal sealed class Names
{
    private readonly Dictionary<Guid, string> known;

    private Names(Dictionary<Guid, string> known) => this.known = known;

    /// <summary>Asks every table of <see cref="INamed"/> records at once; row security leaves out what is not the reader's.</summary>
    public static async Task<Names> OfAsync(LineOfSightDb db, IEnumerable<Guid> ids, CancellationToken stop)
    {
        var wanted = ids.Distinct().ToArray();
        if (wanted.Length == 0)
        {
            return new Names([]);
        }

        var tables = db.Model.GetEntityTypes().Where(e => typeof(INamed).IsAssignableFrom(e.ClrType)).Select(e => e.GetSchemaQualifiedTableName());
        var sql = string.Join(" union all ", tables.Select(t => $"select id, name from {t} where id = any({{0}})"));
        var rows = await db.Database.SqlQueryRaw<Row>(sql, wanted).ToListAsync(stop);
        return new Names(rows.DistinctBy(r => r.Id).ToDictionary(r => r.Id, r => r.Name));
    }

    /// <summary>The name in place of an identifier; anything else, and what has no name, as it is.</summary>
    public object? Say(object? value) => value is Guid id && known.TryGetValue(id, out var name) ? name : value;

    private sealed record Row(Guid Id, string Name);
}
