using System.Buffers.Binary;
using System.Security.Cryptography;

namespace LineOfSight.Kernel.Acts.Sealing;

/// <summary>
/// The bytes of one stored entry, ready to be hashed. PostgreSQL sends each value preceded by its length, which is the layout
/// of <see cref="CanonicalEntry"/>; only the instant counts from another year.
/// </summary>
internal sealed class EntryBytes : IDisposable
{
    /// <summary>The columns of an entry, in the order of the layout, and then its stored hash.</summary>
    public const string Columns = "l.partnership_id, l.number, l.act_id, a.at, a.kind, a.person_id, a.subject_kind, a.subject_id, a.digest, l.hash";

    /// <summary>How many columns.</summary>
    public const int ColumnCount = 10;

    private const int LastOfEntry = 8;
    private const int NumberAt = CanonicalEntry.HashLength + 1 + 4 + 16 + 4;
    private const int InstantAt = NumberAt + 8 + 4 + 16 + 4;
    private static readonly long Year2000 = (new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc) - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
    private readonly IncrementalHash sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] stored = new byte[CanonicalEntry.HashLength];
    private byte[] bytes = new byte[512];
    private int length;

    /// <summary>The chain's identifier, 16 bytes.</summary>
    public ReadOnlySpan<byte> Chain => bytes.AsSpan(CanonicalEntry.HashLength + 1 + 4, 16);

    /// <summary>The number that the entry carries.</summary>
    public long Number => BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(NumberAt));

    /// <summary>The act.</summary>
    public Guid Act => new(bytes.AsSpan(NumberAt + 8 + 4, 16), bigEndian: true);

    /// <summary>When it was done, in microseconds since 1970.</summary>
    public long At => BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(InstantAt));

    /// <summary>The hash that it was sealed with.</summary>
    public ReadOnlySpan<byte> Stored => stored;

    /// <summary>False when the act itself is gone.</summary>
    public bool HasAct { get; private set; }

    /// <summary>Takes over a row that was read with <see cref="Columns"/>.</summary>
    public void Take(CopyReader row)
    {
        var entry = row.Fields(0, LastOfEntry);
        length = CanonicalEntry.HashLength + 1 + entry.Length;
        if (length > bytes.Length)
        {
            bytes = new byte[length * 2];
        }

        bytes[CanonicalEntry.HashLength] = CanonicalEntry.Version;
        entry.CopyTo(bytes.AsSpan(CanonicalEntry.HashLength + 1));
        HasAct = !row.IsNull(3);
        if (HasAct)
        {
            BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(InstantAt), At + Year2000);
        }

        // A hash of another length cannot have been sealed; all zeroes agree with nothing.
        var hash = row.Value(ColumnCount - 1);
        stored.AsSpan().Clear();
        if (hash.Length == stored.Length)
        {
            hash.CopyTo(stored);
        }
    }

    /// <summary>The hash that this entry must have.</summary>
    /// <param name="previous">The hash of the entry before.</param>
    /// <param name="hash">Takes 32 bytes.</param>
    public void Hash(ReadOnlySpan<byte> previous, Span<byte> hash)
    {
        previous.CopyTo(bytes);
        sha.AppendData(bytes, 0, length);
        sha.GetHashAndReset(hash);
    }

    /// <summary>True when this entry, put at a number after a hash, would have the hash given.</summary>
    public bool Fits(ReadOnlySpan<byte> previous, long number, ReadOnlySpan<byte> expected)
    {
        var own = Number;
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(NumberAt), number);
        Span<byte> hash = stackalloc byte[CanonicalEntry.HashLength];
        Hash(previous, hash);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(NumberAt), own);
        return hash.SequenceEqual(expected);
    }

    /// <inheritdoc />
    public void Dispose() => sha.Dispose();
}
