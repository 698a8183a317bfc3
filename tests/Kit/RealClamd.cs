using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Xunit;

namespace LineOfSight.Kit;

/// <summary>The clamd of this machine on a Unix socket of its own, with one signature: the scanners' test file. Without clamd the test is skipped and counted.</summary>
public sealed class RealClamd : IAsyncDisposable
{
    /// <summary>The largest stream that it takes.</summary>
    public const int MostBytes = 1024 * 1024;

    private readonly Process process;
    private readonly string folder;

    private RealClamd(Process process, string folder) => (this.process, this.folder) = (process, folder);

    /// <summary>Where it listens.</summary>
    public UnixDomainSocketEndPoint Address => new(Path.Combine(folder, "c.sock"));

    /// <summary>The standard test file of virus scanners, put together here so that no scanner stops at this project.</summary>
    public static byte[] Eicar() => Encoding.Latin1.GetBytes(string.Concat("X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE!$H+H*"));

    /// <summary>Starts it; without clamd the test is skipped and counted.</summary>
    public static async Task<RealClamd> StartAsync()
    {
        var program = new[] { "/usr/sbin/clamd", "/usr/local/sbin/clamd" }.FirstOrDefault(File.Exists);
        Assert.SkipWhen(program is null, "clamd is not on this machine");
        var folder = Directory.CreateTempSubdirectory("clamd-").FullName;
        var eicar = Eicar();
#pragma warning disable CA5351 // The format of a signature file is MD5.
        var signature = $"{Convert.ToHexStringLower(MD5.HashData(eicar))}:{eicar.Length}:Eicar-Test-Signature\n";
#pragma warning restore CA5351
        await File.WriteAllTextAsync(Path.Combine(folder, "eicar.hdb"), signature);
        await File.WriteAllTextAsync(Path.Combine(folder, "clamd.conf"), $"""
            LocalSocket {folder}/c.sock
            DatabaseDirectory {folder}
            Foreground yes
            AlertExceedsMax yes
            StreamMaxLength {MostBytes}
            User {Environment.UserName}

            """);
        var clamd = new RealClamd(Process.Start(new ProcessStartInfo(program!, ["--config-file", Path.Combine(folder, "clamd.conf")]) { RedirectStandardOutput = true, RedirectStandardError = true })!, folder);
        for (var tries = 0; tries < 300 && !clamd.process.HasExited; tries++)
        {
            if (await clamd.AnswersAsync())
            {
                return clamd;
            }

            await Task.Delay(100);
        }

        await clamd.DisposeAsync();
        throw new InvalidOperationException("clamd did not start");
    }

    // The socket's file is there before anybody listens at it.
    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(Address);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Stops it as an operator would.</summary>
    public async Task StopAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
