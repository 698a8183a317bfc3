using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace LineOfSight.Kernel.Data.Backup;

/// <summary>
/// One encrypted piece of a backup: its length (four bytes, the highest bit marks the last one), the encrypted bytes, and a tag of 16
/// bytes. What is authenticated with it: the head's hash, the chunk's place, and whether it is the last; so a chunk that was changed,
/// moved, left out or put in is noticed, and so is an end that was cut off.
/// </summary>
internal static class Chunk
{
    /// <summary>Bytes of content in all but the last.</summary>
    public const int Size = 1 << 20;

    /// <summary>The greatest length on disk, which bounds what a reader allocates.</summary>
    public const int Largest = Size + (1 << 17);

    public const int TagLength = 16;
    public const int LengthLength = 4;
    public const uint LastBit = 0x8000_0000;
    private const int PrefixLength = 5;

    // The quickest that Brotli has: the next step halves the speed for a few percent.
    private const int Quality = 0;
    private const int Window = 20;

    private const byte Plain = 0;
    private const byte Compressed = 1;

    /// <summary>Compresses and encrypts; returns what goes to the disk.</summary>
    public static byte[] Seal(byte[] key, byte[] binding, long place, bool last, ReadOnlySpan<byte> content, bool compress)
    {
        var packed = ArrayPool<byte>.Shared.Rent(PrefixLength + BrotliEncoder.GetMaxCompressedLength(Size));
        BinaryPrimitives.WriteInt32BigEndian(packed.AsSpan(1), content.Length);
        if (compress && BrotliEncoder.TryCompress(content, packed.AsSpan(PrefixLength), out var length, Quality, Window) && length < content.Length)
        {
            packed[0] = Compressed;
        }
        else
        {
            packed[0] = Plain;
            content.CopyTo(packed.AsSpan(PrefixLength));
            length = content.Length;
        }

        length += PrefixLength;
        var written = GC.AllocateUninitializedArray<byte>(LengthLength + length + TagLength);
        BinaryPrimitives.WriteUInt32BigEndian(written, (uint)length | (last ? LastBit : 0));
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(Nonce(place), packed.AsSpan(0, length), written.AsSpan(LengthLength, length), written.AsSpan(LengthLength + length), Bound(binding, place, last));
        ArrayPool<byte>.Shared.Return(packed, clearArray: false);
        return written;
    }

    /// <summary>Decrypts and unpacks what stands behind the length.</summary>
    /// <exception cref="BackupDamaged">It is not what was written there.</exception>
    public static byte[] Open(byte[] key, byte[] binding, long place, bool last, byte[] written)
    {
        var packed = GC.AllocateUninitializedArray<byte>(written.Length - TagLength);
        try
        {
            using var cipher = new AesGcm(key, TagLength);
            cipher.Decrypt(Nonce(place), written.AsSpan(0, packed.Length), written.AsSpan(packed.Length), packed, Bound(binding, place, last));
        }
        catch (AuthenticationTagMismatchException changed)
        {
            throw new BackupDamaged($"piece {place + 1} is not as it was written.", changed);
        }

        var content = GC.AllocateUninitializedArray<byte>(BinaryPrimitives.ReadInt32BigEndian(packed.AsSpan(1)));
        if (packed[0] == Plain)
        {
            packed.AsSpan(PrefixLength, content.Length).CopyTo(content);
        }
        else if (!BrotliDecoder.TryDecompress(packed.AsSpan(PrefixLength), content, out var unpacked) || unpacked != content.Length)
        {
            throw new BackupDamaged($"piece {place + 1} cannot be unpacked.");
        }

        return content;
    }

    // The key is of this file alone, so the place is a nonce that never comes twice.
    private static byte[] Nonce(long place)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(4), place);
        return nonce;
    }

    private static byte[] Bound(byte[] binding, long place, bool last)
    {
        var bound = new byte[binding.Length + 9];
        binding.CopyTo(bound, 0);
        BinaryPrimitives.WriteInt64BigEndian(bound.AsSpan(binding.Length), place);
        bound[^1] = last ? (byte)1 : (byte)0;
        return bound;
    }
}
