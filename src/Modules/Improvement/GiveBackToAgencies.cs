using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Disclosures;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement;

/// <summary>What an agency gave here: the actions it leads with their progress, and the findings that its people raised with their evidence.</summary>
internal sealed class GiveBackToAgencies(LineOfSightDb db) : IGiveBack
{
    public async Task<IReadOnlyList<GivenTable>> OfAgencyAsync(Guid partnership, Guid agency, CancellationToken stop)
    {
        var actions = await db.Set<ImprovementAction>().AsNoTracking().Where(a => a.PartnershipId == partnership && a.AgencyId == agency).OrderBy(a => a.AddedAt).ToListAsync(stop);
        var led = actions.Select(a => a.Id).ToList();
        var progress = await db.Set<Progress>().AsNoTracking().Where(p => led.Contains(p.ActionId)).OrderBy(p => p.At).ToListAsync(stop);
        var people = db.Set<Assignment>().Where(r => r.PartnershipId == partnership && r.AgencyId == agency).Select(r => (Guid?)r.PersonId);
        var findings = await db.Set<Finding>().AsNoTracking().Where(f => f.PartnershipId == partnership && people.Contains(f.OwnerId)).OrderBy(f => f.RecordedAt).ToListAsync(stop);
        var raised = findings.Select(f => f.Id).ToList();
        var evidence = await db.Set<Evidence>().AsNoTracking().Where(e => raised.Contains(e.FindingId)).OrderBy(e => e.AddedAt).ToListAsync(stop);
        return
        [
            new("actions", ["id", "reference", "what", "due", "status", "done", "what changed", "why no evidence", "added"],
                [.. actions.Select(a => (IReadOnlyList<object?>)[a.Id, a.Reference, a.What, a.DueOn, a.Status, a.DoneOn, a.WhatChanged, a.WhyNoEvidence, a.AddedAt])]),
            new("progress", ["id", "action", "at", "status", "note"], [.. progress.Select(p => (IReadOnlyList<object?>)[p.Id, p.ActionId, p.At, p.Status, p.Note])]),
            new("findings", ["id", "reference", "title", "found", "is concern", "theme", "raised by", "how many people", "raised", "answered"],
                [.. findings.Select(f => (IReadOnlyList<object?>)[f.Id, f.Reference, f.Title, f.Found, f.IsConcern, f.Theme, f.RaisedBy, f.RaisedByCount, f.RaisedOn, f.AnsweredOn])]),
            new("evidence", ["id", "finding", "kind", "text", "count", "base", "source", "given"],
                [.. evidence.Select(e => (IReadOnlyList<object?>)[e.Id, e.FindingId, e.Kind, e.Text, e.Count, e.Base, e.Source, e.GivenOn])]),
        ];
    }
}
