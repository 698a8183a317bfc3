using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Data.Backup;
using LineOfSight.Kernel.Modules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Host.Backup;

/// <summary>Tells the people who look after the installation when the last backup is too old.</summary>
internal sealed class BackupAtHome(LineOfSightDb db, IAccess access, TimeProvider clock) : IHome
{
    public async Task<HomePart> ForAsync(Person person, CancellationToken stop)
    {
        if (!access.May(Can.ReadBackups))
        {
            return HomePart.Empty;
        }

        var last = await db.Set<BackupMade>().MaxAsync(b => (DateTimeOffset?)b.At, stop);
        if (last is { } fresh && clock.GetUtcNow() - fresh <= BackupMade.Stale)
        {
            return HomePart.Empty;
        }

        var about = last is { } at ? $"The last one is of {London.TimeOf(at):d MMMM yyyy, HH:mm}" : "None was ever made";
        return new HomePart([new Need("See why there is no backup of last night", "/backups", about, null, "You")], []);
    }
}
