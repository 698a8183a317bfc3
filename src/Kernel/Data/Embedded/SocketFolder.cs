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
        var path = PathOf(cluster, user);
        // In /tmp somebody else may have made the folder first: then changing its mode fails.
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

    /// <summary>The one place of a data folder: beneath /run, where only root can write, or /tmp.</summary>
    public static string PathOf(string cluster, ServerUser user)
    {
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Environment.UserName} {cluster}")))[..16];
        return user.Ids is not null && Directory.Exists("/run") ? $"/run/lineofsight-{mark}" : $"/tmp/lineofsight-{mark}";
    }

    /// <summary>Takes the folder away once nobody works in the cluster; a killed server leaves its socket behind.</summary>
    public static void Remove(string path)
    {
        if (!Directory.Exists(path))
        {
            return;
        }
        foreach (var left in Directory.EnumerateFiles(path, ".s.PGSQL.*"))
        {
            File.Delete(left);
        }
        if (!Directory.EnumerateFileSystemEntries(path).Any())
        {
            Directory.Delete(path);
        }
    }
}
