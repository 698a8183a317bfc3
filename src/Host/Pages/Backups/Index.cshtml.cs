using System.Globalization;
using LineOfSight.Host.Backup;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Data.Backup;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Host.Pages.Backups;

/// <summary>The backups that were made, and what to do with them.</summary>
[Can(Host.Backup.Can.ReadBackups)]
internal sealed class IndexModel(LineOfSightDb db, IConfiguration settings, TimeProvider clock) : PageModel
{
    private const int Shown = 30;

    /// <summary>The newest first.</summary>
    public IReadOnlyList<BackupMade> Backups { get; private set; } = [];

    /// <summary>True when there is none of the last 26 hours.</summary>
    public bool IsStale { get; private set; }

    /// <summary>How many nightly ones are kept.</summary>
    public int Keep => NightlyBackup.Keep(settings);

    /// <summary>True when the settings name a passphrase.</summary>
    public bool IsNightly => settings[PassphraseSource.Setting] is { Length: > 0 };

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync()
    {
        Backups = await db.Set<BackupMade>().AsNoTracking().OrderByDescending(b => b.At).Take(Shown).ToListAsync(HttpContext.RequestAborted);
        IsStale = Backups.Count == 0 || clock.GetUtcNow() - Backups[0].At > BackupMade.Stale;
    }

    /// <summary>The moment of its snapshot, in London.</summary>
    public string When(BackupMade backup) => London.TimeOf(backup.At).ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Its length, rows and files.</summary>
    public string Holds(BackupMade backup) => string.Create(
        CultureInfo.InvariantCulture, $"{backup.RowCount:N0} rows and {backup.FileCount:N0} {(backup.FileCount == 1 ? "file" : "files")}, {backup.Bytes / 1e6:N1} MB encrypted");
}
