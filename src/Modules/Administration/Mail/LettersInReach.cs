using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Mail;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration.Mail;

/// <summary>The letters that a person may look after: those of the partnerships they manage, or those of the installation.</summary>
internal sealed class LettersInReach(LineOfSightDb db, IAccess access)
{
    /// <summary>The letters that a permission reaches; row security is the second wall.</summary>
    public IQueryable<PostedLetter> Letters(string permission)
    {
        var scope = access.ScopeOf(permission);
        var (installation, partnerships) = (scope.Installation, scope.Partnerships);
        return db.Set<PostedLetter>().Where(l => (l.PartnershipId == null && installation) || (l.PartnershipId != null && partnerships.Contains(l.PartnershipId.Value)));
    }

    public async Task<PostedLetter> LetterAsync(string permission, Guid id, CancellationToken stop) =>
        await Letters(permission).SingleOrDefaultAsync(l => l.Id == id, stop) ?? throw new NotVisible();
}
