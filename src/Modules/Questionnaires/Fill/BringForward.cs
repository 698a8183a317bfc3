using LineOfSight.Kernel.Rules;

namespace LineOfSight.Questionnaires.Fill;

/// <summary>
/// Brings forward what was said last time, to questions that nobody has answered yet. Each answer waits to be confirmed: what was true a
/// year ago is not a new assessment. Files stay behind; they can be used again one by one.
/// </summary>
internal sealed class BringForward(ReadReturn read, SaveAnswers save)
{
    /// <returns>How many answers came along, and how many could not.</returns>
    public async Task<(int Came, int Stayed)> HandleAsync(Return of, string by, CancellationToken stop)
    {
        var sheet = await read.HoldAsync(of, stop);
        var (_, carried) = await read.BroughtAsync(of, sheet.Definition, stop) ?? throw new NotVisible();
        var came = carried.Answers.Where(a => !sheet.Rows.ContainsKey(a.Key)).Select(a => (a.Key, Answer: a.Value with { Files = null })).Where(a => !a.Answer.IsEmpty).ToList();
        RuleBroken.Unless(came.Count > 0, "There is nothing left to bring forward");
        await save.HandleAsync(sheet, came.ConvertAll(a => new GivenAnswer(a.Key, a.Answer, IsConfirmed: false)), new Hand(by), ReturnActs.BroughtForward, null, stop);
        return (came.Count, carried.LeftBehind.Count);
    }

    public static string Words((int Came, int Stayed) result) =>
        $"{result.Came} {(result.Came == 1 ? "answer was" : "answers were")} brought forward. Confirm each on its page.{(result.Stayed == 0 ? "" : $" {result.Stayed} could not be: this version does not ask for them.")}";
}
