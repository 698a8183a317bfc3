using System.Security.Cryptography;
using System.Text.Json;

namespace LineOfSight.Kernel.Data.Backup;

/// <summary>Reads a backup from its beginning to its end, and holds what it reads against what was counted when it was written.</summary>
internal sealed class BackupReader : IDisposable
{
    private readonly FileStream file;
    private readonly SealedReader from;
    private readonly byte[] buffer = new byte[Chunk.Size];

    private BackupReader(FileStream file, SealedReader from, BackupHeader header) => (this.file, this.from, Header) = (file, from, header);

    public BackupHeader Header { get; }

    /// <summary>Opens a backup.</summary>
    /// <exception cref="WrongPassphrase">The passphrase is another one.</exception>
    /// <exception cref="BackupRefused">It is no backup, or it is damaged.</exception>
    public static BackupReader Open(string path, Passphrase passphrase)
    {
        var file = BackupHeader.Open(path);
        try
        {
            var (header, key, binding) = BackupHeader.Read(file, passphrase);
            return new BackupReader(file, new SealedReader(file, key, binding), header);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads all of a backup and throws nothing when all of it is as it was written.</summary>
    public static (BackupHeader Header, BackupContent Content) Check(string path, Passphrase passphrase, CancellationToken stop)
    {
        using var reader = Open(path, passphrase);
        return (reader.Header, reader.ReadAll(_ => null, stop));
    }

    /// <summary>Reads every entry; its bytes go to what <paramref name="begin"/> returns for it, or nowhere.</summary>
    /// <exception cref="BackupDamaged">Something is not as it was written.</exception>
    public BackupContent ReadAll(Func<Entry, IReceiveEntry?> begin, CancellationToken stop)
    {
        var seen = new Dictionary<(string, string), string>();
        try
        {
            for (var entry = Entry.Next(from); ; entry = Entry.Next(from))
            {
                if (entry.Kind == Entry.Content)
                {
                    return Compared(ReadContent(stop), seen);
                }

                using var receiver = begin(entry);
                using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                Entry.Read(
                    from,
                    buffer,
                    piece =>
                    {
                        hash.AppendData(piece.Span);
                        receiver?.Take(piece);
                    },
                    stop);
                receiver?.Complete();
                seen.Add((entry.Kind, entry.Name), Convert.ToHexStringLower(hash.GetHashAndReset()));
            }
        }
        catch (Exception trouble) when (trouble is EndOfStreamException or JsonException)
        {
            throw new BackupDamaged("it holds something other than a backup holds.", trouble);
        }
    }

    public void Dispose()
    {
        from.Dispose();
        file.Dispose();
    }

    private BackupContent ReadContent(CancellationToken stop)
    {
        using var json = new MemoryStream();
        Entry.Read(from, buffer, piece => json.Write(piece.Span), stop);
        if (from.ReadByte() >= 0)
        {
            throw new BackupDamaged("something stands behind its content.");
        }

        return JsonSerializer.Deserialize<BackupContent>(json.ToArray(), Entry.Json) ?? throw new BackupDamaged("it does not say what it holds.");
    }

    private static BackupContent Compared(BackupContent content, Dictionary<(string, string), string> seen)
    {
        var said = content.Tables.Select(t => (Key: (Entry.Table, t.Name), t.Hash)).Concat(content.Files.Select(f => (Key: (Entry.File, f.Path), f.Hash))).ToDictionary(s => s.Key, s => s.Hash);
        return said.Count == seen.Count && said.All(s => seen.TryGetValue(s.Key, out var hash) && hash == s.Value)
            ? content
            : throw new BackupDamaged("what it holds is not what it says it holds.");
    }
}

/// <summary>Takes the bytes of one entry of a backup.</summary>
internal interface IReceiveEntry : IDisposable
{
    /// <summary>The next bytes.</summary>
    void Take(ReadOnlyMemory<byte> piece);

    /// <summary>There are no more. Disposed without it, what was taken does not count.</summary>
    void Complete();
}
