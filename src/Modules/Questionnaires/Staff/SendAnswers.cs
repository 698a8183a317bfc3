using LineOfSight.Kernel.Data;
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

    /// <summary>Answers without files: whoever has no name adds none, and a file has one.</summary>
    public static Answer Read(Definition definition, Question question, SavePage.Input input) => SavePage.Read(definition, question, input) with { Files = null };
}
