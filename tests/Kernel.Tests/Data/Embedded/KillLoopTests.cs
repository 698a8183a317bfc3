using System.Diagnostics;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Acts.Sealing;
using LineOfSight.Kernel.Data.Embedded;
using Npgsql;

namespace LineOfSight.Kernel.Tests.Data.Embedded;

/// <summary>
/// The program and its database, killed over and over while eight people save. <c>kill -9</c> is not a power cut: what the operating
/// system had taken to write, it still writes.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed class KillLoopTests
{
    private const int Kills = 200;
    private const int LookEvery = 20;

    private const string Check =
        """
        create extension if not exists amcheck;
        select format('%s: %s', c.oid::regclass, v.msg) from pg_class c cross join lateral verify_heapam(c.oid) v where c.relkind in ('r', 'm', 't')
        union all
        select format('%s is not valid', i.indexrelid::regclass) from pg_index i where not i.indisvalid
        """;

    private const string CheckIndexes =
        """
        select count(*) from (select bt_index_check(c.oid, true) from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
          where a.amname = 'btree' and c.relkind = 'i' and c.relpersistence = 'p') checked
        """;

    [Fact, Trait("Tier", "long")]
    public async Task Two_hundred_kills_under_eight_writers_lose_no_acknowledged_save()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the loop finds the server's processes as Linux shows them");
        using var folder = new ThrowawayFolder();
        Process? writers = null;
        try
        {
            for (var kill = 1; kill <= Kills; kill++)
            {
                writers ??= await Writers.StartAsync(folder);
                var before = Written(folder, writers);
                var server = 0;
                await UntilAsync(() => Written(folder, writers) > before && (server = ServerId(folder)) > 0 && ThrowawayFolder.Lives(server), writers);
                await Task.Delay(RandomNumberGenerator.GetInt32(0, 250), TestContext.Current.CancellationToken);
                // In turn: the program, the database alone and once more (the program brings it back), both at once.
                if (kill % 4 != 1)
                {
                    Kill(server);
                }

                if (kill % 4 is 0 or 1)
                {
                    Kill(writers.Id);
                    writers.Dispose();
                    writers = null;
                }

                if (kill % LookEvery == 0 && writers is null)
                {
                    await LookAsync(folder);
                }
            }
        }
        finally
        {
            if (writers is not null)
            {
                Kill(writers.Id);
                writers.Dispose();
            }
        }

        await LookAsync(folder);
        Assert.True(Acknowledged(folder).Count > 5 * Kills, $"only {Acknowledged(folder).Count} saves were acknowledged");
    }

    /// <summary>Opens what is there: no page and no index is wrong, every acknowledged save is there once and whole, the chain verifies.</summary>
    private static async Task LookAsync(ThrowawayFolder folder)
    {
        await using var server = await folder.ServeAsync();
        await using var installation = await Writers.OpenAsync(server, folder.Data);
        await using var owner = NpgsqlDataSource.Create(server.ConnectionStringTo("kept") + ";Command Timeout=600;Pooling=false");
        Assert.Empty(await ListAsync(owner, Check));
        await ListAsync(owner, CheckIndexes.Replace("count(*)", "count(*)::text", StringComparison.Ordinal));
        var acknowledged = Acknowledged(folder);
        var there = (await ListAsync(owner, "select id::text from workshop.note")).ToHashSet();
        Assert.Empty(acknowledged.Except(there).Take(10));
        Assert.Equal(acknowledged.Count, acknowledged.Distinct().Count());
        // Whole: each note with its one act, its text and its place in the chain, and none of these without a note.
        Assert.Equal(["0"], await ListAsync(owner,
            """
            select count(*)::text from workshop.note n full join kernel.act a on a.subject_id = n.id and a.kind = 'workshop.note.written'
              left join kernel.act_text t on t.act_id = a.id left join kernel.act_link l on l.act_id = a.id
            where (n.id is null and a.kind = 'workshop.note.written') or (n.id is not null and (a.id is null or t.act_id is null or l.act_id is null))
            """));
        Assert.Equal(["0"], await ListAsync(owner, "select (count(*) - count(distinct subject_id))::text from kernel.act where kind = 'workshop.note.written'"));
        await new Sealer(installation.Databases).SealAsync(TestContext.Current.CancellationToken);
        var verified = await new Verifier(installation.Databases, ActKey.In(installation.Folder.Keys)).VerifyAsync([], TestContext.Current.CancellationToken);
        Assert.Empty(verified.Faults);
        Assert.Equal((0, there.Count), (verified.Waiting, verified.Entries));
    }

    /// <summary>How many bytes of acknowledged saves these writers have noted.</summary>
    private static long Written(ThrowawayFolder folder, Process writers) =>
        Directory.EnumerateFiles(folder.Data, $"acknowledged-{writers.Id}-*").Sum(f => new FileInfo(f).Length);

    // 0 while the guard is bringing the server back.
    private static int ServerId(ThrowawayFolder folder)
    {
        try
        {
            return int.TryParse(File.ReadLines(Path.Combine(folder.Cluster, "postmaster.pid")).FirstOrDefault(), out var id) ? id : 0;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    // A line that the kill cut in two was not yet written down as acknowledged.
    private static List<string> Acknowledged(ThrowawayFolder folder) => Directory.Exists(folder.Data)
        ? [.. Directory.EnumerateFiles(folder.Data, "acknowledged-*").SelectMany(Lines).Where(l => l.Length == 36)]
        : [];

    private static string[] Lines(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n');
    }

    private static async Task UntilAsync(Func<bool> happened, Process writers)
    {
        while (!happened())
        {
            Assert.False(writers.HasExited, "the writers have ended by themselves");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<List<string>> ListAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<string>();
        do
        {
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            {
                rows.Add(reader.GetString(0));
            }
        }
        while (await reader.NextResultAsync(TestContext.Current.CancellationToken));
        return rows;
    }

    private static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (ArgumentException)
        {
            // It had ended already.
        }

        while (ThrowawayFolder.Lives(id))
        {
            Thread.Sleep(10);
        }
    }
}
