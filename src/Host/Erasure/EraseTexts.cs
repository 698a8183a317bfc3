using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Host.Erasure;

/// <summary>
/// Erases the texts of the acts about one record when the law says so; that it was done, by whom and why, is an act of its own in
/// the same chains. The database lets nobody but the operator.
/// </summary>
internal sealed class EraseTexts(LineOfSightDb db, Work work)
{
    public const int ReasonLimit = 1000;

    /// <summary>Returns of how many acts the texts were erased.</summary>
    /// <exception cref="RuleBroken">No act is about the record, its texts are gone already, or there is no reason.</exception>
    public async Task<long> HandleAsync(Guid record, string reason, CancellationToken stop)
    {
        RuleBroken.Unless(!string.IsNullOrWhiteSpace(reason), "Say why with --reason; the audit trail keeps it.");
        RuleBroken.Unless(reason.Length <= ReasonLimit, $"The reason is longer than {ReasonLimit} characters. Shorten it.");
        var chains = await db.Database.SqlQuery<Guid>($"select c as \"Value\" from kernel.chains_about({record}) c").ToListAsync(stop);
        var erased = (await db.Database.SqlQuery<long?>($"select kernel.erase_texts({record}) as \"Value\"").ToListAsync(stop))[0]
            ?? throw new RuleBroken($"No act is about a record {record}. Copy the id from the record's address.");
        RuleBroken.Unless(erased > 0, $"The texts of the acts about the record {record} are erased already.");
        await work.DoAsync(HostModule.TextsErased, new ErasedRecord(record), reason.Trim(), [Act.Installation, .. chains], stop);
        return erased;
    }

    private sealed record ErasedRecord(Guid Id) : IRecord;
}
