using System.Runtime.Versioning;
using System.Security.Cryptography;

namespace LineOfSight.Kernel.Data.Embedded;

/// <summary>A copy of the programs for when root's clone lies in a folder that the server's user cannot enter. It stands beneath
/// <c>/var/cache</c>, where only root can write, so nobody can plant a program there; it is made once per version of the package.</summary>
[UnsupportedOSPlatform("windows")]
internal static class PrivateCopy
{
    private const string Home = "/var/cache/lineofsight";
    private const UnixFileMode Open = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
    private const UnixFileMode OthersWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    public static async Task<string> OfAsync(string bin)
    {
        var native = Path.GetFullPath(Path.Combine(bin, ".."));
        var name = $"postgres-{Mark(Path.Combine(native, "..", "package.json"))}";
        var place = Path.Combine(Home, name);
        try
        {
            Directory.CreateDirectory(Home);
            File.SetUnixFileMode(Home, Open);
            await CheckAsync(Home);
            if (!Directory.Exists(place))
            {
                // The links' list speaks of native/..., so the copy keeps that name; the move makes it whole or absent.
                var making = Directory.CreateDirectory(Path.Combine(Home, $".{name}.{Environment.ProcessId}"));
                Copy(native, Path.Combine(making.FullName, "native"));
                File.SetUnixFileMode(making.FullName, Open);
                Move(making.FullName, place);
            }
            await CheckAsync(place);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedPostgresException(
                $"The user of PostgreSQL cannot enter {native}, and no copy can be made in {Home}: {trouble.Message} Move the clone to a folder that everyone can enter, or {EmbeddedPostgresException.UseYourOwn}.", trouble);
        }
        var copied = Path.Combine(place, "native", "bin");
        SharedLibraries.Restore(copied);
        return copied;
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        File.SetUnixFileMode(to, Open);
        foreach (var entry in new DirectoryInfo(from).EnumerateFileSystemInfos())
        {
            var target = Path.Combine(to, entry.Name);
            if (entry.LinkTarget is { } link)
            {
                File.CreateSymbolicLink(target, link);
            }
            else if (entry is DirectoryInfo)
            {
                Copy(entry.FullName, target);
            }
            else
            {
                File.Copy(entry.FullName, target);
                File.SetUnixFileMode(target, Open);
            }
        }
    }

    private static void Move(string making, string place)
    {
        try
        {
            Directory.Move(making, place);
        }
        catch (IOException) when (Directory.Exists(place))
        {
            Directory.Delete(making, recursive: true);
        }
    }

    private static async Task CheckAsync(string folder)
    {
        var info = new DirectoryInfo(folder);
        var owner = await Programs.RunAsync("stat", "-c", "%u", folder);
        if (info.LinkTarget is not null || owner.Output != "0" || (info.UnixFileMode & OthersWrite) != 0)
        {
            throw new EmbeddedPostgresException($"{folder} is not a folder that only root can write. Remove it and start again.");
        }
    }

    // The package's own description carries its name and version, so every clone of one version shares one copy.
    private static string Mark(string package) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(package)))[..16];
}
