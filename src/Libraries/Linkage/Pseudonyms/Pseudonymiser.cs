using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LineOfSight.Linkage.Persons;

namespace LineOfSight.Linkage.Pseudonyms;

/// <summary>
/// Makes the codes of one purpose and custodian: HMAC-SHA-256 (RFC 2104) under a key that HKDF (RFC 5869) derives from the master key.
/// Many threads may use it at once.
/// </summary>
public sealed class Pseudonymiser : IDisposable
{
    // 128 of the 256 bits: two of 10 million records share a code once in 7 × 10²⁴ times, and a code still fits a column and an eye.
    private const int CodeBytes = 16;
    private const int DigitBits = 5;
    private const string Label = "line-of-sight pseudonym 1";

    // Of RFC 4648 in small letters: it survives spreadsheets and file names, and never begins with a sign or tells capitals from small letters.
    private const string Digits = "abcdefghijklmnopqrstuvwxyz234567";
    private static readonly System.Buffers.SearchValues<char> AnyDigit = System.Buffers.SearchValues.Create(Digits);
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly byte[] key;

    internal Pseudonymiser(MasterKey master, string purpose, string custodian)
    {
        Version = master.Version;
        key = HKDF.DeriveKey(HashAlgorithmName.SHA256, master.Bytes, MasterKey.Length, salt: null, info: Info(purpose, custodian));
    }

    /// <summary>The version of the master key that the codes are made with, and begin with.</summary>
    public int Version { get; }

    /// <summary>The code of a record, such as <c>v1.k3j…</c>: the version and 26 letters and digits.</summary>
    /// <param name="record">Its key; without the character NUL in the source's name.</param>
    /// <exception cref="ArgumentException">The source's name holds NUL, the id is empty, or either is no Unicode text.</exception>
    public string Of(RecordKey record)
    {
        if (record.Source.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException("a source's name holds the character NUL", nameof(record));
        }

        // NUL ends the source, so that no two keys are one message.
        var message = record.Id.Length > 0 ? Strict.GetBytes($"{record.Source}\0{record.Id}") : throw new ArgumentException("a record has no id", nameof(record));
        return string.Create(CultureInfo.InvariantCulture, $"v{Version}.{Spelled(HMACSHA256.HashData(key, message).AsSpan(0, CodeBytes))}");
    }

    /// <summary>The version that a code was made with; null when it is no code.</summary>
    /// <param name="code">What <see cref="Of"/> gave.</param>
    public static int? VersionOf(string code)
    {
        var dot = code.IndexOf('.', StringComparison.Ordinal);
        var isCode = dot > 1 && code[0] == 'v' && code.Length - dot - 1 == ((CodeBytes * 8) + DigitBits - 1) / DigitBits
            && !code.AsSpan(dot + 1).ContainsAnyExcept(AnyDigit);
        return isCode && int.TryParse(code.AsSpan(1, dot - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
    }

    /// <summary>Wipes the key from memory.</summary>
    public void Dispose() => CryptographicOperations.ZeroMemory(key);

    // Each name with its length before it, so that no two pairs of names are one text.
    private static byte[] Info(string purpose, string custodian) => [.. Encoding.ASCII.GetBytes(Label), .. Named(purpose, nameof(purpose)), .. Named(custodian, nameof(custodian))];

    private static byte[] Named(string name, string what)
    {
        if (name.Length == 0 || name.Trim() != name)
        {
            throw new ArgumentException($"the {what} is empty or begins or ends with a space", what);
        }

        var text = Strict.GetBytes(name);
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, text.Length);
        return [.. length, .. text];
    }

    private static string Spelled(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var (held, bits) = (0, 0);
        foreach (var next in bytes)
        {
            held = (held << 8) | next;
            for (bits += 8; bits >= DigitBits; bits -= DigitBits)
            {
                text.Append(Digits[(held >> (bits - DigitBits)) & ((1 << DigitBits) - 1)]);
            }

            held &= (1 << bits) - 1;
        }

        return bits == 0 ? text.ToString() : text.Append(Digits[(held << (DigitBits - bits)) & ((1 << DigitBits) - 1)]).ToString();
    }
}
