using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.Trackers;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Arrive;

/// <summary>The rows of files that a finding or an action was made of, as they stood.</summary>
internal sealed class AsImported(LineOfSightDb db)
{
    /// <summary>A row as it stood.</summary>
    internal sealed record Shown(Guid ArrivalId, string FileName, DateTimeOffset FinishedAt, string Place, Outcome Outcome, string? OwnerName, IReadOnlyList<(string Place, string Text)> Cells);

    public Task<bool> AnyAsync(Guid record, CancellationToken stop) => db.Set<ArrivalRow>().AnyAsync(r => r.RecordId == record, stop);

    /// <summary>Who the list said does it, where they have no account.</summary>
    public Task<string?> OwnerNameAsync(Guid record, CancellationToken stop) =>
        db.Set<ArrivalRow>().Where(r => r.RecordId == record && r.OwnerName != null).OrderBy(r => r.Number).Select(r => r.OwnerName).FirstOrDefaultAsync(stop);

    public async Task<IReadOnlyList<Shown>> OfAsync(Guid record, CancellationToken stop)
    {
        var rows = await db.Set<ArrivalRow>().AsNoTracking().Where(r => r.RecordId == record)
            .Join(db.Set<Arrival>().AsNoTracking(), r => r.ArrivalId, a => a.Id, (row, arrival) => new { row, arrival }).OrderBy(r => r.row.Number).ToListAsync(stop);
        return rows.Count == 0 ? throw new NotVisible() : [.. rows.Select(r =>
        {
            var head = Written.Read<List<TableHead>>(r.arrival.Tables)[r.row.TableNumber];
            return new Shown(
                r.arrival.Id, r.arrival.FileName, r.arrival.FinishedAt!.Value, Table.AddressIn(head.Kind, head.Name, r.row.RowNumber, 0), r.row.Outcome!.Value, r.row.OwnerName,
                [.. Written.Read<List<Cell>>(r.row.Cells).Select(c => (Table.AddressIn(head.Kind, head.Name, r.row.RowNumber, c.Column), c.Text))]);
        })];
    }
}
