using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using LineOfSight.Kernel.Acts.Sealing;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Modules;

namespace LineOfSight.Host.Verbs;

/// <summary><c>lineofsight verify</c>: computes the audit trail again and names what does not hold.</summary>
internal static class VerifyVerb
{
    private const int FaultFound = 1;
    private const int WrongArguments = 2;
    private const string Moment = "d MMMM yyyy, HH:mm";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    private static readonly Option<FileInfo?> CheckpointFile = new("--checkpoint")
    {
        Description = "Compare with this checkpoint, such as a copy kept elsewhere. Without it: with every checkpoint of the data folder.",
        HelpName = "FILE",
    };

    public static Command Make(IRunVerbs runner)
    {
        var verify = new Command("verify", "Compute the audit trail again and name the first entry altered, removed, inserted, swapped or cut off.") { CheckpointFile };
        foreach (var option in runner.Options)
        {
            verify.Options.Add(option);
        }

        verify.SetAction(async (parsed, stop) =>
        {
            var file = parsed.GetValue(CheckpointFile);
            if (file is { Exists: false })
            {
                await Console.Error.WriteLineAsync($"There is no file {file.FullName}. Name a checkpoint's file with --checkpoint.");
                return WrongArguments;
            }

            return await runner.RunAsync(parsed, (services, output, cancel) => RunAsync(services, output, file, cancel), stop);
        });
        return verify;
    }

    internal static async Task<int> RunAsync(IServiceProvider services, VerbOutput output, FileInfo? file, CancellationToken stop)
    {
        var checkpoints = services.GetRequiredService<Checkpoints>();
        IReadOnlyList<Checkpoints.File> files = file is null ? checkpoints.ReadAll() : [checkpoints.Read(file.FullName)];
        var verified = await services.GetRequiredService<Verifier>().VerifyAsync(files, stop);
        if (output.Json)
        {
            await output.Out.WriteLineAsync(JsonSerializer.Serialize(verified, Json));
        }
        else
        {
            await TellAsync(verified, output.Out);
        }

        return verified.Faults.Count == 0 ? 0 : FaultFound;
    }

    private static async Task TellAsync(Verification verified, TextWriter to)
    {
        foreach (var fault in verified.Faults)
        {
            var entry = fault.Number is { } number ? $", entry {number.ToString("N0", CultureInfo.InvariantCulture)}" : "";
            var act = fault.Act is { } id ? $" (act {id})" : "";
            await to.WriteLineAsync($"{fault.Chain}{entry}{act}: {fault.What}.");
        }

        await to.WriteLineAsync(Invariant($"{verified.Texts:N0} texts agree or are named above; the texts of {verified.Erased:N0} acts were erased; {verified.Waiting:N0} entries wait to be sealed."));
        await to.WriteLineAsync(verified.NewestCheckpoint is { } newest
            ? Invariant($"Compared with {Count(verified.Checkpoints, "checkpoint")}, the newest of {London.TimeOf(newest).ToString(Moment, CultureInfo.InvariantCulture)}.")
            : "There is no checkpoint to compare with: an end that was cut off would not show.");
        var upTo = verified.UpTo is { } latest ? $" up to {London.TimeOf(latest).ToString(Moment, CultureInfo.InvariantCulture)}" : "";
        var read = Invariant($"{Count(verified.Entries, "entry", "entries")} in {Count(verified.Chains, "chain")}{upTo}");
        await to.WriteLineAsync(verified.Faults.Count == 0 ? $"Verified {read}." : $"Found {Count(verified.Faults.Count, "fault")} in {read}.");
    }

    private static string Count(long count, string one, string? many = null) =>
        $"{count.ToString("N0", CultureInfo.InvariantCulture)} {(count == 1 ? one : many ?? one + "s")}";

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
