using System.Globalization;
using LineOfSight.Bench;
using LineOfSight.Kit;

// One line per measurement. Each prints its own ratios; nothing here fails because it was slow.
IReadOnlyDictionary<string, Func<Task>> measurements = new Dictionary<string, Func<Task>>
{
    ["backup"] = () => new BackupBench(Console.Out).RunAsync(),
    ["compare"] = () => new CompareBench(Console.Out).RunAsync(),
    ["deadlines"] = () => new DeadlinesBench(Console.Out).RunAsync(),
    ["forms"] = () => new FormsBench(Console.Out).RunAsync(),
    ["import"] = () => new ImportBench(Console.Out).RunAsync(),
    ["linkage"] = () => new LinkageBench(Console.Out).RunAsync(),
    ["pages"] = () => new PagesBench(Console.Out).RunAsync(),
    ["returns"] = () => new ReturnsBench(Console.Out).RunAsync(),
    ["search"] = () => new SearchBench(Console.Out).RunAsync(),
    ["thread"] = () => new ThreadBench(Console.Out).RunAsync(),
    ["tracker"] = () => new TrackerBench(Console.Out).RunAsync(),
    ["verify"] = () => new VerifyBench(Console.Out).RunAsync(),
};

// A database that forgets what it acknowledged is fast, and nobody runs one.
House.IsDurable = true;
var unknown = args.Where(a => !measurements.ContainsKey(a)).ToList();
if (unknown.Count > 0)
{
    await Console.Error.WriteLineAsync($"There is no measurement {string.Join(", ", unknown)}. There are: {string.Join(", ", measurements.Keys)}.");
    return 2;
}

foreach (var (name, run) in measurements.Where(m => args.Length == 0 || args.Contains(m.Key)))
{
    await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"== {name}"));
    await run();
}

return 0;
