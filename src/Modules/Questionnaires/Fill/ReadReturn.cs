using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Files;
using LineOfSight.Kernel.Rules;
using LineOfSight.QuestionnaireEngine;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.Fill;

/// <summary>Returns as whoever answers them sees them: their own agency's or school's.</summary>
internal sealed class ReadReturn(LineOfSightDb db, IAccess access, DefinitionBook definitions, Together together)
{
    private sealed record FileName(Guid Id, string Name);

    /// <summary>A return that the acting person may answer.</summary>
    /// <exception cref="NotVisible">It is not there, or not theirs.</exception>
    public async Task<Return> FindAsync(Guid id, CancellationToken stop) =>
        await db.VisibleTo<Return>(access, Can.Answer).SingleOrDefaultAsync(r => r.Id == id && db.Set<Round>().Any(x => x.Id == r.RoundId && x.State != RoundState.Prepared), stop)
            ?? throw new NotVisible();

    /// <summary>A return that the acting person may answer now.</summary>
    /// <exception cref="NotVisible">It is not theirs, was signed off, or its round is closed.</exception>
    public async Task<Return> FindOpenAsync(Guid id, CancellationToken stop) => await Open(id).SingleOrDefaultAsync(stop) ?? throw new NotVisible();

    /// <summary>The same with all that was answered.</summary>
    /// <exception cref="NotVisible">It is not theirs, was signed off, or its round is closed.</exception>
    public async Task<ReturnSheet> OpenSheetAsync(Guid id, CancellationToken stop)
    {
        var (found, answers) = (together.Ask(Open(id)), together.Ask(AnswersOf(id)));
        await together.SendAsync(stop);
        return await SheetAsync(found.Rows is [var of] ? of : throw new NotVisible(), answers, stop);
    }

    /// <summary>The same for whoever saves: whoever saves an answer of it at the moment is waited for, and what they did is seen.</summary>
    /// <exception cref="NotVisible">It is not theirs, was signed off, or its round is closed.</exception>
    public async Task<ReturnSheet> HoldOpenAsync(Guid id, CancellationToken stop)
    {
        var held = together.Ask(db.Set<Return>().FromSql(
            $"""
            select r.* from questionnaires.return r
            where r.id = {id} and r.state in ('Issued', 'InProgress') and exists (select 1 from questionnaires.round x where x.id = r.round_id and x.state = 'Open')
            for update of r
            """));
        var answers = together.Ask(AnswersOf(id));
        await together.SendAsync(stop);
        access.Demand(Can.Answer, held.Rows.SingleOrDefault());
        return await SheetAsync(held.Rows[0], answers, stop);
    }

    /// <summary>One page with its form.</summary>
    /// <exception cref="NotVisible">It asks for no such page, or not of this agency or school.</exception>
    public async Task<FormPage> FormAsync(ReturnSheet sheet, string page, Places here, CancellationToken stop)
    {
        var shown = sheet.Find(page) ?? throw new NotVisible();
        var brought = await BroughtAsync(sheet.Return, sheet.Definition, stop);
        var files = shown.Questions.SelectMany(q => sheet.Answers.GetValueOrDefault(q.Id)?.Files ?? []).ToList();
        return new(sheet, shown, here, brought?.On, brought?.Carried.Answers ?? new Dictionary<string, Answer>(), await NamesAsync(files, stop));
    }

    /// <summary>The names of files: those in sight of an account, and those of the return behind a link.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(List<Guid> files, CancellationToken stop) =>
        files.Count == 0 ? new Dictionary<Guid, string>()
            : await db.Database.SqlQuery<FileName>($"select id as \"Id\", name as \"Name\" from kernel.document where id = any ({files}) union select id, name from questionnaires.linked_files() where id = any ({files})")
                .ToDictionaryAsync(f => f.Id, f => f.Name, stop);

    /// <summary>The return with all that was answered.</summary>
    public async Task<ReturnSheet> SheetAsync(Return of, CancellationToken stop) => new(of, await definitions.OfAsync(of, stop), await AnswersOf(of.Id).ToListAsync(stop));

    /// <summary>The task list.</summary>
    public async Task<TaskPage> TasksAsync(Return of, Places here, string? said, CancellationToken stop)
    {
        var (sheet, round) = (await SheetAsync(of, stop), await RoundAsync(of, stop));
        var brought = of.IsOpen && of.State == ReturnState.Issued ? await BroughtAsync(of, sheet.Definition, stop) : null;
        return new(sheet, round, here, brought is { } last ? (last.On, last.Carried.Answers.Count) : null, said);
    }

    /// <summary>The round that it is part of.</summary>
    public async Task<Round> RoundAsync(Return of, CancellationToken stop) => await db.Set<Round>().AsNoTracking().SingleAsync(r => r.Id == of.RoundId, stop);

    /// <summary>The latest return of the same questionnaire that the same agency or school signed off in this partnership.</summary>
    public async Task<(Return Return, Definition Definition)?> LastAsync(Return of, Definition now, CancellationToken stop)
    {
        var last = await (
            from r in db.Set<Return>().AsNoTracking()
            join d in db.Set<OwnDefinition>() on r.DefinitionId equals d.Id
            where r.PartnershipId == of.PartnershipId && r.AgencyId == of.AgencyId && r.Id != of.Id && r.State == ReturnState.Signed && d.Key == now.Key
            orderby r.SignedAt descending
            select r).FirstOrDefaultAsync(stop);
        return last is null ? null : (last, await definitions.OfAsync(last, stop));
    }

    /// <summary>What was said last time, by question of the present version.</summary>
    public async Task<(DateTimeOffset On, Carried Carried)?> BroughtAsync(Return of, Definition now, CancellationToken stop)
    {
        if (await LastAsync(of, now, stop) is not { } last)
        {
            return null;
        }

        var answers = await AnswersOf(last.Return.Id).ToListAsync(stop);
        return (last.Return.SignedAt!.Value, Carrying.Over(last.Definition, now, answers.ToDictionary(a => a.Question, a => a.Given)));
    }

    /// <summary>Waits for whoever saves an answer of this return at the moment, and gives it as it is then: whoever comes second sees what the first one did.</summary>
    public async Task<ReturnSheet> HoldAsync(Return of, CancellationToken stop)
    {
        var held = together.Ask(db.Database.SqlQuery<int>($"select version from questionnaires.return where id = {of.Id} for update"));
        var answers = together.Ask(AnswersOf(of.Id));
        await together.SendAsync(stop);
        if (held.Rows is not [var version] || version != of.Version)
        {
            await db.Entry(of).ReloadAsync(stop);
        }

        return await SheetAsync(of, answers, stop);
    }

    private IQueryable<Return> Open(Guid id) => db.VisibleTo<Return>(access, Can.Answer).Where(
        r => r.Id == id && (r.State == ReturnState.Issued || r.State == ReturnState.InProgress) && db.Set<Round>().Any(x => x.Id == r.RoundId && x.State == RoundState.Open));

    private IQueryable<ReturnAnswer> AnswersOf(Guid id) => db.Set<ReturnAnswer>().AsNoTracking().Where(a => a.ReturnId == id);

    private async Task<ReturnSheet> SheetAsync(Return of, Asked<ReturnAnswer> answers, CancellationToken stop) => new(of, await definitions.OfAsync(of, stop), answers.Rows);
}
