using Npgsql;

namespace LineOfSight.Kernel.Acts.Sealing;

/// <summary>Compares the texts that are still there with the keyed digests in the chain.</summary>
internal sealed class TextCheck(NpgsqlConnection connection, ActKey key)
{
    /// <summary>How many altered texts are named; the rest are counted.</summary>
    private const int MostNamed = 10;

    /// <summary>How many texts were compared.</summary>
    public long Texts { get; private set; }

    /// <summary>How many do not agree.</summary>
    public long Wrong { get; private set; }

    /// <summary>The first acts whose texts do not agree.</summary>
    public List<Guid> Named { get; } = [];

    public async Task CheckAsync(CancellationToken stop)
    {
        await using var copy = await connection.BeginRawBinaryCopyAsync(
            "copy (select t.act_id, a.digest, t.reason, t.before, t.after from kernel.act_text t join kernel.act a on a.id = t.act_id) to stdout (format binary)",
            stop);
        var rows = new CopyReader(copy, 5);
        using var hmac = key.NewDigest();
        var digest = new byte[CanonicalEntry.HashLength];
        while (rows.Read())
        {
            stop.ThrowIfCancellationRequested();
            Texts++;
            // The three texts arrive as the digest takes them: each preceded by its length, -1 for null.
            hmac.AppendData(rows.Fields(2, 4));
            hmac.GetHashAndReset(digest);
            if (!rows.Value(1).SequenceEqual(digest) && ++Wrong <= MostNamed)
            {
                Named.Add(new Guid(rows.Value(0), bigEndian: true));
            }
        }
    }
}
