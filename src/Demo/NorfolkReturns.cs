using LineOfSight.QuestionnaireEngine;
using LineOfSight.Questionnaires;
using LineOfSight.Questionnaires.Fill;
using LineOfSight.Questionnaires.Prepare;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Demo;

/// <summary>Two rounds of the section 11 self-assessment: last year's by the older list of standards, and this year's, half of it in.</summary>
internal sealed class NorfolkReturns(Stage stage, Cast cast)
{
    private const string LastYears = "section-11.1";
    private const string ThisYears = "section-11.2";

    // What an agency says of some standards, in place of what it says of the others.
    private static readonly Dictionary<string, (string How, string Next)> Weak = new()
    {
        ["listening"] = ("We ask children at the end of a piece of work. Nobody could show what changed because of it.", "Take three questions to the youth council and publish what we did with the answers."),
        ["supervision"] = ("Two of five teams keep a record of supervision; the others talk without writing it down.", "One form for all teams, and a dip sample each quarter."),
        ["escalation"] = ("Staff know the policy. Of nine disagreements last year, four were written down.", "Log each escalation from the first day, and report the count to the board."),
    };

    /// <summary>Last year: the three safeguarding partners signed off.</summary>
    public async Task LastRoundAsync()
    {
        var round = await OpenAsync(LastYears, "Section 11 self-assessment, last round", stage.Ago(420), stage.Ago(340));
        foreach (var (side, days) in new[] { (cast.Council, 350), (cast.Police, 349), (cast.Health, 341) })
        {
            var of = await ReturnAsync(side, round);
            await FillAsync(side, of, stage.Ago(days), int.MaxValue);
            await SignAsync(side, of, stage.Ago(days - 1));
        }

        await stage.ChangeAsync<CloseRound, Round>(cast.Manager, stage.Ago(300), round, (close, version) => close.HandleAsync(round, version, stage.Stop));
    }

    /// <summary>This year: the police have signed off, the council is half way, health has not begun, and Cafcass has only a link.</summary>
    public async Task ThisRoundAsync()
    {
        var round = await OpenAsync(ThisYears, "Section 11 self-assessment, this round", stage.Ago(45), stage.Today.AddDays(4));
        var police = await ReturnAsync(cast.Police, round);
        await FillAsync(cast.Police, police, stage.Ago(20), int.MaxValue);
        await SignAsync(cast.Police, police, stage.Ago(13));
        await FillAsync(cast.Council, await ReturnAsync(cast.Council, round), stage.Ago(6), 19);
    }

    /// <summary>What comes: a short round about one theme, and next year's whole one.</summary>
    public async Task NextRoundsAsync()
    {
        await stage.ActAsync<PrepareRound, Round>(cast.Manager, stage.Ago(10), prepare => prepare.HandleAsync(
            new() { Definition = ThisYears, Title = "Supervision, a short round", Theme = "Supervision", OpensOn = stage.Today.AddDays(24), DueOn = stage.Today.AddDays(54) }, stage.Stop));
        await stage.ActAsync<PrepareRound, Round>(cast.Manager, stage.Ago(10), prepare => prepare.HandleAsync(
            new() { Definition = ThisYears, Title = "Section 11 self-assessment, next round", OpensOn = stage.Today.AddDays(320), DueOn = stage.Today.AddDays(370) }, stage.Stop));
    }

    private async Task<Guid> OpenAsync(string definition, string title, DateOnly on, DateOnly due)
    {
        var round = await stage.ActAsync<PrepareRound, Round>(cast.Manager, on, prepare => prepare.HandleAsync(
            new() { Definition = definition, Title = title, OpensOn = on, DueOn = due }, stage.Stop));
        await stage.ActAsync<OpenRound>(cast.Manager, on, open => open.HandleAsync(round.Id, round.Version, stage.Stop));
        return round.Id;
    }

    private Task<Guid> ReturnAsync(Side side, Guid round) =>
        stage.LookAsync(side.Lead, db => db.Set<Return>().Where(r => r.RoundId == round && r.AgencyId == side.Agency).Select(r => r.Id).SingleAsync(stage.Stop));

    // Page by page, as whoever answers would: after each save the next page is the first that is not finished.
    internal async Task FillAsync(Side side, Guid of, DateOnly on, int pages)
    {
        var sheet = await stage.ActAsync<ReadReturn, ReturnSheet>(side.Lead, on, async read => await read.SheetAsync(await read.FindAsync(of, stage.Stop), stage.Stop));
        for (var next = sheet.Next; next is not null && pages > 0; pages--, next = sheet.Next)
        {
            var (page, input) = (next, new SavePage.Input { IsCompleted = true, Answers = next.Questions.ToDictionary(q => q.Id, q => Answer(stage, sheet.Definition, q)), Version = sheet.VersionOf(next) });
            sheet = await stage.ActAsync<SavePage, ReturnSheet>(side.Lead, on, save => save.HandleAsync(of, page.Id, input, stage.Stop));
        }
    }

    internal Task SignAsync(Side side, Guid of, DateOnly on) => stage.ActAsync<SignOff>(side.Lead, on, sign => sign.HandleAsync(
        of, new SignOff.Input { SignerName = side.Speaker, SignerRole = "Senior lead for safeguarding", IsAccurate = true }, stage.Stop));

    /// <summary>What somebody who has nothing to hide answers.</summary>
    internal static TypedAnswer Answer(Stage stage, Definition definition, Question question) => question.Kind switch
    {
        QuestionKind.Grade => Grade(definition, question),
        QuestionKind.YesNo => new() { Chosen = ["yes"] },
        QuestionKind.One or QuestionKind.Many => new() { Chosen = [question.Choices[0].Id] },
        QuestionKind.Matrix => new() { Cells = question.Rows.ToDictionary(r => r.Id, _ => (string?)question.Choices[0].Id) },
        QuestionKind.Number => new() { Number = (question.Least ?? 12).ToString(System.Globalization.CultureInfo.InvariantCulture) },
        QuestionKind.Date => new() { Date = stage.Ago(60) },
        QuestionKind.Person => new() { Text = "The named professional", Role = "Named professional for safeguarding" },
        QuestionKind.Files => new(),
        _ => new() { Text = "Reported to the board each quarter, with the numbers." },
    };

    private static TypedAnswer Grade(Definition definition, Question question)
    {
        var grades = definition.SchemeOf(question)!.Grades;
        return Weak.FirstOrDefault(w => question.Id.Contains(w.Key, StringComparison.Ordinal) || definition.SectionOf(question.Id).Id.Contains(w.Key, StringComparison.Ordinal)) is { Key: not null } weak
            ? new() { Chosen = [grades.First(g => g.NeedsNext).Id], How = weak.Value.How, Next = weak.Value.Next, Owner = "Head of safeguarding" }
            : new() { Chosen = [grades[0].Id], How = "The annual report to the board, and a dip sample of ten files this spring." };
    }
}
