using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.Trackers;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Arrive;

/// <summary>Reads an arrival's rows back as the tables that they were.</summary>
internal sealed class ReadArrival(LineOfSightDb db, IAccess access, Work work)
{
    /// <summary>A list of a file: all its tables of one shape.</summary>
    internal sealed record Sheets(string Shape, IReadOnlyList<(Table Table, Layout Layout)> Parts)
    {
        public int Rows => Parts.Sum(p => p.Table.Rows.Count(r => r.Number > p.Layout.Last));

        public string Words => Parts.Count == 1 ? Name(Parts[0].Table) : $"{Name(Parts[0].Table)} and {Parts.Count - 1} more with the same headings";

        private static string Name(Table table) => table.Kind switch { TableKind.Sheet => $"Sheet {table.Name}", TableKind.WordTable => char.ToUpperInvariant(table.Name[0]) + table.Name[1..], _ => "The file" };
    }

    /// <summary>An arrival with its lists, the largest first, and the tables in which no headings were found.</summary>
    internal sealed record Read(Arrival Arrival, IReadOnlyList<Sheets> Lists, IReadOnlyList<Table> Without, IReadOnlyDictionary<(Table Table, int Row), int> Numbers)
    {
        public IReadOnlyList<Remark> Remarks => Written.Read<List<Remark>>(Arrival.Remarks);
    }

    /// <summary>An arrival that the person may import.</summary>
    /// <exception cref="NotVisible">It is not there or not for this person.</exception>
    public async Task<Arrival> FindAsync(Guid id, CancellationToken stop)
    {
        var arrival = await db.FindVisibleAsync<Arrival>(access, Can.ImportLists, id, stop) ?? throw new NotVisible();
        RuleBroken.Unless(access.Person.PartnershipId == arrival.PartnershipId, "Change to the partnership that this list was given to");
        return MayOpen(arrival) ? arrival : throw new NotVisible();
    }

    /// <summary>Where it describes single children’s cases, only whoever may open those opens it.</summary>
    public bool MayOpen(Arrival arrival) => !arrival.IsCaseLevel || access.May(Can.ReadCaseLevel);

    /// <summary>Writes the act of reading, when its lines describe single children’s cases.</summary>
    public Task WasReadAsync(Arrival arrival, CancellationToken stop) =>
        arrival.IsCaseLevel ? work.DoAsync(ArriveActs.Opened, arrival, null, stop) : Task.CompletedTask;

    // What stood in a file never changes, and a request asks for it more than once.
    private Read? last;

    public async Task<Read> OfAsync(Arrival arrival, CancellationToken stop) =>
        last = last?.Arrival.Id == arrival.Id ? last with { Arrival = arrival } : await RowsAsync(arrival, stop);

    private async Task<Read> RowsAsync(Arrival arrival, CancellationToken stop)
    {
        var heads = Written.Read<List<TableHead>>(arrival.Tables);
        var rows = await db.Set<ArrivalRow>().AsNoTracking().Where(r => r.ArrivalId == arrival.Id).OrderBy(r => r.Number)
            .Select(r => new { r.Number, r.TableNumber, r.RowNumber, r.IsHidden, r.Cells }).ToListAsync(stop);
        var numbers = new Dictionary<(Table, int), int>();
        var tables = rows.GroupBy(r => r.TableNumber).Select(g =>
        {
            var head = heads[g.Key];
            var table = new Table(head.Kind, head.Name, [.. g.Select(r => new Row(r.RowNumber, Written.Read<List<Cell>>(r.Cells), r.IsHidden))], head.IsHidden);
            foreach (var row in g)
            {
                numbers[(table, row.RowNumber)] = row.Number;
            }

            return (Table: table, Layout: Layout.Find(table));
        }).ToList();
        return new Read(
            arrival,
            [.. tables.Where(t => t.Layout is not null).GroupBy(t => t.Layout!.Shape).Select(g => new Sheets(g.Key, [.. g.Select(t => (t.Table, t.Layout!))]))
                .OrderBy(l => l.Parts.All(p => p.Table.IsHidden)).ThenByDescending(l => l.Rows)],
            [.. tables.Where(t => t.Layout is null).Select(t => t.Table)],
            numbers);
    }
}
