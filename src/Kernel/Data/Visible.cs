using System.Linq.Expressions;
using LineOfSight.Kernel.Access;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Kernel.Data;

/// <summary>Reads that push the person's scope into SQL: the first wall, before row security.</summary>
public static class Visible
{
    /// <summary>
    /// The records that a permission lets this person reach: those that <see cref="IAccess.May(string, IRecord)"/> says yes to.
    /// Unknown permission or role: none.
    /// </summary>
    /// <typeparam name="T">A partnership's record; its own agency, owner or body count when it has them.</typeparam>
    public static IQueryable<T> VisibleTo<T>(this LineOfSightDb db, IAccess access, string permission)
        where T : class, IPartnershipRecord
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(access);
        var scope = access.ScopeOf(permission);
        if (scope.Installation)
        {
            return db.Set<T>();
        }

        var conditions = scope.Parts.Where(p => !(p.PartnershipId is { } id && scope.Partnerships.Contains(id))).Select(p => Within<T>(db, p, access.Person.Id));
        if (scope.Partnerships.Count > 0)
        {
            conditions = conditions.Prepend(Within<T>(db, scope.Partnerships));
        }

        var any = conditions.Aggregate((Expression<Func<T, bool>>?)null, (all, next) => all is null ? next : Join(all, next, Expression.OrElse));
        return any is null ? db.Set<T>().Where(_ => false) : db.Set<T>().Where(any);
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

    private static Expression<Func<T, bool>> Within<T>(LineOfSightDb db, IReadOnlyList<Guid> partnerships)
        where T : class, IPartnershipRecord
    {
        if (partnerships.Count == 1)
        {
            var only = partnerships[0];
            return r => r.PartnershipId == only || db.Set<Share>().Any(s => s.RecordId == r.Id && s.PartnershipId == only);
        }

        return r => partnerships.Contains(r.PartnershipId) || db.Set<Share>().Any(s => s.RecordId == r.Id && partnerships.Contains(s.PartnershipId));
    }

    // One role that does not reach all of its partnership, line for line as AccessService asks it of one record.
    private static Expression<Func<T, bool>> Within<T>(LineOfSightDb db, Scope.Part part, Guid person)
        where T : class, IPartnershipRecord
    {
        var all = Within<T>(db, [part.PartnershipId!.Value]);
        if (part.BodyId is { } body)
        {
            all = Join(all, Has<IBodyRecord>(nameof(IBodyRecord.BodyId), body) is { } of ? Join(of, r => r.Id == body, Expression.OrElse) : r => r.Id == body, Expression.AndAlso);
        }

        if (part.CaseId is { } @case)
        {
            all = Join(all, r => r.Id == @case, Expression.AndAlso);
        }

        if (part.Reach == Reach.Partnership)
        {
            return all;
        }

        var theirs = Has<IOwnedRecord>(nameof(IOwnedRecord.OwnerId), person) ?? (_ => false);
        if (part.Reach == Reach.OwnAgency && part.AgencyId is { } agency && Has<IAgencyRecord>(nameof(IAgencyRecord.AgencyId), agency) is { } led)
        {
            theirs = Join(theirs, led, Expression.OrElse);
        }

        return Join(all, theirs, Expression.AndAlso);

        // Null for other kinds of record, and where the table has no such column: a body, say, is its own body.
        Expression<Func<T, bool>>? Has<TKind>(string column, Guid value) =>
            typeof(TKind).IsAssignableFrom(typeof(T)) && db.Model.FindEntityType(typeof(T))!.FindProperty(column) is not null
                ? r => EF.Property<Guid?>(r, column) == value
                : null;
    }

    private static Expression<Func<T, bool>> Join<T>(Expression<Func<T, bool>> one, Expression<Func<T, bool>> other, Func<Expression, Expression, Expression> how) =>
        Expression.Lambda<Func<T, bool>>(how(one.Body, new Renamed(other.Parameters[0], one.Parameters[0]).Visit(other.Body)), one.Parameters);

    private sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
