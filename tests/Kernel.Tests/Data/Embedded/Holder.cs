using System.Diagnostics;
using System.Runtime.Versioning;
using LineOfSight.Kernel.Data.Embedded;
using Microsoft.Extensions.Logging.Abstractions;

namespace LineOfSight.Kernel.Tests.Data.Embedded;

/// <summary>Another process that uses a data folder until it is killed: this test program itself, told to run the one explicit test.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class Holder
{
    private const string FolderVariable = "LINEOFSIGHT_TEST_HOLD";

    [Fact(Explicit = true)]
    public async Task Hold()
    {
        var data = Environment.GetEnvironmentVariable(FolderVariable) ?? throw new InvalidOperationException($"{FolderVariable} names no folder.");
        await using var server = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { DataDirectory = data, SharedBuffersMegabytes = 16 }, NullLogger.Instance, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(data, "held"), "", TestContext.Current.CancellationToken);
        await Task.Delay(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
    }

    /// <summary>Starts such a process, serving, and returns once its server answers.</summary>
    internal static async Task<Process> OnAsync(ThrowawayFolder folder, params string[] before)
    {
        string[] command = [.. before, Environment.ProcessPath!, .. Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet" ? new[] { typeof(Holder).Assembly.Location } : [],
            "-explicit", "only", "-method", $"{typeof(Holder).FullName}.{nameof(Hold)}"];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true };
        start.Environment[FolderVariable] = folder.Data;
        var process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var held = Path.Combine(folder.Data, "held");
        while (!File.Exists(held))
        {
            Assert.False(process.HasExited, "the process that should hold the folder has ended");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
        File.Delete(held);
        return process;
    }
}
