using System.Security.Cryptography;
using LineOfSight.Kernel.Data;

namespace LineOfSight.Kernel.Files;

/// <summary>
/// The bytes of documents: <c>documents/ab/ab…32 hexadecimal digits</c> in the data folder, outside every web root, readable by their
/// owner only. A file is written beside its place, waits until the disk has it, and is moved there: it is whole or not there.
/// </summary>
public sealed class DocumentStore(DataFolder folder) : IDisposable
{
    private const string Draft = ".part";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // What is looked into is whole in memory: two at a time keep that bounded, however many people upload at once.
    private readonly SemaphoreSlim inspections = new(2);

    /// <summary>A file as it was stored.</summary>
    /// <param name="Name">32 random hexadecimal digits.</param>
    /// <param name="Size">Its size in bytes.</param>
    /// <param name="Sha256">The hash of its bytes.</param>
    public sealed record Kept(string Name, long Size, byte[] Sha256);

    /// <summary>Does something with a whole file in memory, when it is its turn.</summary>
    public async Task<T> InTurnAsync<T>(Func<Task<T>> work, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(work);
        await inspections.WaitAsync(stop);
        try
        {
            return await work();
        }
        finally
        {
            inspections.Release();
        }
    }

    /// <summary>Stores bytes under a new random name.</summary>
    /// <exception cref="IOException">The disk is full, or the folder cannot be written; nothing is left behind.</exception>
    public async Task<Kept> KeepAsync(ReadOnlyMemory<byte> content, CancellationToken stop)
    {
        var name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var path = PathOf(name);
        MakeFolder(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        try
        {
            await using (var file = new FileStream(path + Draft, options))
            {
                await file.WriteAsync(content, stop);
                file.Flush(flushToDisk: true);
            }

            File.Move(path + Draft, path, overwrite: false);
        }
        catch
        {
            File.Delete(path + Draft);
            throw;
        }

        return new Kept(name, content.Length, SHA256.HashData(content.Span));
    }

    /// <summary>Opens the bytes of a document for reading.</summary>
    /// <exception cref="FileNotFoundException">They are not there.</exception>
    public Stream Open(string name) => new FileStream(
        PathOf(name), new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read, Options = FileOptions.Asynchronous | FileOptions.SequentialScan });

    /// <summary>Deletes the bytes of a document; nothing happens when they are gone already.</summary>
    public void Delete(string name)
    {
        var path = PathOf(name);
        if (Directory.Exists(Path.GetDirectoryName(path)))
        {
            File.Delete(path);
        }
    }

    /// <summary>Every file in the folder, drafts of broken-off uploads too, with its size and when it was written last.</summary>
    public IReadOnlyList<FileInfo> Files() => Directory.Exists(folder.Documents)
        ? [.. new DirectoryInfo(folder.Documents).EnumerateFiles("*", SearchOption.AllDirectories)]
        : [];

    /// <inheritdoc />
    public void Dispose() => inspections.Dispose();

    private string PathOf(string name) => name.Length == 32 && name.All(char.IsAsciiHexDigitLower)
        ? Path.Combine(folder.Documents, name[..2], name)
        : throw new ArgumentException("That is no name of a stored file.", nameof(name));

    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        }
    }
}
