using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LineOfSight.Host.Serving;
using LineOfSight.Host.Verbs;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data.Backup;
using LineOfSight.Kernel.Data.Embedded;

namespace LineOfSight.Host.Backup;

/// <summary><c>lineofsight restore FILE</c>: a backup into an empty installation, compared in everything.</summary>
internal static class RestoreVerb
{
    private const int Refused = 1;
    private const int FewFiles = 20;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private static readonly Argument<FileInfo> File = new("FILE") { Description = "The backup." };
    private static readonly Option<FileInfo?> Passphrase = PassphraseSource.Option();

    public static Command Make()
    {
        var restore = new Command("restore", "Restore a backup into an empty installation, compare every table, file and chain, and print it. Ends with 0 only when all is equal.")
        {
            File, VerbRunner.Data, VerbRunner.Json, Passphrase,
        };
        restore.SetAction(RunAsync);
        return restore;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        if (Arguments.Data(parsed) is var (message, wrong))
        {
            await Console.Error.WriteLineAsync(message);
            return wrong;
        }

        try
        {
            var secret = PassphraseSource.Read(parsed.GetValue(Passphrase), Installation.Settings(), twice: false);
            var data = parsed.GetValue(VerbRunner.Data)!.FullName;
            var restored = await RestoreInstallation.RunAsync(parsed.GetValue(File)!.FullName, data, secret, stop);
            if (parsed.GetValue(VerbRunner.Json))
            {
                await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { equal = restored.Comparison.IsEqual, restored.Header.At, restored.Header.Product, restored.Applied, restored.Comparison.Lines }, Json));
            }
            else
            {
                await TellAsync(restored, data, Console.Out);
            }

            return restored.Comparison.IsEqual ? 0 : Refused;
        }
        catch (BackupRefused refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return Refused;
        }
        catch (Exception trouble) when (trouble is EmbeddedPostgresException or InstallationException)
        {
            await Console.Error.WriteLineAsync(trouble.Message);
            return Arguments.CannotOpen;
        }
    }

    /// <summary>Every table, chain and sequence; files one by one when they are few, and those that differ always.</summary>
    internal static async Task TellAsync(BackupRestorer.Restored restored, string data, TextWriter to)
    {
        var lines = restored.Comparison.Lines;
        foreach (var line in lines.Where(l => l.Kind != "file"))
        {
            await to.WriteLineAsync(Words(line));
        }

        foreach (var folder in lines.Where(l => l.Kind == "file").GroupBy(l => l.Name.Split('/')[0]))
        {
            var single = folder.Count() <= FewFiles ? folder.ToList() : [.. folder.Where(l => !l.IsEqual)];
            foreach (var line in single)
            {
                await to.WriteLineAsync(Words(line));
            }

            if (folder.Count() > FewFiles)
            {
                await to.WriteLineAsync(Invariant($"{folder.Key}: {folder.Count(l => l.IsEqual):N0} of {folder.Count():N0} files, {(folder.All(l => l.IsEqual) ? "equal" : "NOT EQUAL")}"));
            }
        }

        foreach (var change in restored.Applied)
        {
            await to.WriteLineAsync($"The change {change} is younger than the backup and was applied afterwards.");
        }

        var wrong = lines.Count(l => !l.IsEqual);
        await to.WriteLineAsync(wrong == 0
            ? Invariant($"All equal: {lines.Count(l => l.Kind == "table"):N0} tables with {lines.Where(l => l.Kind == "table").Sum(l => l.Found):N0} rows, {lines.Count(l => l.Kind == "file"):N0} files, {lines.Count(l => l.Kind == "chain"):N0} chains, as of {London.TimeOf(restored.Header.At):d MMMM yyyy, HH:mm:ss}. {data} is ready to serve.")
            : Invariant($"{wrong:N0} of {lines.Count:N0} are not equal. {data} is marked and will not be served: empty it, and restore another backup."));
    }

    private static string Words(Comparison.Line line)
    {
        var verdict = line.IsEqual ? "equal" : "NOT EQUAL";
        var trouble = line.Trouble is null ? "" : $" ({line.Trouble})";
        return line.Kind switch
        {
            _ when line.Found < 0 => $"{line.Name}: missing{trouble}",
            "table" => Invariant($"{line.Name}: {line.Found:N0} of {Math.Max(line.Expected, 0):N0} rows, {verdict}{trouble}"),
            "file" => Invariant($"{line.Name}: {line.Found:N0} of {line.Expected:N0} bytes, {verdict}{trouble}"),
            "chain" => Invariant($"Chain of {line.Name}: {line.Found:N0} of {line.Expected:N0} entries, {verdict}{(line.IsEqual ? " and verified" : "")}{trouble}"),
            _ => Invariant($"{line.Name}: at {line.Found} of {line.Expected}, {verdict}{trouble}"),
        };
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
