using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LineOfSight.Kit;

namespace LineOfSight.Bench;

/// <summary>The linkage command beside DuckDB, which runs the same comparisons and rules in SQL; what it finds, and what it costs.</summary>
internal sealed class LinkageBench(TextWriter to)
{
    private const int MegaByte = 1_000_000;
    private const double PeerSeconds = 93;
    private static readonly string Data = Path.GetFullPath(Path.Combine(Shared.Root, "..", "shared", "data", "linkage"));
    private static readonly string Settings = Path.Combine(Shared.Root, "benchmarks", "linkage", "children-settings.json");
    private static readonly string LargeSettings = Path.Combine(Shared.Root, "benchmarks", "linkage", "children-10m-settings.json");
    private readonly string work = Directory.CreateTempSubdirectory("lineofsight-linkage-").FullName;

    public async Task RunAsync()
    {
        try
        {
            if (!Directory.Exists(Data))
            {
                await to.WriteLineAsync("shared/data/linkage is not beside the project: only the generator's records are measured.");
            }
            else
            {
                await HistoricalAsync();
                await ChildrenAsync();
            }

            await SeedsAsync();
            await ScoreOneAsync();
            Comparers.Run(to);
            if (Environment.GetEnvironmentVariable("LINEOFSIGHT_BENCH_LARGE") == "1")
            {
                await LargeAsync();
            }
            else
            {
                await to.WriteLineAsync("10,000,000 records: not run; LINEOFSIGHT_BENCH_LARGE=1 runs it (two minutes, 9 GB).");
            }
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private async Task HistoricalAsync()
    {
        var model = Path.Combine(Data, "splink4-model-historical-50k.json");
        var input = Path.Combine(Data, "historical_figures_with_errors_50k.csv.gz");
        var ours = await LinkAsync("--model", model, "--input", input, "--threshold", "0.01");
        var peer = await PeerAsync(model, input);
        await to.WriteLineAsync($"50,578 historical records with Splink's model: {Told(ours)}; {Number(ours, "pairs"):N0} pairs (Splink: 224,539; DuckDB: {Number(peer, "pairs"):N0})");
        await to.WriteLineAsync($"  DuckDB {Number(peer, "seconds", "total"):0.00} s, {Number(peer, "cpuSeconds"):0.00} CPU-s: ours is {Number(peer, "seconds", "total") / Number(ours, "seconds"):0.0} times as fast, with 1/{Number(peer, "cpuSeconds") / Number(ours, "processorSeconds"):0.0} of its processor (ours reads, clusters, writes and starts too)");
    }

    private async Task ChildrenAsync()
    {
        var input = Path.Combine(Data, "children_1m.csv.gz");
        var plain = await LinkAsync("--settings", Settings, "--input", input);
        await to.WriteLineAsync($"1,000,000 children, seven tight rules, trained, with households: {Told(plain)}; {PerPair(plain)}; {PeerSeconds / Number(plain, "processorSeconds"):0.0} times less processor than Splink 5 ({PeerSeconds} CPU-s)");
        var one = await LinkAsync("--settings", Settings, "--input", input, "--threads", "1");
        await to.WriteLineAsync($"  on one thread: {Told(one)}");
        var peer = await PeerAsync(Path.Combine(work, "model.json"), input);
        await to.WriteLineAsync($"  DuckDB, scoring alone with that model: {Number(peer, "seconds", "total"):0.00} s, {Number(peer, "cpuSeconds"):0.00} CPU-s, {Number(peer, "peakBytes") / MegaByte:N0} MB, {Number(peer, "comparedPairs"):N0} pairs: ours, training and clusters included, takes 1/{Number(peer, "cpuSeconds") / Number(plain, "processorSeconds"):0.0} of its processor and 1/{Number(peer, "seconds", "total") / Number(plain, "seconds"):0.0} of its time");
        await TellAccuracyAsync("  against the truth", await LinkAsync("--settings", Settings, "--input", input, "--labels", "cluster"));
        await TellAccuracyAsync("  without households", await LinkAsync("--settings", Settings, "--input", input, "--labels", "cluster", "--no-households"));
    }

    private async Task SeedsAsync()
    {
        foreach (var seed in new[] { "1", "2", "3" })
        {
            var file = await GenerateAsync("1000000", seed);
            await TellAccuracyAsync($"1,000,000 generated records, seed {seed}", await LinkAsync("--settings", Settings, "--input", file, "--labels", "cluster"));
            File.Delete(file);
        }
    }

    private async Task ScoreOneAsync()
    {
        var file = await GenerateAsync("1000000", "4");
        var index = Path.Combine(work, "index");
        await LinkAsync("--settings", Settings, "--input", file, "--index", index);
        await to.WriteLineAsync(IndexScoring.Measure(index, file));
        File.Delete(file);
        File.Delete(index);
    }

    private async Task LargeAsync()
    {
        var million = await GenerateAsync("1000000", "1");
        var small = await LinkAsync("--settings", LargeSettings, "--input", million);
        await to.WriteLineAsync($"1,000,000 generated records, first name + surname + year of birth: {Told(small)}; {PerPair(small)}");
        File.Delete(million);
        var ten = await GenerateAsync("10000000", "1");
        var large = await LinkAsync("--settings", LargeSettings, "--input", ten);
        await to.WriteLineAsync($"10,000,000 generated records, the same: {Told(large)}; {PerPair(large)}; CPU per pair {Cost(large) / Cost(small):0.00} times that of 1,000,000");
    }

    private async Task<string> GenerateAsync(string rows, string seed)
    {
        var file = Path.Combine(work, "generated.csv");
        await RunAsync(Path.Combine(Shared.Root, "lineofsight"), ["link", "generate", "--rows", rows, "--seed", seed, "--output", file]);
        return file;
    }

    private async Task<JsonElement> LinkAsync(params string[] arguments) =>
        JsonDocument.Parse(await RunAsync(Path.Combine(Shared.Root, "lineofsight"), ["link", .. arguments, "--output", work, "--json"])).RootElement;

    // DuckDB is fetched when it is wanted here for the first time: nothing of the product needs it.
    private static async Task<JsonElement> PeerAsync(string model, string input)
    {
        var folder = Path.Combine(Shared.Root, "benchmarks", "linkage");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            await RunAsync("npm", ["ci", "--prefix", folder, "--ignore-scripts", "--include=optional", "--no-audit", "--no-fund"]);
        }

        return JsonDocument.Parse(await RunAsync("node", [Path.Combine(folder, "peer.mjs"), "--model", model, "--input", input, "--threshold", "0.01", "--threads", "2"])).RootElement;
    }

    private static async Task<string> RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var trouble = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await trouble}");
    }

    private Task TellAccuracyAsync(string what, JsonElement of)
    {
        var accuracy = of.GetProperty("accuracy");
        var siblings = accuracy.GetProperty("siblingPrecision");
        return to.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{what}: at its own threshold {Number(of, "linkThreshold"):0.00} pairs {Bases(accuracy.GetProperty("pairs"))}; best F1 {Number(accuracy, "best", "pairs", "f1"):0.0000} at {Number(accuracy, "best", "threshold"):0.00}; clusters {Bases(accuracy.GetProperty("clusters"))}; between brothers and sisters precision {(siblings.ValueKind == JsonValueKind.Number ? siblings.GetDouble() : double.NaN):0.0000}"));
    }

    private static string Bases(JsonElement bases) => string.Create(CultureInfo.InvariantCulture, $"P {Number(bases, "precision"):0.0000} of {Number(bases, "links"):N0}, R {Number(bases, "recall"):0.0000} of {Number(bases, "matches"):N0}, F1 {Number(bases, "f1"):0.0000}");

    private static string Told(JsonElement run) => string.Create(CultureInfo.InvariantCulture, $"{Number(run, "seconds"):0.00} s, {Number(run, "processorSeconds"):0.00} CPU-s, {Number(run, "peakBytes") / MegaByte:N0} MB, {Number(run, "compared"):N0} pairs compared");

    private static string PerPair(JsonElement run) => string.Create(CultureInfo.InvariantCulture, $"{Cost(run) * 1e9:N0} ns of processor a pair");

    private static double Cost(JsonElement run) => Number(run, "processorSeconds") / Number(run, "compared");

    private static double Number(JsonElement of, params string[] path) => path.Aggregate(of, (at, name) => at.GetProperty(name)).GetDouble();
}
