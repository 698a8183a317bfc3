using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LineOfSight.Kernel.Acts.Sealing;

/// <summary>
/// What the chains held at an instant, signed. It lies outside the database, so that a tail cut off or a chain built anew
/// inside it shows.
/// </summary>
/// <param name="At">When it was written (UTC).</param>
/// <param name="Chains">Every chain that had a sealed entry, ordered by identifier.</param>
/// <param name="Signature">The signature over <see cref="SignedText"/>, in DER.</param>
public sealed record Checkpoint(DateTimeOffset At, IReadOnlyList<Checkpoint.Head> Chains, byte[] Signature)
{
    private const string Format = "lineofsight-checkpoint-1";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The end of a chain.</summary>
    /// <param name="Chain">The partnership, or <see cref="Act.Installation"/>.</param>
    /// <param name="Count">How many entries it had, which is the last number.</param>
    /// <param name="Hash">The last hash, in lower-case hexadecimal.</param>
    public sealed record Head(Guid Chain, long Count, string Hash);

    /// <summary>
    /// The text that is signed: <c>lineofsight-checkpoint-1</c>, the instant (ISO 8601, UTC, microseconds), then one line per
    /// chain with identifier, count and hash parted by blanks; UTF-8, every line ended by one line feed.
    /// </summary>
    public byte[] SignedText()
    {
        var text = new StringBuilder();
        text.Append(Format).Append('\n').Append(Instant(At)).Append('\n');
        foreach (var head in Chains)
        {
            text.Append(CultureInfo.InvariantCulture, $"{head.Chain} {head.Count} {head.Hash}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Writes the checkpoint as its file.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(new Written(Format, Instant(At), Chains, Convert.ToBase64String(Signature)), Json);

    /// <summary>Reads the file of a checkpoint and checks its signature.</summary>
    /// <param name="json">The file.</param>
    /// <param name="key">The installation's key.</param>
    /// <exception cref="InvalidDataException">It is not a checkpoint, or this installation did not sign it; the message says which.</exception>
    public static Checkpoint Read(byte[] json, CheckpointKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        Checkpoint checkpoint;
        try
        {
            var written = JsonSerializer.Deserialize<Written>(json, Json);
            if (written is not { Format: Format, At: not null, Chains: not null, Signature: not null })
            {
                throw new InvalidDataException("it is not a checkpoint of Line of Sight");
            }

            checkpoint = new Checkpoint(
                DateTimeOffset.Parse(written.At, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
                written.Chains,
                Convert.FromBase64String(written.Signature));
        }
        catch (Exception trouble) when (trouble is JsonException or FormatException)
        {
            throw new InvalidDataException("it is not a checkpoint of Line of Sight", trouble);
        }

        return key.HasSigned(checkpoint.SignedText(), checkpoint.Signature)
            ? checkpoint
            : throw new InvalidDataException("its signature is not of this installation's key, or its text was altered");
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private sealed record Written(string Format, string At, IReadOnlyList<Head> Chains, string Signature);
}
