using LineOfSight.Kernel.Rules;
using LineOfSight.QuestionnaireEngine;

namespace LineOfSight.Questionnaires.Fill;

/// <summary>Puts files to an answer and takes them away, whoever answers and wherever the files come from.</summary>
internal sealed class KeepEvidence(ReadReturn read, SaveAnswers save)
{
    /// <summary>The question of a return, where it takes files.</summary>
    /// <exception cref="NotVisible">It is not asked, or takes none.</exception>
    public static Question QuestionOf(ReturnSheet sheet, string id) =>
        sheet.Asked.FirstOrDefault(q => q.Id == id && (q.TakesEvidence || q.Kind == QuestionKind.Files)) ?? throw new NotVisible();

    /// <summary>Adds a file.</summary>
    /// <param name="of">The return, found visible to whoever answers.</param>
    /// <param name="id">The question.</param>
    /// <param name="input">A new file, or one that was given before.</param>
    /// <param name="hand">Who answers.</param>
    /// <param name="take">Takes the file and says which document it is.</param>
    /// <param name="stop">Cancels.</param>
    public async Task AddAsync(Return of, string id, AddEvidence.Input input, Hand hand, Func<Task<Guid>> take, CancellationToken stop)
    {
        var sheet = await read.HoldAsync(of, stop);
        var question = QuestionOf(sheet, id);
        var files = sheet.Answers.GetValueOrDefault(id)?.Files ?? [];
        RuleBroken.Unless(files.Count < Limits.Files, $"An answer has at most {Limits.Files} files. Remove one first", nameof(input.File));
        if (input.DocumentId is { } again)
        {
            RuleBroken.Unless(!files.Contains(again), "This file is with the answer already", nameof(input.DocumentId));
        }
        else
        {
            var ending = Path.GetExtension(input.File?.FileName ?? "").TrimStart('.').ToLowerInvariant();
            RuleBroken.Unless(
                input.File is null || question.FileKinds.Count == 0 || question.FileKinds.Contains(ending),
                $"The selected file must be a {string.Join(" or ", question.FileKinds.Select(k => k.ToUpperInvariant()))}", nameof(input.File));
        }

        await KeepAsync(sheet, id, [.. files, await take()], hand, stop);
    }

    /// <summary>Takes a file away from an answer. It stays with the return, for its history.</summary>
    public async Task RemoveAsync(Return of, string id, Guid? file, Hand hand, CancellationToken stop)
    {
        var sheet = await read.HoldAsync(of, stop);
        QuestionOf(sheet, id);
        var files = sheet.Answers.GetValueOrDefault(id)?.Files ?? [];
        RuleBroken.Unless(file is { } removed && files.Contains(removed), "This file is not with the answer any more");
        await KeepAsync(sheet, id, [.. files.Where(f => f != file)], hand, stop);
    }

    private async Task KeepAsync(ReturnSheet sheet, string id, List<Guid> files, Hand hand, CancellationToken stop)
    {
        var answer = (sheet.Answers.GetValueOrDefault(id) ?? new()) with { Files = files.Count == 0 ? null : files };
        await save.HandleAsync(sheet, [new(id, answer, sheet.Rows.GetValueOrDefault(id)?.IsConfirmed ?? true)], hand, ReturnActs.Answered, null, stop);
    }
}
