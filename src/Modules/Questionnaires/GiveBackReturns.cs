using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Disclosures;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires;

/// <summary>What an agency gave here: the returns that it signed off, with their answers. A draft was given to nobody.</summary>
internal sealed class GiveBackReturns(LineOfSightDb db) : IGiveBack
{
    public async Task<IReadOnlyList<GivenTable>> OfAgencyAsync(Guid partnership, Guid agency, CancellationToken stop)
    {
        var returns = await (
            from r in db.Set<Return>().AsNoTracking()
            join round in db.Set<Round>() on r.RoundId equals round.Id
            where r.PartnershipId == partnership && r.AgencyId == agency && r.State == ReturnState.Signed
            orderby r.SignedAt
            select new { Return = r, round.Title }).ToListAsync(stop);
        var ids = returns.ConvertAll(r => r.Return.Id);
        var answers = await db.Set<ReturnAnswer>().AsNoTracking().Where(a => ids.Contains(a.ReturnId)).OrderBy(a => a.ReturnId).ThenBy(a => a.Question).ToListAsync(stop);
        return
        [
            new("returns", ["id", "reference", "round", "signed off", "signed by", "role"],
                [.. returns.Select(r => (IReadOnlyList<object?>)[r.Return.Id, r.Return.Reference, r.Title, r.Return.SignedAt, r.Return.SignerName, r.Return.SignerRole])]),
            new("answers", ["return", "question", "answer", "changed", "changed by"],
                [.. answers.Select(a => (IReadOnlyList<object?>)[a.ReturnId, a.Question, a.Value, a.ChangedAt, a.ChangedBy])]),
        ];
    }
}
