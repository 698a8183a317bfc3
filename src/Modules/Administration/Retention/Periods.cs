using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Retention;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration.Retention;

/// <summary>How long each kind of record is kept in a partnership: its own period, or the default.</summary>
internal sealed class Periods(LineOfSightDb db, IAccess access, RetentionBook book)
{
    /// <summary>A rule as it holds in a partnership.</summary>
    public sealed record Period(RetentionRule Rule, RetentionSetting? Own)
    {
        public int? Years => Own?.Years ?? Rule.Years;

        public string Source => Own?.Source ?? Rule.Source;

        /// <summary>Such as "10 years after the first answer was delivered".</summary>
        public string Words => Years is { } years ? After(years, Rule) : Rule.Disposal;
    }

    /// <summary>Such as "1 year after it was sent".</summary>
    public static string After(int years, RetentionRule rule) => $"{years} {(years == 1 ? "year" : "years")} after {rule.Moment}";

    /// <summary>The partnership that the person works in, where the permission reaches all of it.</summary>
    /// <exception cref="NotVisible">There is none, or the person may not.</exception>
    public Guid Present(string permission)
    {
        var partnership = access.Person.PartnershipId ?? throw new NotVisible();
        access.DemandIn(permission, partnership);
        return partnership;
    }

    public async Task<IReadOnlyList<Period>> InAsync(Guid partnership, CancellationToken stop)
    {
        var own = await db.Set<RetentionSetting>().AsNoTracking().Where(s => s.PartnershipId == partnership).ToDictionaryAsync(s => s.Kind, stop);
        return [.. book.All.Select(r => new Period(r, own.GetValueOrDefault(r.Kind)))];
    }

    /// <summary>What a kind of record is called, for people.</summary>
    public string WordsOf(string kind) => book.Find(kind)?.Words ?? kind;

    /// <summary>The page of a record, or null.</summary>
    public string? PageOf(string kind, Guid record) => book.Find(kind)?.Page is { } page ? page + record : null;
}
