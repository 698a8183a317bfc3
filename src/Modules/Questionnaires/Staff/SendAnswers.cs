using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.Questionnaires.Fill;
using LineOfSight.QuestionnaireEngine;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.Staff;

/// <summary>
/// Sends what one member of staff answered: one row, the code's hash with the sealed answers. It writes no time and no act, which would have
/// a time and a place among others.
/// </summary>
internal sealed class SendAnswers(LineOfSightDb db, Envelopes envelopes)
{
    /// <summary>Sends the answers to what is asked; whatever else was answered on the way is left out.</summary>
    /// <param name="sheet">What was answered, with nothing missing.</param>
    /// <param name="stop">Cancels.</param>
    /// <returns>Open when it was sent; otherwise why not.</returns>
    public async Task<CodeState> HandleAsync(AnswerSheet sheet, CancellationToken stop)
    {
        var answers = sheet.Asked.Where(q => sheet.Answers.ContainsKey(q.Id)).ToDictionary(q => q.Id, q => sheet.Answers[q.Id]);
        var sealedAnswers = envelopes.Seal(answers);
        var state = (await db.Database.SqlQuery<string>($"select questionnaires.send_staff_answers({sealedAnswers}) as \"Value\"").ToListAsync(stop)).Single();
        return state == "Sent" ? CodeState.Open : Enum.Parse<CodeState>(state);
    }

    /// <summary>Takes what was answered on a page to what was answered before.</summary>
    /// <param name="sheet">What was answered before.</param>
    /// <param name="page">The page.</param>
    /// <param name="respondent">Who is asked, as far as it decides what.</param>
    /// <param name="input">What was typed.</param>
    /// <exception cref="RuleBroken">Something is wrong, or missing of what is asked now: an answer on a page decides about others on it.</exception>
    public static AnswerSheet Take(AnswerSheet sheet, AskedPage page, Respondent respondent, SavePage.Input input)
    {
        var answers = new Dictionary<string, Answer>(sheet.Answers);
        foreach (var question in page.Questions)
        {
            var (answer, wrongs) = AnswerReader.Read(sheet.Definition, question, input.Answers.GetValueOrDefault(question.Id) ?? new());
            Refuse(question, wrongs);
            // Whoever has no name adds no file: a file has one.
            answers[question.Id] = answer with { Files = null };
        }

        var now = new AnswerSheet(sheet.Definition, respondent, answers);
        foreach (var question in page.Questions.Where(now.Asked.Contains))
        {
            Refuse(question, AnswerReader.Missing(sheet.Definition, question, answers[question.Id]));
        }

        return now;
    }

    private static void Refuse(Question question, IReadOnlyList<Wrong> wrongs)
    {
        if (wrongs.Count > 0)
        {
            throw new RuleBroken(wrongs[0].Words, SavePage.FieldOf(question, wrongs[0].Part));
        }
    }
}
