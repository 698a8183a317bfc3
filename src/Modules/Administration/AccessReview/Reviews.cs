using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration.AccessReview;

/// <summary>The reviews of the acting person's partnership.</summary>
internal sealed class Reviews(LineOfSightDb db, IAccess access, People people, Granting granting, RoleBook book)
{
    /// <summary>A role in a review, as people read it.</summary>
    public sealed record Line(ReviewedRole Entry, string Person, string Role, string Agency);

    /// <summary>The newest review, or null.</summary>
    public async Task<Review?> NewestAsync(CancellationToken stop) => await db.VisibleTo<Review>(access, Can.ReviewAccess)
        .Where(r => r.PartnershipId == access.Person.PartnershipId).OrderByDescending(r => r.QuarterBegins).FirstOrDefaultAsync(stop);

    /// <summary>One review, tracked.</summary>
    /// <exception cref="NotVisible">Not there, or not theirs.</exception>
    public async Task<Review> FindAsync(Guid review, CancellationToken stop) =>
        await db.VisibleTo<Review>(access, Can.ReviewAccess).SingleOrDefaultAsync(r => r.Id == review, stop) ?? throw new NotVisible();

    /// <summary>One role in a review, tracked, with its review.</summary>
    /// <exception cref="NotVisible">Not there, or not theirs.</exception>
    public async Task<(ReviewedRole Entry, Review Review)> EntryAsync(Guid entry, CancellationToken stop)
    {
        var found = await db.Set<ReviewedRole>().SingleOrDefaultAsync(e => e.Id == entry, stop) ?? throw new NotVisible();
        return (found, await FindAsync(found.ReviewId, stop));
    }

    /// <summary>Every role of a review, by agency and name.</summary>
    public async Task<IReadOnlyList<Line>> LinesAsync(Review review, CancellationToken stop)
    {
        var entries = await db.Set<ReviewedRole>().AsNoTracking().Where(e => e.ReviewId == review.Id).ToListAsync(stop);
        return await LinesAsync(entries, stop);
    }

    public async Task<IReadOnlyList<Line>> LinesAsync(IReadOnlyList<ReviewedRole> entries, CancellationToken stop)
    {
        var names = await people.NamesAsync(entries.Select(e => e.PersonId), stop);
        var agencies = await granting.AgencyNamesAsync(entries.Select(e => e.AgencyId).OfType<Guid>().Distinct(), stop);
        return [.. entries
            .Select(e => new Line(e, names.GetValueOrDefault(e.PersonId, ""), book.Find(e.Role)?.Name ?? e.Role, e.AgencyId is { } agency ? agencies.GetValueOrDefault(agency, "An agency that has left") : "No agency"))
            .OrderBy(l => l.Agency, StringComparer.OrdinalIgnoreCase).ThenBy(l => l.Person, StringComparer.OrdinalIgnoreCase)];
    }
}
