using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LineOfSight.Kernel.Files;
using LineOfSight.Kernel.Modules;

namespace LineOfSight.Host.Documents;

/// <summary><c>lineofsight documents</c>: sweeps up what broken-off uploads left, and asks the virus scanner again.</summary>
internal static class DocumentsVerb
{
    private const int FileMissing = 1;
    private static readonly Option<bool> OnlyLook = new("--only-look") { Description = "Say what would be deleted, and delete nothing." };

    public static Command Make(IRunVerbs runner)
    {
        var sweep = new Command("sweep", "Delete files in the data folder that belong to no document, and name documents whose file is missing.") { OnlyLook };
        var check = new Command("check", "Ask the virus scanner again about files that it has not called clean.");
        foreach (var option in runner.Options)
        {
            sweep.Options.Add(option);
            check.Options.Add(option);
        }

        sweep.SetAction((parsed, stop) => runner.RunAsync(parsed, (services, output, cancel) => SweepAsync(parsed.GetValue(OnlyLook), services, output, cancel), stop));
        check.SetAction((parsed, stop) => runner.RunAsync(parsed, CheckAsync, stop));
        return new Command("documents", "Look after the files that people gave.") { sweep, check };
    }

    private static async Task<int> SweepAsync(bool onlyLook, IServiceProvider services, VerbOutput output, CancellationToken stop)
    {
        var found = await services.GetRequiredService<SweepDocuments>().HandleAsync(onlyLook, stop);
        if (output.Json)
        {
            await output.Out.WriteLineAsync(JsonSerializer.Serialize(new { removed = found.Removed.Select(f => new { f.Name, f.Size }), missing = found.Missing, onlyLook }));
        }
        else
        {
            foreach (var (name, size) in found.Removed)
            {
                await output.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{(onlyLook ? "Would delete" : "Deleted")} {name}: {size:N0} bytes that belong to no document"));
            }

            foreach (var name in found.Missing)
            {
                await output.Out.WriteLineAsync($"Missing: {name}. Bring it back from a backup of documents/{name[..2]}.");
            }

            await output.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{found.Removed.Count:N0} {(onlyLook ? "to delete" : "deleted")}, {found.Missing.Count:N0} missing."));
        }

        // A verb that ends with anything but 0 is taken back; what was deleted is gone, so its act must stay.
        return found.Missing.Count > 0 && (onlyLook || found.Removed.Count == 0) ? FileMissing : 0;
    }

    private static async Task<int> CheckAsync(IServiceProvider services, VerbOutput output, CancellationToken stop)
    {
        var outcome = await services.GetRequiredService<CheckDocuments>().HandleAsync(stop);
        await output.Out.WriteLineAsync(output.Json
            ? JsonSerializer.Serialize(new { clean = outcome.Clean, refused = outcome.Refused, waiting = outcome.Waiting })
            : string.Create(CultureInfo.InvariantCulture, $"{outcome.Clean:N0} clean, {outcome.Refused:N0} refused, {outcome.Waiting:N0} still waiting."));
        return 0;
    }
}
