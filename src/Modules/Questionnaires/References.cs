using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires;

/// <summary>Short references that are not taken in the partnership yet.</summary>
internal static class References
{
    public static async Task<string> ForRoundAsync(LineOfSightDb db, Guid partnership, CancellationToken stop)
    {
        var taken = await db.Set<Round>().Where(r => r.PartnershipId == partnership).Select(r => r.Reference).ToListAsync(stop);
        return Free('N', [.. taken]);
    }

    /// <summary>References for many returns at once: 535 schools are asked in one moment.</summary>
    public static async Task<Func<string>> ForReturnsAsync(LineOfSightDb db, Guid partnership, CancellationToken stop)
    {
        var taken = (await db.Set<Return>().Where(r => r.PartnershipId == partnership).Select(r => r.Reference).ToListAsync(stop)).ToHashSet();
        return () => Free('T', taken);
    }

    private static string Free(char prefix, HashSet<string> taken)
    {
        string reference;
        do
        {
            reference = NewId.Reference(prefix);
        }
        while (!taken.Add(reference));
        return reference;
    }
}
