using LineOfSight.Contracts;
using LineOfSight.Kernel.Data;
using LineOfSight.QuestionnaireEngine;
using LineOfSight.Questionnaires.AnswerOnce;
using LineOfSight.Questionnaires.Fill;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires;

/// <summary>Answers the questions of the module that reads the returns. A draft stays with whoever writes it.</summary>
internal sealed class ReturnsForOthers(LineOfSightDb db, DefinitionBook definitions) : IReturns
{
    public async Task<IReadOnlyList<RoundName>> RoundsAsync(Guid partnership, CancellationToken stop) => await (
        from round in db.Set<Round>()
        join definition in db.Set<OwnDefinition>() on round.DefinitionId equals definition.Id
        where round.PartnershipId == partnership && round.State != RoundState.Prepared
        orderby round.DueOn descending, round.Reference
        select new RoundName(round.Id, round.PartnershipId, round.Reference, round.Title, definition.Key, round.Audience == Audience.Schools, round.DueOn)).ToListAsync(stop);

    public async Task<IReadOnlyList<StandardName>> StandardsAsync(Guid round, CancellationToken stop)
    {
        var definition = await definitions.OfAsync(await db.Set<Round>().AsNoTracking().SingleAsync(r => r.Id == round, stop), stop);
        return
        [
            .. from section in definition.Sections
               from question in section.Questions
               where question.Kind == QuestionKind.Grade
               let scheme = definition.SchemeOf(question)!
               select new StandardName(question.Id, question.Label, question.Ask, section.Title, scheme.Key, [.. scheme.Grades.Select(g => new GradeName(g.Id, g.Words, g.Score, g.NeedsNext))]),
        ];
    }

    public async Task<IReadOnlyList<ReturnName>> InAsync(Guid round, CancellationToken stop) =>
        await db.Set<Return>().Where(r => r.RoundId == round && r.State != ReturnState.Excused).OrderBy(r => r.Name).ThenBy(r => r.Reference)
            .Select(r => new ReturnName(r.Id, r.AgencyId, r.Name, r.KindWords, r.State == ReturnState.Signed)).ToListAsync(stop);

    public async Task<IReadOnlyList<AnswerPart>> AnswerAsync(Guid @return, string question, CancellationToken stop)
    {
        var found = await (
            from r in db.Set<Return>()
            join a in db.Set<ReturnAnswer>() on r.Id equals a.ReturnId
            where r.Id == @return && r.State == ReturnState.Signed && a.Question == question
            select new { Return = r, Answer = a }).AsNoTracking().SingleOrDefaultAsync(stop);
        if (found is null)
        {
            return [];
        }

        var definition = await definitions.OfAsync(found.Return, stop);
        return found.Answer.WithheldBecause is { } because ? [new("Not shared", NotShared.Words(found.Return.Name, because))]
            : definition.Find(question) is not { } asked ? []
            :
            [
                .. AnswerWords.Parts(definition, asked, found.Answer.Given).Select(p => new AnswerPart(p.Key, p.Value)),
                .. found.Answer.FilesWithheldBecause is { } some ? new[] { new AnswerPart("Files not shared", NotShared.FilesWords(found.Return.Name, some)) } : [],
            ];
    }

    public async Task<IReadOnlyList<ResponseSigned>> SignedByLinkAsync(DateTimeOffset since, CancellationToken stop)
    {
        var told = new List<ResponseSigned>();
        foreach (var of in await db.Set<Return>().AsNoTracking().Where(r => r.State == ReturnState.Signed && r.SignedBy == null && r.SignedAt >= since).OrderBy(r => r.Id).ToListAsync(stop))
        {
            var answers = await db.Set<ReturnAnswer>().AsNoTracking().Where(a => a.ReturnId == of.Id).ToListAsync(stop);
            told.Add(SignOff.Told(new(of, await definitions.OfAsync(of, stop), answers)));
        }

        return told;
    }
}
