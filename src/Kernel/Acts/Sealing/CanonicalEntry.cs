using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LineOfSight.Kernel.Acts.Sealing;

/// <summary>
/// The bytes of one entry of a chain, the same on every machine and in every language:
/// <code>
/// entry = 0x01 ‖ field(chain, 16 bytes) ‖ field(number, 8) ‖ field(act, 16) ‖ field(at, 8) ‖ field(kind) ‖ field(person, 16)
///              ‖ field(subject kind) ‖ field(subject, 16) ‖ field(digest, 32)
/// field = length of the bytes (4 bytes) ‖ the bytes
/// hash  = SHA-256(hash of the entry before ‖ entry); before entry 1 stand 32 zero bytes
/// </code>
/// Every number is big-endian; identifiers are in the order of RFC 9562; texts are UTF-8; <c>at</c> counts microseconds since
/// 1970-01-01T00:00:00Z. The 0x01 is the version of this layout. Each field is preceded by its length, so that no two
/// entries give the same bytes.
/// </summary>
public static class CanonicalEntry
{
    /// <summary>The length of a hash, in bytes.</summary>
    public const int HashLength = 32;

    /// <summary>The version of the layout, and its first byte.</summary>
    public const byte Version = 1;

    /// <summary>What stands before the first entry of a chain: 32 zero bytes.</summary>
    public static ReadOnlyMemory<byte> Beginning { get; } = new byte[HashLength];

    /// <summary>Hashes one entry onto the one before it.</summary>
    /// <param name="previous">The hash of the entry before, 32 bytes.</param>
    /// <param name="chain">The partnership, or <see cref="Act.Installation"/>.</param>
    /// <param name="number">The number in the chain, from 1.</param>
    /// <param name="act">The act.</param>
    /// <returns>32 bytes.</returns>
    public static byte[] Hash(ReadOnlySpan<byte> previous, Guid chain, long number, Act act)
    {
        ArgumentNullException.ThrowIfNull(act);
        var bytes = new MemoryStream(320);
        bytes.Write(previous);
        bytes.WriteByte(Version);
        Write(bytes, chain);
        Write(bytes, number);
        Write(bytes, act.Id);
        Write(bytes, MicrosecondsOf(act.At));
        Write(bytes, Encoding.UTF8.GetBytes(act.Kind));
        Write(bytes, act.PersonId);
        Write(bytes, Encoding.UTF8.GetBytes(act.SubjectKind));
        Write(bytes, act.SubjectId);
        Write(bytes, act.Digest);
        return SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    private static long MicrosecondsOf(DateTimeOffset at) => (at.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    private static void Write(MemoryStream bytes, ReadOnlySpan<byte> field)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, field.Length);
        bytes.Write(length);
        bytes.Write(field);
    }

    private static void Write(MemoryStream bytes, Guid id)
    {
        Span<byte> field = stackalloc byte[16];
        id.TryWriteBytes(field, bigEndian: true, out _);
        Write(bytes, field);
    }

    private static void Write(MemoryStream bytes, long number)
    {
        Span<byte> field = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(field, number);
        Write(bytes, field);
    }
}
