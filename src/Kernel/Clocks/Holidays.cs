using LineOfSight.Kernel.Data;
using LineOfSight.WorkingDays;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Kernel.Clocks;

/// <summary>The bank holidays that this installation knows: the project's, and those that were imported since.</summary>
public sealed class Holidays(LineOfSightDb db)
{
    private BankHolidays? known;

    /// <summary>All of them. Asks the database once in a unit of work.</summary>
    public async Task<BankHolidays> KnownAsync(CancellationToken stop)
    {
        if (known is null)
        {
            var imported = await (
                from import in db.Set<HolidayImport>()
                join holiday in db.Set<ImportedHoliday>() on import.Id equals holiday.ImportId
                orderby import.ImportedAt, import.Id
                select holiday).AsNoTracking().ToListAsync(stop);
            known = imported.GroupBy(h => h.ImportId).Aggregate(BankHolidays.Known, (all, file) => all.With([.. file.Select(h => h.Read())]));
        }

        return known;
    }

    /// <summary>Forgets what was read, because a file was imported.</summary>
    public void Forget() => known = null;
}
