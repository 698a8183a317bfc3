using System.CommandLine;
using LineOfSight.Linkage.Generating;

namespace LineOfSight.Host.Linking;

/// <summary><c>lineofsight link generate</c>: invented children, households and agencies' records, to try linkage on.</summary>
internal static class GenerateVerb
{
    private const int Block = 1 << 20;
    private static readonly Option<int> Rows = new("--rows") { Description = "How many records.", HelpName = "N", Required = true };
    private static readonly Option<ulong> Seed = new("--seed") { Description = "Any number; the same one gives the same records.", HelpName = "S", Required = true };
    private static readonly Option<FileInfo?> Output = new("--output") { Description = "The CSV file, written through gzip when it ends in .gz; standard output without it.", HelpName = "FILE" };

    public static Command Make()
    {
        var generate = new Command("generate", "Invent records of children as agencies hold them, errors included, with the truth beside them. No record is of a real child.") { Rows, Seed, Output };
        generate.SetAction((parsed, stop) => Refusals.TellAsync(Console.Error, () => Task.FromResult(Run(parsed))));
        return generate;
    }

    private static int Run(ParseResult parsed)
    {
        var rows = parsed.GetValue(Rows);
        if (rows < 0)
        {
            throw new ArgumentException(FormattableString.Invariant($"--rows is {rows}: give 0 or more."));
        }

        var file = parsed.GetValue(Output);
        using var target = file is null ? Console.OpenStandardOutput() : new FileStream(file.FullName, FileMode.Create, FileAccess.Write, FileShare.None, Block);
        using var written = file?.Name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) == true ? new System.IO.Compression.GZipStream(target, System.IO.Compression.CompressionLevel.Fastest) : target;
        Population.Write(new GeneratedPopulation(rows, parsed.GetValue(Seed)), written);
        return 0;
    }
}
