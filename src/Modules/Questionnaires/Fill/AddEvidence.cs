using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Files;
using LineOfSight.Kernel.Rules;
using LineOfSight.QuestionnaireEngine;
using Microsoft.AspNetCore.Http;

namespace LineOfSight.Questionnaires.Fill;

/// <summary>Adds a file to an answer, uses one again that was given before, and takes one away.</summary>
internal sealed class AddEvidence(IAccess access, ReadReturn read, SaveAnswers save, GiveDocument give, UseDocuments use, Documents documents)
{
    public sealed class Input
    {
        public IFormFile? File { get; set; }

        /// <summary>A file that was given before, in place of a new one.</summary>
        public Guid? DocumentId { get; set; }

        /// <summary>A file that is taken away.</summary>
        public Guid? Removed { get; set; }
    }

    /// <summary>The question of a return, where it takes files.</summary>
    /// <exception cref="NotVisible">It is not asked, or takes none.</exception>
    public static Question QuestionOf(ReturnSheet sheet, string id) =>
        sheet.Asked.FirstOrDefault(q => q.Id == id && (q.TakesEvidence || q.Kind == QuestionKind.Files)) ?? throw new NotVisible();

    public async Task HandleAsync(Return of, string id, Input input, CancellationToken stop)
    {
        await read.HoldAsync(of, stop);
        var sheet = await read.SheetAsync(of, stop);
        var question = QuestionOf(sheet, id);
        var files = sheet.Answers.GetValueOrDefault(id)?.Files ?? [];
        RuleBroken.Unless(files.Count < Limits.Files, $"An answer has at most {Limits.Files} files. Remove one first", nameof(Input.File));
        Guid added;
        if (input.DocumentId is { } again)
        {
            RuleBroken.Unless(!files.Contains(again), "This file is with the answer already", nameof(Input.DocumentId));
            if ((await documents.OfAsync(of.Id, stop)).All(d => d.Document.Id != again || d.Use.EndedAt is not null))
            {
                await use.ReuseAsync(again, new DocumentHolder(of), stop);
            }

            added = again;
        }
        else
        {
            var ending = Path.GetExtension(input.File?.FileName ?? "").TrimStart('.').ToLowerInvariant();
            RuleBroken.Unless(
                input.File is null || question.FileKinds.Count == 0 || question.FileKinds.Contains(ending),
                $"The selected file must be a {string.Join(" or ", question.FileKinds.Select(k => k.ToUpperInvariant()))}", nameof(Input.File));
            var upload = input.File is { } file ? new Upload(file.FileName, file.Length, file.OpenReadStream) : null;
            added = (await give.HandleAsync(upload, new DocumentHolder(of), null, stop)).Id;
        }

        await KeepAsync(sheet, id, [.. files, added], stop);
    }

    /// <summary>Takes a file away from an answer. It stays with the return, for its history.</summary>
    public async Task RemoveAsync(Return of, string id, Guid? file, CancellationToken stop)
    {
        await read.HoldAsync(of, stop);
        var sheet = await read.SheetAsync(of, stop);
        QuestionOf(sheet, id);
        var files = sheet.Answers.GetValueOrDefault(id)?.Files ?? [];
        RuleBroken.Unless(file is { } removed && files.Contains(removed), "This file is not with the answer any more");
        await KeepAsync(sheet, id, [.. files.Where(f => f != file)], stop);
    }

    private async Task KeepAsync(ReturnSheet sheet, string id, List<Guid> files, CancellationToken stop)
    {
        var answer = (sheet.Answers.GetValueOrDefault(id) ?? new()) with { Files = files.Count == 0 ? null : files };
        var given = new GivenAnswer(id, answer, sheet.Rows.GetValueOrDefault(id)?.IsConfirmed ?? true);
        await save.HandleAsync(sheet, [given], new Hand(access.Person.Name), ReturnActs.Answered, null, stop);
    }
}
