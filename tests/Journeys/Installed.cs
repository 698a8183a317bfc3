using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using LineOfSight.Kernel.Data;
using LineOfSight.Kit;

namespace LineOfSight.Journeys;

/// <summary>The demonstration, served by the real program in a process of its own.</summary>
public sealed class Demonstrated : Installed
{
    /// <inheritdoc />
    protected override string[] Asked => [];
}

/// <summary>A new, empty installation, served by the real program in a process of its own, with its embedded database.</summary>
public class Installed : IAsyncLifetime
{
    private readonly List<string> said = [];
    private Process? serve;

    /// <summary>Where the site is.</summary>
    public string Address { get; } = $"http://localhost:{FreePort()}";

    /// <summary>The data folder.</summary>
    public string Data { get; } = Path.Combine(
        Environment.GetEnvironmentVariable("LINEOFSIGHT_TEST_ROOT") ?? Path.GetTempPath(), "los-journey-" + NewId.Next().ToString("N")[..8]);

    /// <summary>What <c>serve</c> is told besides where.</summary>
    protected virtual string[] Asked => ["--empty"];

    /// <summary>Settings of the environment besides those of a developer.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>();

    public virtual ValueTask InitializeAsync() => ServeAsync();

    /// <summary>Ends the program without a word, as a power cut would.</summary>
    public async Task KillAsync()
    {
        serve!.EnableRaisingEvents = false;
        serve.Kill();
        await serve.WaitForExitAsync();
        serve.Dispose();
    }

    /// <summary>Ends the database server without a word. The program brings it back.</summary>
    public void KillDatabase()
    {
        var file = Directory.EnumerateFiles(Data, "postmaster.pid", SearchOption.AllDirectories).FirstOrDefault();
        if (file is not null && int.TryParse(File.ReadLines(file).FirstOrDefault(), out var id) && Process.GetProcesses().FirstOrDefault(p => p.Id == id) is { } server)
        {
            server.Kill();
        }
    }

    /// <summary>Serves what is there.</summary>
    public async ValueTask ServeAsync()
    {
        serve = Start(["serve", "--data", Data, "--urls", Address, .. Asked]);
        var ready = new TaskCompletionSource();
        serve.OutputDataReceived += (_, line) => Hear(line.Data, ready);
        serve.ErrorDataReceived += (_, line) => Hear(line.Data, null);
        serve.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"serve ended: {string.Join('\n', said)}"));
        serve.BeginOutputReadLine();
        serve.BeginErrorReadLine();
        await ready.Task.WaitAsync(TimeSpan.FromSeconds(90));
    }

    /// <summary>Runs a verb beside the served site, which it joins.</summary>
    /// <returns>What it wrote to standard output.</returns>
    public async Task<string> RunAsync(params string[] verb)
    {
        using var process = Start([.. verb, "--data", Data]);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', verb)} ended with {process.ExitCode}: {await errors}");
        return await output;
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (serve is { HasExited: false })
        {
            using var signal = Process.Start("kill", ["-TERM", serve.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await serve.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        }

        serve?.Dispose();
        if (Directory.Exists(Data))
        {
            Directory.Delete(Data, recursive: true);
        }

        GC.SuppressFinalize(this);
    }

    private Process Start(params string[] arguments)
    {
        // The program stands in the build of the host, in the same configuration as these tests.
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(Shared.Root, "src", "Host", "bin", output.Parent!.Name, output.Name, "lineofsight.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        foreach (var (name, value) in Settings)
        {
            start.Environment[name] = value;
        }

        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.Start();
        return process;
    }

    private void Hear(string? line, TaskCompletionSource? ready)
    {
        if (line is not null)
        {
            said.Add(line);
            if (line.StartsWith("Line of Sight is at", StringComparison.Ordinal))
            {
                ready?.TrySetResult();
            }
        }
    }

    protected static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
