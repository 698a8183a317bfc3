using System.Globalization;
using LineOfSight.Kernel.Data;
using Npgsql;

namespace LineOfSight.Kernel.Acts.Sealing;

/// <summary>The signed checkpoints of an installation, one file each in its data folder. None is ever written over.</summary>
public sealed class Checkpoints(Databases databases, DataFolder folder, CheckpointKey key, TimeProvider clock)
{
    // One short look per chain into the index of numbers, however long the chains are.
    internal const string HeadsSql =
        """
        with recursive chain (id) as (
          (select partnership_id from kernel.act_link where number is not null order by partnership_id limit 1)
          union all
          select (select l.partnership_id from kernel.act_link l where l.number is not null and l.partnership_id > c.id order by l.partnership_id limit 1)
          from chain c where c.id is not null
        )
        select c.id, h.number, h.hash from chain c cross join lateral
          (select number, hash from kernel.act_link where partnership_id = c.id and number is not null order by number desc limit 1) h
        order by c.id
        """;

    /// <summary>One checkpoint's file: read, or the reason why it cannot be believed.</summary>
    /// <param name="Path">The file.</param>
    /// <param name="Checkpoint">The checkpoint, or null.</param>
    /// <param name="Trouble">What is wrong with it, or null.</param>
    public sealed record File(string Path, Checkpoint? Checkpoint, string? Trouble);

    /// <summary>Writes down, signed, where every chain ends now.</summary>
    /// <returns>The file's path.</returns>
    public async Task<string> WriteAsync(CancellationToken stop)
    {
        var at = new DateTimeOffset(clock.GetUtcNow().UtcTicks / 10 * 10, TimeSpan.Zero);
        var unsigned = new Checkpoint(at, await HeadsAsync(stop), []);
        var json = (unsigned with { Signature = key.Sign(unsigned.SignedText()) }).ToJson();
        Directory.CreateDirectory(folder.Checkpoints);
        for (var copy = 1; ; copy++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{at.UtcDateTime:yyyyMMdd'T'HHmmss.ffffff'Z'}-{copy:00}.json");
            var path = Path.Combine(folder.Checkpoints, name);
            if (WholeFile.TryCreate(path, json, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead))
            {
                return path;
            }
        }
    }

    /// <summary>Every checkpoint of the folder, oldest first.</summary>
    public IReadOnlyList<File> ReadAll() => Directory.Exists(folder.Checkpoints)
        ? [.. Directory.EnumerateFiles(folder.Checkpoints, "*.json").Order(StringComparer.Ordinal).Select(Read)]
        : [];

    /// <summary>One checkpoint from a file, wherever it was kept.</summary>
    public File Read(string path)
    {
        try
        {
            return new File(path, Checkpoint.Read(System.IO.File.ReadAllBytes(path), key), null);
        }
        catch (InvalidDataException trouble)
        {
            return new File(path, null, trouble.Message);
        }
    }

    private async Task<List<Checkpoint.Head>> HeadsAsync(CancellationToken stop)
    {
        await using var command = databases.Sealer.CreateCommand(HeadsSql);
        var heads = new List<Checkpoint.Head>();
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            heads.Add(new Checkpoint.Head(reader.GetGuid(0), reader.GetInt64(1), Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(2))));
        }

        return heads;
    }
}
