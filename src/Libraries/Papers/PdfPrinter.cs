using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace LineOfSight.Papers;

/// <summary>There is no PDF: Chromium is missing, or did not make one. The message says what an operator can do; the page and the Word document are there.</summary>
public sealed class NoPdf(string message) : Exception(message);

/// <summary>How PDF is made.</summary>
/// <param name="Chromium">The program; null looks for it by its usual names on the path.</param>
public sealed record PdfSettings(string? Chromium = null)
{
    /// <summary>How long one paper may take.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(60);
}

/// <summary>
/// Makes tagged PDF, with bookmarks from the headings, out of a page that holds all it needs. Chromium does it, in a process of its own for
/// each paper: with its sandbox (never without: run for root it becomes another user), with an empty environment, in a folder that is gone
/// afterwards, without a network, one at a time, and not for ever. Scripts are kept out by the page's own policy, without which it is refused.
/// </summary>
public sealed partial class PdfPrinter(PdfSettings settings)
{
    /// <summary>The media type of the file.</summary>
    public const string MediaType = "application/pdf";

    private const string Path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    // The shell without windows comes first: it prints the same, starts sooner, and brings nothing that a server has no use for.
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    // One browser is some hundred megabytes.
    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <summary>Where Chromium is; null where PDF cannot be made.</summary>
    public string? Program { get; } = Find(settings.Chromium);

    /// <summary>Prints a page.</summary>
    /// <param name="html">A whole page that refers to nothing outside itself.</param>
    /// <param name="stop">Cancels.</param>
    /// <returns>The PDF.</returns>
    /// <exception cref="NoPdf">Chromium is missing, failed or took too long.</exception>
    /// <exception cref="ArgumentException">The page does not begin with a policy that forbids everything it does not name.</exception>
    public async Task<byte[]> PrintAsync(string html, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(html);
        if (!Policy().IsMatch(html))
        {
            throw new ArgumentException("The page needs a policy before anything else in its head: <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; …\">.", nameof(html));
        }

        var program = Program ?? throw new NoPdf("PDF needs Chromium, which is not installed here (Debian: apt-get install chromium-headless-shell). The page and the Word document say the same.");
        await OneAtATime.WaitAsync(stop);
        var folder = Directory.CreateTempSubdirectory("los-paper-").FullName;
        try
        {
            var ids = await LentIdsAsync(folder, stop);
            await File.WriteAllTextAsync(System.IO.Path.Combine(folder, "paper.html"), html, stop);
            return await RunAsync(await CommandAsync(program, folder, ids, stop), folder, stop);
        }
        finally
        {
            OneAtATime.Release();
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<byte[]> RunAsync(IReadOnlyList<string> command, string folder, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(settings.Limit);
        using var process = new Process { StartInfo = Quiet(command, folder) };
        process.Start();
        try
        {
            var said = process.StandardError.ReadToEndAsync(limit.Token);
            await process.StandardOutput.ReadToEndAsync(limit.Token);
            var words = await said;
            await process.WaitForExitAsync(limit.Token);
            var made = new FileInfo(System.IO.Path.Combine(folder, "paper.pdf"));
            return process.ExitCode == 0 && made is { Exists: true, Length: > 0 }
                ? await File.ReadAllBytesAsync(made.FullName, stop)
                : throw new NoPdf($"Chromium ended with {process.ExitCode} and made no PDF: {Tail(words)}");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new NoPdf($"Chromium did not finish the paper in {settings.Limit.TotalSeconds:0} seconds.");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    private static async Task<List<string>> CommandAsync(string program, string folder, (string User, string Group)? ids, CancellationToken stop)
    {
        string[] lent = ids is { } other ? ["setpriv", $"--reuid={other.User}", $"--regid={other.Group}", "--clear-groups", "--no-new-privs"] : [];
        string[] apart = ids is null ? ["unshare", "--map-current-user", "--net"] : ["unshare", "--net"];
        // A network namespace of its own has not even a loopback. Where the system does not allow one, the switches below still stand.
        var canBeApart = OperatingSystem.IsLinux() && (await TryAsync([.. apart, "true"], stop)).Code == 0;
        return
        [
            .. canBeApart ? apart : [], .. lent, program,
            "--headless=new", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-sync", "--disable-default-apps", "--disable-component-update",
            "--disable-background-networking", "--disable-domain-reliability", "--no-pings", "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9", "--proxy-bypass-list=<-loopback>",
            "--disable-dev-shm-usage", $"--user-data-dir={folder}/profile",
            "--no-pdf-header-footer", "--export-tagged-pdf", "--generate-pdf-document-outline", $"--print-to-pdf={folder}/paper.pdf", $"file://{folder}/paper.html",
        ];
    }

    // Chromium's sandbox does not work for root, so root lends it a user who owns nothing but the folder of this paper.
    private static async Task<(string User, string Group)?> LentIdsAsync(string folder, CancellationToken stop)
    {
        if (!Environment.IsPrivilegedProcess || OperatingSystem.IsWindows())
        {
            return null;
        }

        foreach (var name in new[] { "lineofsight", "nobody" })
        {
            var (user, group) = (await TryAsync(["id", "-u", name], stop), await TryAsync(["id", "-g", name], stop));
            if (user.Code == 0 && group.Code == 0 && (await TryAsync(["chown", $"{user.Output}:{group.Output}", folder], stop)).Code == 0)
            {
                return (user.Output, group.Output);
            }
        }

        throw new NoPdf("Chromium does not run safely as root, and this machine has neither a user lineofsight nor nobody to lend it.");
    }

    private static async Task<(int Code, string Output)> TryAsync(IReadOnlyList<string> command, CancellationToken stop)
    {
        using var process = new Process { StartInfo = Quiet(command, "/") };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return (127, missing.Message);
        }

        var error = process.StandardError.ReadToEndAsync(stop);
        var output = await process.StandardOutput.ReadToEndAsync(stop);
        await error;
        await process.WaitForExitAsync(stop);
        return (process.ExitCode, output.Trim());
    }

    private static ProcessStartInfo Quiet(IReadOnlyList<string> command, string folder)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        if (!OperatingSystem.IsWindows())
        {
            // It may hold secrets of this program.
            start.Environment.Clear();
            (start.Environment["PATH"], start.Environment["HOME"], start.Environment["LANG"], start.Environment["TMPDIR"]) = (Path, folder, "en_GB.UTF-8", folder);
        }

        return start;
    }

    private static string? Find(string? named)
    {
        var folders = (RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? Environment.GetEnvironmentVariable("PATH") ?? "" : Path).Split(System.IO.Path.PathSeparator);
        return named is not null ? File.Exists(named) ? named : Seek(named) : Names.Select(Seek).FirstOrDefault(p => p is not null);

        string? Seek(string name) => name.Contains('/', StringComparison.Ordinal) ? null : folders.Select(f => System.IO.Path.Combine(f, name)).FirstOrDefault(File.Exists);
    }

    private static string Tail(string words) => words.Length <= 400 ? words.Trim() : "…" + words[^400..].Trim();

    // Chromium's own printing runs a script, so scripts cannot be switched off for the whole program.
    [GeneratedRegex("""\A<!DOCTYPE html>\s*<html[^<>]*><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src (?:'|&#x27;)none""", RegexOptions.NonBacktracking)]
    private static partial Regex Policy();
}
