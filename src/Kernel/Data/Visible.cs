using LineOfSight.Kernel.Access;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Kernel.Data;

/// <summary>Reads that push the person's scope into SQL: the first wall, before row security.</summary>
public static class Visible
{
    /// <summary>The records that a permission lets this person reach. Unknown permission or role: none.</summary>
    /// <typeparam name="T">A partnership's record; its own agency, owner or body count when it has them.</typeparam>
    public static IQueryable<T> VisibleTo<T>(this LineOfSightDb db, IAccess access, string permission)
        where T : class, IPartnershipRecord
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(access);
        var scope = access.ScopeOf(permission);
        var all = db.Set<T>();
        if (scope.Partnerships.Count > 0 && scope.Agencies.Count == 0 && scope.Bodies.Count == 0 && scope.Own.All(scope.Partnerships.Contains))
        {
            return all.Where(WithinPartnerships<T>(db, scope));
        }

        var visible = all.Where(_ => false);
        if (scope.Partnerships.Count > 0)
        {
            visible = visible.Concat(all.Where(WithinPartnerships<T>(db, scope)));
        }

        if (scope.Own.Count > 0 && typeof(IOwnedRecord).IsAssignableFrom(typeof(T)))
        {
            var me = access.Person.Id;
            visible = visible.Union(all.Where(r => scope.Own.Contains(r.PartnershipId) && EF.Property<Guid?>(r, nameof(IOwnedRecord.OwnerId)) == me));
        }

        if (typeof(IAgencyRecord).IsAssignableFrom(typeof(T)))
        {
            foreach (var (partnership, agency) in scope.Agencies)
            {
                visible = visible.Union(all.Where(r => r.PartnershipId == partnership && EF.Property<Guid?>(r, nameof(IAgencyRecord.AgencyId)) == agency));
            }
        }

        if (scope.Bodies.Count > 0 && typeof(IBodyRecord).IsAssignableFrom(typeof(T)))
        {
            visible = visible.Union(all.Where(r => scope.Bodies.Contains(EF.Property<Guid?>(r, nameof(IBodyRecord.BodyId))!.Value)));
        }

        return visible;
    }

    /// <summary>Of these records, those kept by a partnership or shared with it.</summary>
    public static IQueryable<T> Of<T>(this IQueryable<T> records, LineOfSightDb db, Guid partnership)
        where T : class, IPartnershipRecord
    {
        ArgumentNullException.ThrowIfNull(db);
        return records.Where(r => r.PartnershipId == partnership || db.Set<Share>().Any(s => s.RecordId == r.Id && s.PartnershipId == partnership));
    }

    /// <summary>One visible record, or null when it is not there or not for this person.</summary>
    public static Task<T?> FindVisibleAsync<T>(this LineOfSightDb db, IAccess access, string permission, Guid id, CancellationToken stop)
        where T : class, IPartnershipRecord =>
        db.VisibleTo<T>(access, permission).SingleOrDefaultAsync(r => r.Id == id, stop);

    private static System.Linq.Expressions.Expression<Func<T, bool>> WithinPartnerships<T>(LineOfSightDb db, Scope scope)
        where T : class, IPartnershipRecord
    {
        var partnerships = scope.Partnerships;
        if (partnerships.Count == 1)
        {
            var only = partnerships[0];
            return r => r.PartnershipId == only || db.Set<Share>().Any(s => s.RecordId == r.Id && s.PartnershipId == only);
        }

        return r => partnerships.Contains(r.PartnershipId) || db.Set<Share>().Any(s => s.RecordId == r.Id && partnerships.Contains(s.PartnershipId));
    }
}
