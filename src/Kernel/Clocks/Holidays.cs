using LineOfSight.Kernel.Data;
using LineOfSight.WorkingDays;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Kernel.Clocks;

/// <summary>
/// The bank holidays as this process last read them. Pages count with these; another node that imports a file is heard of within a minute.
/// </summary>
public sealed class KnownHolidays(TimeProvider clock)
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(1);
    private Reading last = new(BankHolidays.Known, null);

    /// <summary>The project's, and those that were imported by the last reading.</summary>
    public BankHolidays Now => last.Held;

    /// <summary>True when they should be read again: never read, read a minute ago, or the clock was set back.</summary>
    internal bool IsOld => last.At is not { } at || clock.GetUtcNow() - at is var age && (age > GoodFor || age < TimeSpan.Zero);

    internal void Read(BankHolidays held) => last = new Reading(held, clock.GetUtcNow());

    internal void Forget() => last = last with { At = null };

    private sealed record Reading(BankHolidays Held, DateTimeOffset? At);
}

/// <summary>The bank holidays that this installation knows: the project's, and those that were imported since.</summary>
public sealed class Holidays(LineOfSightDb db, KnownHolidays known)
{
    /// <summary>All of them, from the database.</summary>
    public async Task<BankHolidays> KnownAsync(CancellationToken stop)
    {
        var imported = await (
            from import in db.Set<HolidayImport>()
            join holiday in db.Set<ImportedHoliday>() on import.Id equals holiday.ImportId
            orderby import.ImportedAt, import.Id
            select holiday).AsNoTracking().ToListAsync(stop);
        known.Read(imported.GroupBy(h => h.ImportId).Aggregate(BankHolidays.Known, (all, file) => all.With([.. file.Select(h => h.Read())])));
        return known.Now;
    }

    /// <summary>Reads them again when the last reading is a minute old.</summary>
    public Task RefreshAsync(CancellationToken stop) => known.IsOld ? KnownAsync(stop) : Task.CompletedTask;

    /// <summary>Forgets what was read, because a file was imported.</summary>
    public void Forget() => known.Forget();
}
