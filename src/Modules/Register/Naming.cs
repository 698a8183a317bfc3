using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register;

/// <summary>
/// Lets one transaction at a time give names in one place. Whoever comes second waits for the first, reads what is there now, and is told
/// that the name is taken in the ordinary words.
/// </summary>
internal static class Naming
{
    private const int Lock = 6021971;

    /// <summary>Among the agencies of the directory.</summary>
    public static Task OfAgenciesAsync(LineOfSightDb db, CancellationToken stop) => AloneAsync(db, "agencies", stop);

    /// <summary>Among the partnerships of the country.</summary>
    public static Task OfPartnershipsAsync(LineOfSightDb db, CancellationToken stop) => AloneAsync(db, "partnerships", stop);

    /// <summary>Among the bodies of a partnership, which also keeps their tree a tree.</summary>
    public static Task OfBodiesAsync(LineOfSightDb db, Guid partnership, CancellationToken stop) => AloneAsync(db, $"bodies {partnership}", stop);

    private static Task<int> AloneAsync(LineOfSightDb db, string place, CancellationToken stop) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Lock}, hashtext({place}))", stop);
}
