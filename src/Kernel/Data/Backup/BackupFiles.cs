using System.Security.Cryptography;

namespace LineOfSight.Kernel.Data.Backup;

/// <summary>The files of a data folder that belong into a backup: keys, checkpoints and documents. Never the database's own files.</summary>
internal static class BackupFiles
{
    private const string Documents = "documents";
    private static readonly string[] Small = ["keys", "checkpoints"];

    /// <summary>
    /// Keys and checkpoints, as they are now. They are listed before the snapshot is taken, so that no checkpoint in the backup knows
    /// of entries that the backup lacks.
    /// </summary>
    public static List<string> SmallIn(string data) => [.. Small.SelectMany(folder => In(data, folder)).Where(p => !p.EndsWith(".draft", StringComparison.Ordinal))];

    /// <summary>
    /// Every document. A document's file is written whole and put into place before the row that names it is committed, and never
    /// changed: listed after the snapshot, all that the snapshot names are among them.
    /// </summary>
    public static List<string> DocumentsIn(string data) => [.. In(data, Documents).Where(IsDocument)];

    /// <summary>Where a file of a backup goes, when it may go there.</summary>
    /// <exception cref="BackupDamaged">The path leads elsewhere.</exception>
    public static string Place(string data, string path) =>
        path.Split('/') is [var folder, ..] parts && (Small.Contains(folder) || folder == Documents) && parts.All(p => p.Length > 0 && p is not "." and not ".." && !p.Contains('\0', StringComparison.Ordinal))
            ? Path.Combine([data, .. parts])
            : throw new BackupDamaged("it holds a file that would go outside the data folder.");

    /// <summary>Reads a file, hands its bytes on, and says what it was; null when it is gone.</summary>
    public static BackupContent.StoredFile? Read(string data, string path, byte[] buffer, Action<ReadOnlyMemory<byte>>? take, Action? begin = null)
    {
        try
        {
            var place = Place(data, path);
            using var file = new FileStream(place, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 });
            begin?.Invoke();
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var bytes = 0L;
            for (var read = file.Read(buffer); read > 0; read = file.Read(buffer))
            {
                hash.AppendData(buffer, 0, read);
                take?.Invoke(buffer.AsMemory(0, read));
                bytes += read;
            }

            return new BackupContent.StoredFile(path, OperatingSystem.IsWindows() ? 0 : (int)File.GetUnixFileMode(place), bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static IEnumerable<string> In(string data, string folder)
    {
        var whole = Path.Combine(data, folder);
        return Directory.Exists(whole)
            ? Directory.EnumerateFiles(whole, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(data, f).Replace(Path.DirectorySeparatorChar, '/')).Order(StringComparer.Ordinal)
            : [];
    }

    // documents/<2 hex>/<32 hex>; anything else there is a draft of an upload.
    private static bool IsDocument(string path) => path.Split('/') is [_, { Length: 2 } first, { Length: 32 } name] && first.All(char.IsAsciiHexDigit) && name.All(char.IsAsciiHexDigit);
}
