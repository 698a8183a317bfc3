using LineOfSight.Kernel.Rules;
using LineOfSight.Questionnaires.Fill;
using Microsoft.AspNetCore.Http;

namespace LineOfSight.Questionnaires.Papers;

/// <summary>Takes answers of a filled form over into a return, when somebody has seen what would change: all of them in one act.</summary>
internal sealed class TakeOver(ReadReturn read, SaveAnswers save)
{
    public sealed class Input
    {
        public IFormFile? File { get; set; }

        /// <summary>What was understood of the file, sealed.</summary>
        public string? Sealed { get; set; }

        /// <summary>The questions whose answers are taken over.</summary>
        public List<string> Take { get; set; } = [];
    }

    /// <summary>Takes them over.</summary>
    /// <param name="of">The return, found visible to whoever answers.</param>
    /// <param name="form">What was understood of the form.</param>
    /// <param name="takes">The questions whose answers are taken over; null for all.</param>
    /// <param name="hand">Who does.</param>
    /// <param name="stop">Cancels.</param>
    /// <returns>How many answers were taken over, and how many of them are unfinished.</returns>
    public async Task<(int Taken, int Unfinished)> HandleAsync(Return of, Understood form, IReadOnlyCollection<string>? takes, Hand hand, CancellationToken stop)
    {
        var sheet = await read.HoldAsync(of, stop);
        var comparison = Comparison.Of(sheet, form, takes);
        RuleBroken.Unless(!comparison.IsOvertaken(form), "Somebody saved one of these answers while you were looking. Look at both again");
        var given = comparison.Given(form);
        RuleBroken.Unless(given.Count > 0, "Select at least one answer to take over", nameof(Input.Take));
        var words = $"{given.Count} {(given.Count == 1 ? "answer" : "answers")} from a file{(form.IsOfThisVersion ? "" : $" of version {form.Version}")}";
        await save.HandleAsync(sheet, given, hand, hand.KeyedBy is null ? ReturnActs.TakenOver : ReturnActs.Keyed, words, stop);
        return (given.Count, given.Count(g => !g.IsConfirmed));
    }

    public static string Words((int Taken, int Unfinished) result) =>
        $"{result.Taken} {(result.Taken == 1 ? "answer was" : "answers were")} taken over.{(result.Unfinished == 0 ? "" : $" {result.Unfinished} {(result.Unfinished == 1 ? "waits" : "wait")} for you to finish or confirm.")}";
}
