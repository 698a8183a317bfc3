using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.QuestionnaireEngine;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.Fill;

/// <summary>Who saves answers.</summary>
/// <param name="Name">As they are called, for whoever answers at the same time.</param>
/// <param name="KeyedBy">The account of somebody of the partnership who enters what came on paper or by email; null for the agency or school itself.</param>
internal sealed record Hand(string Name, Guid? KeyedBy = null);

/// <summary>An answer that is saved.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answer">Its answer.</param>
/// <param name="IsConfirmed">False for what somebody has to look at again.</param>
internal sealed record GivenAnswer(string Question, Answer Answer, bool IsConfirmed);

/// <summary>Saves answers of one return in one act, however they were given: on a page, in a file, from paper.</summary>
internal sealed class SaveAnswers(LineOfSightDb db, Work work, TimeProvider clock)
{
    /// <summary>Saves them.</summary>
    /// <param name="sheet">The return as it is, held by this transaction.</param>
    /// <param name="given">The answers.</param>
    /// <param name="hand">Who saves.</param>
    /// <param name="act">What they do.</param>
    /// <param name="reason">What the act says of it, or null.</param>
    /// <param name="stop">Cancels.</param>
    /// <returns>The return as it is now.</returns>
    public async Task<ReturnSheet> HandleAsync(ReturnSheet sheet, IReadOnlyList<GivenAnswer> given, Hand hand, ActKind act, string? reason, CancellationToken stop)
    {
        var (of, at, rows, changed) = (sheet.Return, clock.GetUtcNow(), sheet.Rows.ToDictionary(r => r.Key, r => r.Value), new List<ReturnAnswer>());
        foreach (var (question, answer, isConfirmed) in given)
        {
            if (!rows.TryGetValue(question, out var row))
            {
                if (!answer.IsEmpty)
                {
                    row = rows[question] = ReturnAnswer.Give(of, question, answer, isConfirmed, hand.Name, at);
                    db.Add(row);
                    changed.Add(row);
                }
            }
            else if (!row.Given.Equals(answer) || row.IsConfirmed != isConfirmed)
            {
                RuleBroken.Unless(!row.IsCarried, "This is answered once for several areas. Change it in the return that you share");

                // The sheet is only read: what changes is followed, and nothing else has to be looked through.
                db.Attach(row);
                row.Change(answer, isConfirmed, hand.Name, at);
                changed.Add(row);
            }
        }

        var now = new ReturnSheet(of, sheet.Definition, rows.Values);
        of.Progress(now.Asked.Count, now.Finished, at, hand.KeyedBy);
        await work.DoAsync(act, of, reason, stop);
        changed.ForEach(row => db.Entry(row).State = EntityState.Detached);
        return now;
    }
}
