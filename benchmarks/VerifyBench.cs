using System.Diagnostics;
using System.Globalization;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Acts.Sealing;
using LineOfSight.Kernel.Data;
using Npgsql;
using NpgsqlTypes;

namespace LineOfSight.Bench;

/// <summary>
/// How fast <c>verify</c> computes the audit trail again, texts included, beside the plain reading of the same rows. Run it as
/// <c>taskset -c 0 ./bench verify</c> to give the database and the verifier one core together.
/// </summary>
internal sealed class VerifyBench(TextWriter output)
{
    private const int Entries = 1_000_000;
    private const int ChainCount = 12;
    private const int Wanted = 200_000;

    public async Task RunAsync()
    {
        await using var ground = await Ground.OpenAsync();
        var key = ActKey.In(ground.Installation.Folder.Keys);
        await WriteAsync(ground, key);
        var databases = ground.Installation.Databases;
        var watch = Stopwatch.StartNew();
        var count = await new Sealer(databases).SealAsync(CancellationToken.None);
        Say($"sealed {count:N0} entries in {ChainCount} chains: {count / watch.Elapsed.TotalSeconds:N0} a second");
        await ground.SqlAsync("vacuum (freeze, analyze) kernel.act, kernel.act_link, kernel.act_text");
        await ground.SqlAsync("checkpoint");

        var verifier = new Verifier(databases, key);
        await MeasureAsync(ground, verifier, "chains and texts");
        await ground.SqlAsync("truncate kernel.act_text");
        await MeasureAsync(ground, verifier, "chains alone, every text erased");
        Say($"{Environment.ProcessorCount} processor(s) to use");
    }

    private async Task MeasureAsync(Ground ground, Verifier verifier, string what)
    {
        for (var round = 1; round <= 3; round++)
        {
            var plain = await TimeAsync(() => ReadAsync(ground));
            var (before, served) = (Process.GetCurrentProcess().TotalProcessorTime, ground.ServerTime());
            Verification? verified = null;
            var took = await TimeAsync(async () => verified = await verifier.VerifyAsync([], CancellationToken.None));
            var own = Process.GetCurrentProcess().TotalProcessorTime - before;
            var theirs = ground.ServerTime() - served;
            var rate = verified!.Entries / took.TotalSeconds;
            Say($"{what}, round {round}: {verified.Entries:N0} entries and {verified.Texts:N0} texts in {took.TotalSeconds:N2} s, {verified.Faults.Count} faults: {rate:N0} entries a second, {rate / Wanted:N2} of {Wanted:N0}");
            Say($"    {took / plain:N2} times the plain reading of the same rows ({plain.TotalSeconds:N2} s); {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576:N0} MB");
            Say($"    processor time: verifier {own.TotalSeconds:N2} s, which is {verified.Entries / own.TotalSeconds:N0} entries a second of one core; database {theirs.TotalSeconds:N2} s; both on one core {verified.Entries / (own + theirs).TotalSeconds:N0}");
        }
    }

    internal static async Task WriteAsync(Ground ground, ActKey key, string more = "")
    {
        var chains = Enumerable.Range(0, ChainCount).Select(_ => NewId.Next()).ToList();
        var started = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var acts = Enumerable.Range(0, Entries).Select(_ => NewId.Next()).ToList();
        var person = NewId.Next();
        await ground.SqlAsync("alter table kernel.act disable trigger all");
        await CopyAsync(ground, "kernel.act (id, at, kind, person_id, subject_kind, subject_id, digest)", async (row, i) =>
        {
            await row.WriteAsync(acts[i], NpgsqlDbType.Uuid);
            await row.WriteAsync(started.AddSeconds(i), NpgsqlDbType.TimestampTz);
            await row.WriteAsync("improvement.action.updated", NpgsqlDbType.Text);
            await row.WriteAsync(person, NpgsqlDbType.Uuid);
            await row.WriteAsync("ImprovementAction", NpgsqlDbType.Text);
            await row.WriteAsync(acts[i / 10 * 10], NpgsqlDbType.Uuid);
            await row.WriteAsync(key.DigestOf(null, Before(i) + more, After(i) + more), NpgsqlDbType.Bytea);
        });
        await CopyAsync(ground, "kernel.act_text (act_id, before, after)", async (row, i) =>
        {
            await row.WriteAsync(acts[i], NpgsqlDbType.Uuid);
            await row.WriteAsync(Before(i) + more, NpgsqlDbType.Text);
            await row.WriteAsync(After(i) + more, NpgsqlDbType.Text);
        });
        await CopyAsync(ground, "kernel.act_link (partnership_id, act_id)", async (row, i) =>
        {
            await row.WriteAsync(chains[i % ChainCount], NpgsqlDbType.Uuid);
            await row.WriteAsync(acts[i], NpgsqlDbType.Uuid);
        });
        await ground.SqlAsync("alter table kernel.act enable trigger all");
        await ground.SqlAsync("analyze");
    }

    private static string Before(int i) => Written(i, "\"Progress\":\"Half of the schools have answered\"");

    private static string After(int i) => Written(i, "\"Progress\":\"All but three of the schools have answered\",\"Status\":\"OnTrack\"");

    private static string Written(int i, string fields) => "{\"ImprovementAction " + i.ToString(CultureInfo.InvariantCulture) + "\":{" + fields + "}}";

    private static async Task CopyAsync(Ground ground, string table, Func<NpgsqlBinaryImporter, int, Task> write)
    {
        await using var connection = await ground.Owner.OpenConnectionAsync();
        await using var import = await connection.BeginBinaryImportAsync($"copy {table} from stdin (format binary)");
        for (var i = 0; i < Entries; i++)
        {
            await import.StartRowAsync();
            await write(import, i);
        }

        await import.CompleteAsync();
    }

    /// <summary>The least that any verifier must do: read the rows in order, and throw them away.</summary>
    private static async Task ReadAsync(Ground ground)
    {
        var buffer = new byte[1 << 18];
        await using var connection = await ground.Owner.OpenConnectionAsync();
        foreach (var query in (string[])[
            "select l.*, a.* from kernel.act_link l join kernel.act a on a.id = l.act_id order by l.partnership_id, l.number",
            "select t.*, a.digest from kernel.act_text t join kernel.act a on a.id = t.act_id"])
        {
            await using var memory = new NpgsqlCommand("set work_mem = '256MB'; set jit = off", connection);
            await memory.ExecuteNonQueryAsync();
            await using var copy = await connection.BeginRawBinaryCopyAsync($"copy ({query}) to stdout (format binary)");
            while (await copy.ReadAsync(buffer.AsMemory(), CancellationToken.None) > 0)
            {
            }
        }
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed;
    }

    private void Say(FormattableString text) => output.WriteLine(FormattableString.Invariant(text));
}
