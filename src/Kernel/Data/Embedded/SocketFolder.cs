using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;

namespace LineOfSight.Kernel.Data.Embedded;

/// <summary>The folder of the server's Unix socket. A socket's path may not exceed 107 bytes (103 on macOS), so it stands in a
/// short folder outside the data, private to the server's user and named by a hash of the data folder.</summary>
[UnsupportedOSPlatform("windows")]
internal static class SocketFolder
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public static async Task<string> MakeAsync(string cluster, ServerUser user)
    {
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Environment.UserName} {cluster}")))[..16];
        // /run is writable by root alone. In /tmp somebody else may have made the folder first: then changing its mode fails.
        var path = user.Ids is not null && Directory.Exists("/run") ? $"/run/lineofsight-{mark}" : $"/tmp/lineofsight-{mark}";
        try
        {
            var folder = Directory.CreateDirectory(path, Private);
            if (folder.LinkTarget is not null)
            {
                throw new EmbeddedPostgresException($"{path} is a link that somebody else has put there. Remove it and start again.");
            }
            File.SetUnixFileMode(path, Private);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedPostgresException($"The folder of the database's socket, {path}, cannot be made private: {trouble.Message} Remove it and start again.", trouble);
        }
        await user.OwnAsync(path);
        return path;
    }

    /// <summary>Takes the folder away once the server has gone; what else is in it stays.</summary>
    public static void Remove(string path)
    {
        if (Directory.Exists(path) && !Directory.EnumerateFileSystemEntries(path).Any())
        {
            Directory.Delete(path);
        }
    }
}
