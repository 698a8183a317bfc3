using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data.Backup;
using LineOfSight.Kernel.Modules;

namespace LineOfSight.Host.Backup;

/// <summary><c>lineofsight backup FILE</c>: everything of an installation in one encrypted file, while it is in use; <c>--check</c> reads one.</summary>
internal sealed class BackupVerb(IRunVerbs runner)
{
    private const int Refused = 1;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly Argument<FileInfo> file = new("FILE") { Description = "The backup. Nothing may be there yet." };
    private readonly Option<bool> check = new("--check") { Description = "Make none: read this one to its end and say whether every byte is as it was written." };
    private readonly Option<FileInfo?> passphrase = PassphraseSource.Option();

    public Command Make()
    {
        var backup = new Command("backup", "Write everything, documents and keys included, into one encrypted file; the installation may be in use.") { file, check, passphrase };
        foreach (var option in runner.Options)
        {
            backup.Options.Add(option);
        }

        backup.SetAction(RunAsync);
        return backup;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var path = parsed.GetValue(file)!.FullName;
        try
        {
            if (parsed.GetValue(check))
            {
                var (header, content) = BackupReader.Check(path, PassphraseSource.Read(parsed.GetValue(passphrase), Serving.Installation.Settings(), twice: false), stop);
                await TellAsync(parsed, new BackupWriter.Made(header, content, new FileInfo(path).Length), path, Console.Out);
                return 0;
            }

            return await runner.RunAsync(parsed, async (services, output, cancel) =>
            {
                var secret = PassphraseSource.Read(parsed.GetValue(passphrase), services.GetRequiredService<IConfiguration>(), twice: true);
                var made = await services.GetRequiredService<MakeBackup>().HandleAsync(path, secret, cancel);
                await TellAsync(parsed, made, path, output.Out);
                return 0;
            }, stop);
        }
        catch (BackupRefused refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return Refused;
        }
    }

    private async Task TellAsync(ParseResult parsed, BackupWriter.Made made, string path, TextWriter to)
    {
        var (rows, files) = (made.Content.Tables.Sum(t => t.Rows), made.Content.Files.Count);
        if (parsed.GetValue((Option<bool>)runner.Options.First(o => o.Name == "--json")))
        {
            await to.WriteLineAsync(JsonSerializer.Serialize(new { file = path, made.Bytes, made.Header.At, made.Header.Product, rows, files, made.Content }, Json));
            return;
        }

        await to.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{path}: {made.Bytes / 1048576.0:N1} MB, the state of {London.TimeOf(made.Header.At):d MMMM yyyy, HH:mm:ss}, made by version {made.Header.Product}."));
        await to.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{made.Content.Tables.Count:N0} tables with {rows:N0} rows, {files:N0} files, {made.Content.Chains.Count:N0} chains. It was read back to its end: every byte is as it was written."));
    }
}
