using LineOfSight.Design;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Disclosures;
using LineOfSight.Questionnaires.Fill;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires;

/// <summary>What a return says, for a person's request for their own data. A draft is the agency's or school's own, and given by them.</summary>
internal sealed class GiveToSubjects(LineOfSightDb db, ReadReturn read) : IGiveSubject
{
    public async Task<SubjectPage?> FindAsync(Guid partnership, string reference, CancellationToken stop)
    {
        var of = await db.Set<Return>().AsNoTracking().SingleOrDefaultAsync(r => r.PartnershipId == partnership && r.Reference == reference, stop);
        if (of is null)
        {
            return null;
        }

        var title = $"Return {of.Reference} of {of.Name}";
        if (of.State != ReturnState.Signed)
        {
            return new(of.Id, title, [$"{of.Name} has not signed this return off. What is in it so far is theirs to give: ask them."], HasThirdParty: false);
        }

        var sheet = await read.SheetAsync(of, stop);
        var answers = sheet.Asked.Select(q => (Question: q, Parts: AnswerWords.Parts(sheet.Definition, q, sheet.Answers.GetValueOrDefault(q.Id)))).Where(q => q.Parts.Count > 0).ToList();
        return new(
            of.Id,
            title,
            [
                $"Signed off by {of.SignerName}, {of.SignerRole}, on {Dates.Full(London.DateOf(of.SignedAt!.Value))}.",
                .. answers.Select(a => $"{a.Question.Ask} {string.Join(" ", a.Parts.Select(p => $"{p.Key}: {p.Value}."))}"),
            ],
            HasThirdParty: true);
    }
}
