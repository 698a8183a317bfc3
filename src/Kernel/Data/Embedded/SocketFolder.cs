using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;

namespace LineOfSight.Kernel.Data.Embedded;

/// <summary>The folder of the server's Unix socket. A socket's path may not exceed 107 bytes (103 on macOS), so it stands in a
/// short folder outside the data, private to the server's user and named by a hash of the data folder.</summary>
[UnsupportedOSPlatform("windows")]
internal static class SocketFolder
{
    private const string Name = "lineofsight-";
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public static async Task<string> MakeAsync(string cluster, ServerUser user)
    {
        var path = MakePrivate(PathOf(cluster, user));
        await user.OwnAsync(path);
        return path;
    }

    /// <summary>A file with the password for <c>initdb</c>, in a folder that its user gets only when the file is in it: root never
    /// writes where another user could have put a link.</summary>
    public static async Task<string> MakePasswordFileAsync(string cluster, ServerUser user, string password)
    {
        var path = PathOf(cluster, user) + "-first";
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        var file = Path.Combine(MakePrivate(path), "password");
        await SuperuserPassword.WriteAsync(file, password);
        await user.OwnAsync(file);
        await user.OwnAsync(path);
        return file;
    }

    private static string MakePrivate(string path)
    {
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
        return path;
    }

    /// <summary>The one place of a data folder: beneath /run, where only root can write, or /tmp.</summary>
    public static string PathOf(string cluster, ServerUser user)
    {
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Environment.UserName} {cluster}")))[..16];
        return user.Ids is not null && Directory.Exists("/run") ? $"/run/{Name}{mark}" : $"/tmp/{Name}{mark}";
    }

    /// <summary>Takes the folder away once nobody works in the cluster; a killed server leaves its socket behind.</summary>
    public static void Remove(string path)
    {
        if (!Directory.Exists(path) || !Path.GetFileName(path).StartsWith(Name, StringComparison.Ordinal))
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
