using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Kernel.Files;

/// <summary>
/// Deletes the files of documents that were disposed of, after the transaction that did it was committed. Disposal was the act; a file that
/// is deleted twice is gone all the same.
/// </summary>
public sealed class DeleteDisposed(LineOfSightDb db, DocumentStore store) : IRunJob
{
    /// <summary>The job.</summary>
    public static readonly JobKind Kind = new("host.documents.delete-disposed", "Deletes the files of documents that were disposed of", "0 0/10 * * * ?", typeof(DeleteDisposed));

    /// <inheritdoc />
    public async Task RunAsync(JobTurn turn, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var deleted = await HandleAsync(stop);
        turn.Did = deleted == 0 ? null : deleted == 1 ? "1 file deleted" : $"{deleted} files deleted";
    }

    /// <summary>Returns how many files were deleted.</summary>
    public async Task<int> HandleAsync(CancellationToken stop)
    {
        var files = await db.Database.SqlQuery<string>($"select f as \"Value\" from kernel.disposed_files() f").ToListAsync(stop);
        foreach (var file in files)
        {
            store.Delete(file);
            await db.Database.ExecuteSqlAsync($"select kernel.disposed_file_is_gone({file})", stop);
        }

        return files.Count;
    }
}
