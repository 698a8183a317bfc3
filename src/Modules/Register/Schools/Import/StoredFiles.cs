using System.IO.Compression;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Schools.Import;

/// <summary>
/// Keeps an uploaded file while its import waits. It stands in the database, so that every node has it and a rolled back
/// upload leaves nothing behind; a national extract of 60 MB takes about 10.
/// </summary>
internal sealed class StoredFiles(LineOfSightDb db)
{
    public async Task KeepAsync(Guid import, RegisterSource source, CancellationToken stop)
    {
        db.Add(new SchoolImportFile { ImportId = import, Part = SchoolImportFile.Register, Content = await PackAsync(source.Register, stop) });
        if (source.Names is { } names)
        {
            db.Add(new SchoolImportFile { ImportId = import, Part = SchoolImportFile.Names, Content = await PackAsync(names, stop) });
        }
    }

    public async Task<T> WithAsync<T>(SchoolImport import, Func<RegisterSource, Task<T>> read, CancellationToken stop)
    {
        await using var register = await OpenAsync(import.Id, SchoolImportFile.Register, stop)
            ?? throw new RuleBroken("The file of this import is no longer here. Give it again.");
        await using var names = import.NamesFileName is null ? null : await OpenAsync(import.Id, SchoolImportFile.Names, stop);
        return await read(new RegisterSource(register, import.FileName, names, import.NamesFileName, import.LaCode, import.AsOf));
    }

    public Task ForgetAsync(Guid import, CancellationToken stop) =>
        db.Set<SchoolImportFile>().Where(file => file.ImportId == import)
            .ExecuteUpdateAsync(file => file.SetProperty(f => f.Content, (byte[]?)null), stop);

    private async Task<Stream?> OpenAsync(Guid import, string part, CancellationToken stop)
    {
        var packed = await db.Set<SchoolImportFile>().Where(file => file.ImportId == import && file.Part == part)
            .Select(file => file.Content).SingleOrDefaultAsync(stop);
        if (packed is null)
        {
            return null;
        }

        // Read twice and possibly large: on disk, gone when it is closed.
        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose);
        await using var unpacked = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        await unpacked.CopyToAsync(file, stop);
        return file;
    }

    private static async Task<byte[]> PackAsync(Stream file, CancellationToken stop)
    {
        file.Position = 0;
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await file.CopyToAsync(gzip, stop);
        }

        return packed.ToArray();
    }
}
