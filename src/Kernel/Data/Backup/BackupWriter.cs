using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Npgsql;

namespace LineOfSight.Kernel.Data.Backup;

/// <summary>
/// Writes a backup while the installation is in use: one snapshot of every table, then the files, encrypted. It is written beside its
/// place, read back and compared, and only then moved there: under its name there is a whole backup or none.
/// </summary>
public sealed class BackupWriter(Databases databases, DataFolder folder, TimeProvider clock)
{
    private readonly bool compress = true;

    internal BackupWriter(Databases databases, DataFolder folder, TimeProvider clock, bool compress)
        : this(databases, folder, clock) => this.compress = compress;

    /// <summary>The program's version, as a head names it.</summary>
    public static string Product { get; } = typeof(BackupWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>A backup that was made.</summary>
    /// <param name="Header">Its head.</param>
    /// <param name="Content">What is in it.</param>
    /// <param name="Bytes">The file's length.</param>
    public sealed record Made(BackupHeader Header, BackupContent Content, long Bytes);

    /// <summary>Makes a backup.</summary>
    /// <param name="path">Where it goes; nothing may be there yet.</param>
    /// <param name="passphrase">What it is encrypted with.</param>
    /// <param name="stop">Cancels; nothing is left then.</param>
    /// <exception cref="BackupRefused">It cannot be made; the message says why. Nothing is left at the path.</exception>
    public async Task<Made> WriteAsync(string path, Passphrase passphrase, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(passphrase);
        var place = Path.GetFullPath(path);
        if (File.Exists(place) || Directory.Exists(place))
        {
            throw new BackupRefused($"There is something at {place} already, and a backup is never written over another. Give another name.");
        }

        var draft = $"{place}.{Environment.ProcessId}-{NewId.Next():N}.draft";
        try
        {
            return await Task.Run(() => WriteAsync(draft, place, passphrase, stop), stop);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new BackupRefused($"{Disk.Words(trouble, place)} Nothing was left at {place}; earlier backups are as they were.", trouble);
        }
        catch (Exception trouble) when (trouble is NpgsqlException or TimeoutException)
        {
            throw new BackupRefused($"The database could not be read to the end: {trouble.Message} Nothing was left at {place}; earlier backups are as they were. Make the backup again when the database answers.", trouble);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private async Task<Made> WriteAsync(string draft, string place, Passphrase passphrase, CancellationToken stop)
    {
        var small = BackupFiles.SmallIn(folder.Path);
        Made made;
        await using (var snapshot = await SnapshotReader.OpenAsync(databases, stop))
        {
            var header = new BackupHeader(
                Product, clock.GetUtcNow(), snapshot.Server, await snapshot.ChangesAsync(stop), BackupHeader.OnlyKdf, BackupHeader.DefaultIterations,
                RandomNumberGenerator.GetBytes(32), BackupHeader.OnlyCipher, compress ? "brotli" : "none");
            using var file = Create(draft);
            var (key, binding) = header.Write(file, passphrase);
            BackupContent content;
            using (var to = new SealedWriter(file, key, binding, compress))
            {
                content = await FillAsync(to, snapshot, small, stop);
                to.Finish();
            }

            file.Flush(flushToDisk: true);
            made = new Made(header, content, file.Length);
        }

        BackupReader.Check(draft, passphrase, stop);
        File.Move(draft, place, overwrite: false);
        return made;
    }

    private async Task<BackupContent> FillAsync(SealedWriter to, SnapshotReader snapshot, List<string> small, CancellationToken stop)
    {
        var buffer = new byte[Chunk.Size];
        var files = new List<BackupContent.StoredFile>();
        AddFiles(to, small, files, buffer, stop);
        var tables = new List<BackupContent.Table>();
        foreach (var (name, columns) in await snapshot.TablesAsync(stop))
        {
            new Entry(Entry.Table, name, columns).Begin(to);
            tables.Add(await snapshot.ReadAsync(name, columns, buffer, piece => Frame(to, piece), stop));
            Entry.End(to);
        }

        AddFiles(to, BackupFiles.DocumentsIn(folder.Path), files, buffer, stop);
        var content = new BackupContent(tables, files, await snapshot.SequencesAsync(stop), await snapshot.ChainsAsync(stop));
        new Entry(Entry.Content).Begin(to);
        Frame(to, JsonSerializer.SerializeToUtf8Bytes(content, Entry.Json));
        Entry.End(to);
        return content;
    }

    private void AddFiles(SealedWriter to, List<string> paths, List<BackupContent.StoredFile> files, byte[] buffer, CancellationToken stop)
    {
        foreach (var path in paths)
        {
            stop.ThrowIfCancellationRequested();
            var mode = 0;
            var read = BackupFiles.Read(folder.Path, path, buffer, piece => Frame(to, piece), () =>
            {
                mode = OperatingSystem.IsWindows() ? 0 : (int)File.GetUnixFileMode(BackupFiles.Place(folder.Path, path));
                new Entry(Entry.File, path, Mode: mode).Begin(to);
            });
            // What retention took away since the list was made is not there to be kept.
            if (read is not null)
            {
                Entry.End(to);
                files.Add(read with { Mode = mode });
            }
        }
    }

    // An empty piece would end the entry.
    private static void Frame(SealedWriter to, ReadOnlyMemory<byte> piece)
    {
        if (!piece.IsEmpty)
        {
            Entry.Frame(to, piece.Span);
        }
    }

    private static FileStream Create(string draft)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(draft)!);
        return new FileStream(draft, options);
    }
}
