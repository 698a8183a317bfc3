using LineOfSight.Design;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Disclosures;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement;

/// <summary>What a finding or an action says, for a person's request for their own data: with its evidence and answers, or its progress.</summary>
internal sealed class GiveToSubjects(LineOfSightDb db) : IGiveSubject
{
    public async Task<SubjectPage?> FindAsync(Guid partnership, string reference, CancellationToken stop) =>
        await FindingAsync(partnership, reference, stop) ?? await ActionAsync(partnership, reference, stop);

    private async Task<SubjectPage?> FindingAsync(Guid partnership, string reference, CancellationToken stop)
    {
        var finding = await db.Set<Finding>().AsNoTracking().SingleOrDefaultAsync(f => f.PartnershipId == partnership && f.Reference == reference, stop);
        if (finding is null)
        {
            return null;
        }

        var evidence = await db.Set<Evidence>().AsNoTracking().Where(e => e.FindingId == finding.Id).OrderBy(e => e.AddedAt).ToListAsync(stop);
        var answers = await db.Set<Answer>().AsNoTracking().Where(a => a.FindingId == finding.Id).OrderBy(a => a.WrittenAt).ToListAsync(stop);
        // Who raised it may be the other parent, or who referred the child: the reviewer says that it is not.
        return new SubjectPage(
            finding.Id,
            $"Finding {finding.Reference}: {finding.Title}",
            [
                finding.Found,
                $"Raised by {finding.RaisedBy} on {Dates.Full(finding.RaisedOn)}. Theme: {finding.Theme}.",
                .. evidence.Select(e => $"Evidence of {Dates.Full(e.GivenOn)}: {e.Text}{(e.Count is null ? "" : $" ({e.Count} of {e.Base})")}. Source: {e.Source}{(e.Place is null ? "" : $", {e.Place}")}."),
                .. answers.Select(a => $"Answer to {a.AddressedTo}: {a.Words}"),
                .. await CommentsAsync([finding.Id, .. answers.Select(a => a.Id)], stop),
            ],
            HasThirdParty: true);
    }

    private async Task<SubjectPage?> ActionAsync(Guid partnership, string reference, CancellationToken stop)
    {
        var action = await db.Set<ImprovementAction>().AsNoTracking().SingleOrDefaultAsync(a => a.PartnershipId == partnership && a.Reference == reference, stop);
        if (action is null)
        {
            return null;
        }

        var progress = await db.Set<Progress>().AsNoTracking().Where(p => p.ActionId == action.Id && p.Note != null).OrderBy(p => p.At).ToListAsync(stop);
        var comments = await CommentsAsync([action.Id], stop);
        return new SubjectPage(
            action.Id,
            $"Action {action.Reference}: {action.What}",
            [
                $"Status: {action.Status.Words()}.",
                .. progress.Select(p => $"{Dates.WithTime(p.At)}: {p.Note}"),
                .. ((string?[])[action.WhatChanged, action.WhyNoEvidence]).OfType<string>(),
                .. comments,
            ],
            action.IsCaseLevel || progress.Count > 0 || comments.Count > 0);
    }

    // What was withdrawn is still held, and so given.
    private async Task<List<string>> CommentsAsync(Guid[] records, CancellationToken stop) =>
        [.. (await db.Set<Comment>().AsNoTracking().Where(c => records.Contains(c.RecordId)).OrderBy(c => c.At).ToListAsync(stop)).Select(c => $"Comment of {Dates.WithTime(c.At)}: {c.Words}")];
}
