using LineOfSight.Contracts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Files;
using LineOfSight.QuestionnaireEngine;
using LineOfSight.Questionnaires.AnswerOnce;
using LineOfSight.Questionnaires.Fill;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires;

/// <summary>Answers the questions of the module that reads the returns. A draft stays with whoever writes it.</summary>
internal sealed class ReturnsForOthers(LineOfSightDb db, DefinitionBook definitions, Versions versions, OpenReturns open, Documents documents) : IReturns
{
    public async Task<IReadOnlyList<RoundName>> RoundsAsync(Guid partnership, CancellationToken stop) => await (
        from round in db.Set<Round>()
        join definition in db.Set<OwnDefinition>() on round.DefinitionId equals definition.Id
        where round.PartnershipId == partnership && round.State != RoundState.Prepared
        orderby round.DueOn descending, round.Reference
        select new RoundName(round.Id, round.PartnershipId, round.Reference, round.Title, definition.Key, round.Audience == Audience.Schools, round.DueOn)).ToListAsync(stop);

    public async Task<IReadOnlyList<StandardName>> StandardsAsync(Guid round, CancellationToken stop) =>
        Versions.Standards(await definitions.OfAsync(await db.Set<Round>().AsNoTracking().SingleAsync(r => r.Id == round, stop), stop));

    public async Task<IReadOnlyDictionary<Guid, AskedEarlier>> EarlierAsync(Guid round, IReadOnlyCollection<Guid> rounds, CancellationToken stop)
    {
        var asked = await db.Set<Round>().AsNoTracking().Where(r => r.Id == round || rounds.Contains(r.Id)).ToDictionaryAsync(r => r.Id, stop);
        var (now, earlier) = (await definitions.OfAsync(asked[round], stop), new Dictionary<Guid, AskedEarlier>());
        foreach (var id in rounds.Where(asked.ContainsKey))
        {
            earlier[id] = await versions.EarlierAsync(await definitions.OfAsync(asked[id], stop), now, stop);
        }

        return earlier;
    }

    public async Task<IReadOnlyList<ReturnName>> InAsync(Guid round, CancellationToken stop) =>
        await db.Set<Return>().Where(r => r.RoundId == round && r.State != ReturnState.Excused).OrderBy(r => r.Name).ThenBy(r => r.Reference)
            .Select(r => new ReturnName(r.Id, r.AgencyId, r.Name, r.KindWords, r.State == ReturnState.Signed) { District = r.District }).ToListAsync(stop);

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

    public async Task<IReadOnlyList<EvidenceFile>> EvidenceAsync(Guid @return, string question, CancellationToken stop)
    {
        var answer = await db.Set<ReturnAnswer>().AsNoTracking().SingleOrDefaultAsync(
            a => a.ReturnId == @return && a.Question == question && db.Set<Return>().Any(r => r.Id == a.ReturnId && r.State == ReturnState.Signed), stop);
        if (answer?.Given.Files is not { } files)
        {
            return [];
        }

        var isOpen = await open.FindAsync(@return, stop) is not null;
        var named = await db.Set<Document>().AsNoTracking().Where(d => files.Contains(d.Id)).ToDictionaryAsync(d => d.Id, stop);
        return [.. files.Select(named.GetValueOrDefault).OfType<Document>().Select(d => new EvidenceFile(d.Id, d.Name, isOpen && documents.MayBeOpened(d)))];
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
