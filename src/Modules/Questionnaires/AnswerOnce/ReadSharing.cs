using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.QuestionnaireEngine;
using LineOfSight.Questionnaires.Fill;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.AnswerOnce;

/// <summary>A return that may answer others, the areas that ask the same, and what stays out of them. All of it is the agency's own.</summary>
internal sealed class ReadSharing(LineOfSightDb db, IAccess access, DefinitionBook definitions, TimeProvider clock)
{
    /// <summary>How old a sign-off may be to be an answer elsewhere: what was true longer ago is brought forward and confirmed.</summary>
    private const int MostMonths = 12;

    /// <summary>An area in which the person acts for the agency, and which asks the same.</summary>
    /// <param name="Return">Its return.</param>
    /// <param name="Name">The partnership.</param>
    /// <param name="Title">The title of its round.</param>
    /// <param name="Round">How far its round has come.</param>
    /// <param name="Shared">The sharing with it, the last one if it was withdrawn; null when there was none.</param>
    internal sealed record Area(Return Return, string Name, string Title, RoundState Round, SharedWith? Shared)
    {
        public bool IsShared => Shared is { WithdrawnAt: null };

        public bool CanBeShared => !IsShared && Return.IsOpen && Round == RoundState.Open;
    }

    /// <summary>A return of one's own agency that was signed off, and is not answered by another itself.</summary>
    /// <exception cref="NotVisible">There is none, or not for this person.</exception>
    public async Task<Return> LeadAsync(Guid id, CancellationToken stop)
    {
        var lead = await db.VisibleTo<Return>(access, Can.Share).SingleOrDefaultAsync(r => r.Id == id, stop) ?? throw new NotVisible();
        // A return that is being revised still answers others by what was signed off before.
        return (lead.State == ReturnState.Signed || await SharingAsync(lead, stop) is not null) && !await db.Set<SharedWith>().AnyAsync(s => s.ReturnId == id && s.WithdrawnAt == null, stop)
            ? lead : throw new NotVisible();
    }

    public async Task<Sharing?> SharingAsync(Return lead, CancellationToken stop) => await db.Set<Sharing>().SingleOrDefaultAsync(s => s.ReturnId == lead.Id, stop);

    /// <summary>The return with its answers, as it was answered once: without what its own area asks beside it.</summary>
    public async Task<ReturnSheet> SheetAsync(Return lead, CancellationToken stop)
    {
        var definition = await definitions.OfAsync(lead.DefinitionId, stop);
        var rows = await db.Set<ReturnAnswer>().AsNoTracking().Where(a => a.ReturnId == lead.Id).ToListAsync(stop);
        return new(lead, definition, [.. rows.Where(r => definition.Find(r.Question) is not null)]);
    }

    /// <summary>True when the sign-off is young enough to be an answer elsewhere.</summary>
    public bool IsFresh(Return lead) => lead.SignedAt >= clock.GetUtcNow().AddMonths(-MostMonths);

    /// <summary>The other areas that ask the same questionnaire, by name.</summary>
    public async Task<IReadOnlyList<Area>> AreasAsync(Return lead, CancellationToken stop)
    {
        var key = (await definitions.OfAsync(lead.DefinitionId, stop)).Key;
        var found = await (
            from r in db.VisibleTo<Return>(access, Can.Share).AsNoTracking()
            join round in db.Set<Round>() on r.RoundId equals round.Id
            join definition in db.Set<OwnDefinition>() on r.DefinitionId equals definition.Id
            join partnership in db.Set<Partnership>() on r.PartnershipId equals partnership.Id
            where r.AgencyId == lead.AgencyId && r.PartnershipId != lead.PartnershipId && definition.Key == key && round.State != RoundState.Prepared
            let shared = db.Set<SharedWith>().Where(s => s.ReturnId == r.Id).OrderByDescending(s => s.WithdrawnAt == null).ThenByDescending(s => s.SharedAt).FirstOrDefault()
            where shared != null ? shared.LeadId == lead.Id || shared.WithdrawnAt != null : round.State == RoundState.Open && r.State != ReturnState.Signed && r.State != ReturnState.Excused
            orderby partnership.Name, r.DueOn
            select new { r, partnership.Name, round.Title, round.State, shared }).ToListAsync(stop);
        return [.. found.Select(f => new Area(f.r, f.Name, f.Title, f.State, f.shared)).Where(a => a.CanBeShared || a.Shared?.LeadId == lead.Id)];
    }

    /// <summary>What stays out, the first first.</summary>
    public async Task<IReadOnlyList<Withheld>> WithheldAsync(Return lead, CancellationToken stop) => await (
        from w in db.Set<Withheld>().AsNoTracking()
        join sharing in db.Set<Sharing>() on w.SharingId equals sharing.Id
        where sharing.ReturnId == lead.Id && w.EndedAt == null
        orderby w.WithheldAt
        select w).ToListAsync(stop);

    /// <summary>The last sharing of an area's return, for whoever reads it; null when it was never answered by another.</summary>
    public async Task<SharedWith?> OfAsync(Guid @return, CancellationToken stop) =>
        await db.Set<SharedWith>().AsNoTracking().Where(s => s.ReturnId == @return).OrderByDescending(s => s.WithdrawnAt == null).ThenByDescending(s => s.SharedAt).FirstOrDefaultAsync(stop);
}
