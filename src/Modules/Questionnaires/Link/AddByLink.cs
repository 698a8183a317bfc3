using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Files;
using LineOfSight.Kernel.Rules;
using LineOfSight.Questionnaires.Fill;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.Link;

/// <summary>
/// Adds a file to an answer of a return that is answered by a link or a code. It is kept only when the scanner has found it clean, because
/// nobody inside has vouched for its sender.
/// </summary>
internal sealed class AddByLink(LineOfSightDb db, KeepEvidence keep, TakeOutside outside)
{
    private sealed record Row(Guid Id, string Name, string Type, long Size, DateTimeOffset At);

    /// <summary>The files that the return behind the link has been given. Whoever holds the link sees their names, and opens none.</summary>
    public async Task<IReadOnlyList<EvidencePage.File>> FilesAsync(CancellationToken stop)
    {
        var rows = await db.Database.SqlQuery<Row>($"select id as \"Id\", name as \"Name\", type as \"Type\", size as \"Size\", at as \"At\" from questionnaires.linked_files()").ToListAsync(stop);
        return [.. rows.Select(r => new EvidencePage.File(r.Id, r.Name, Enum.Parse<FileType>(r.Type), r.Size, "", r.At, false, null))];
    }

    public Task HandleAsync(Return of, string id, AddEvidence.Input input, Hand hand, CancellationToken stop) => keep.AddAsync(of, id, input, hand, () => TakeAsync(input, stop), stop);

    public Task RemoveAsync(Return of, string id, Guid? file, Hand hand, CancellationToken stop) => keep.RemoveAsync(of, id, file, hand, stop);

    private async Task<Guid> TakeAsync(AddEvidence.Input input, CancellationToken stop)
    {
        if (input.DocumentId is { } again)
        {
            RuleBroken.Unless((await FilesAsync(stop)).Any(f => f.Id == again), "Select a file you have already uploaded", nameof(input.DocumentId));
            return again;
        }

        RuleBroken.Unless(input.File is not null, Refusals.Missing, Refusals.Field);
        var added = Guid.Empty;
        await outside.KeepAsync(new Upload(input.File!.FileName, input.File.Length, input.File.OpenReadStream), async document =>
        {
            added = document.Id;
            await db.Database.ExecuteSqlAsync(
                $"select questionnaires.keep_linked_file({document.Id}, {document.Name}, {document.Type.ToString()}, {document.Size}, {document.Sha256}, {document.Stored}, {document.State.ToString()})", stop);
        }, stop);
        return added;
    }
}
