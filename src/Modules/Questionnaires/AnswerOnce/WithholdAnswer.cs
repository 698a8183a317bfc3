using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.AnswerOnce;

/// <summary>Keeps an answer, or files of it, out of some areas or of all, with a reason that they see; or shares it after all. Both hold at once.</summary>
internal sealed class WithholdAnswer(LineOfSightDb db, ReadSharing read, ShareReturn share, CarryOver carry, Work work, TimeProvider clock)
{
    public sealed class Input
    {
        /// <summary>The files that stay out; none for the whole answer.</summary>
        public List<Guid> Files { get; set; } = [];

        /// <summary>True when only files stay out.</summary>
        public bool IsFilesAlone { get; set; }

        /// <summary>True when some areas do not get it; false for all; null until somebody chose.</summary>
        public bool? IsSome { get; set; }

        /// <summary>The partnerships that do not get it.</summary>
        public List<Guid> From { get; set; } = [];

        public string? Because { get; set; }

        /// <summary>What is shared after all.</summary>
        public Guid? Ended { get; set; }
    }

    public async Task HandleAsync(Guid id, string question, Input input, CancellationToken stop)
    {
        var lead = await read.LeadAsync(id, stop);
        var sheet = await read.SheetAsync(lead, stop);
        RuleBroken.Unless(sheet.Asked.Any(q => q.Id == question), "This is not asked any more");
        var files = (sheet.Answers.GetValueOrDefault(question)?.Files ?? []).Where(input.Files.Contains).ToList();
        RuleBroken.Unless(!input.IsFilesAlone || files.Count > 0, "Select the files that stay out", nameof(Input.Files));
        var areas = (await read.AreasAsync(lead, stop)).Select(a => a.Return.PartnershipId).Where(input.From.Contains).Distinct().ToList();
        RuleBroken.Unless(input.IsSome is not null, "Select who does not get it", nameof(Input.IsSome));
        RuleBroken.Unless(input.IsSome == false || areas.Count > 0, "Select the areas that do not get it", nameof(Input.From));
        var sharing = await share.BeginAsync(lead, stop);
        var there = await db.Set<Withheld>().Where(w => w.SharingId == sharing.Id && w.EndedAt == null && w.Question == question).ToListAsync(stop);
        var (wholes, parts) = (input.IsFilesAlone ? files.ConvertAll(f => (Guid?)f) : [null], input.IsSome == true ? areas.ConvertAll(a => (Guid?)a) : [null]);
        var before = there.Where(w => wholes.Contains(w.FileId) && parts.Contains(w.FromId)).ToList();
        if (before.Count > 0)
        {
            // A new reason takes the place of the old one.
            before.ForEach(w => w.End(clock.GetUtcNow()));
            await work.DoAsync(SharingActs.Released, sharing, null, stop);
        }

        foreach (var (file, from) in wholes.SelectMany(f => parts, (f, a) => (f, a)))
        {
            db.Add(Withheld.Keep(sharing, question, file, from, input.Because, clock.GetUtcNow()));
        }

        await work.DoAsync(SharingActs.Kept, sharing, null, stop);
        await AgainAsync(lead, stop);
    }

    public async Task EndAsync(Guid id, string question, Guid? ended, CancellationToken stop)
    {
        var lead = await read.LeadAsync(id, stop);
        var sharing = await read.SharingAsync(lead, stop) ?? throw new NotVisible();
        var kept = await db.Set<Withheld>().SingleOrDefaultAsync(w => w.SharingId == sharing.Id && w.Id == ended && w.Question == question && w.EndedAt == null, stop)
            ?? throw new RuleBroken("This is shared already");
        kept.End(clock.GetUtcNow());
        await work.DoAsync(SharingActs.Released, sharing, null, stop);
        await AgainAsync(lead, stop);
    }

    // What must stay out goes at once. While the answers are being revised nothing of them is carried: then only withdrawing is quick enough.
    private async Task AgainAsync(Return lead, CancellationToken stop)
    {
        RuleBroken.Unless(
            lead.State == ReturnState.Signed || !await db.Set<SharedWith>().AnyAsync(s => s.LeadId == lead.Id && s.WithdrawnAt == null, stop),
            "Your answers are being revised. Sign them off again, or withdraw the sharing, before you change what stays out");
        if (lead.State == ReturnState.Signed)
        {
            foreach (var shared in await db.Set<SharedWith>().Where(s => s.LeadId == lead.Id && s.WithdrawnAt == null).OrderBy(s => s.Id).ToListAsync(stop))
            {
                await carry.HandleAsync(shared, lead, stop);
            }
        }
    }
}
