using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;

namespace LineOfSight.Kernel.Data.Embedded;

/// <summary>The password of <see cref="EmbeddedPostgres.Superuser"/>, in a file that only its owner may read.</summary>
[UnsupportedOSPlatform("windows")]
internal static class SuperuserPassword
{
    public static string FileIn(string data) => Path.Combine(data, "postgres.password");

    /// <summary>The password of the cluster, or a new one (256 random bits) when there is no cluster yet.</summary>
    public static async Task<string> OfAsync(string data)
    {
        var file = FileIn(data);
        if (File.Exists(file) && (await File.ReadAllTextAsync(file)).Trim() is { Length: > 0 } kept)
        {
            return kept;
        }
        if (Directory.Exists(Cluster.FolderIn(data)))
        {
            throw new EmbeddedPostgresException($"{file} is missing, and without it nobody can sign in to the database in {Cluster.FolderIn(data)}. Put it back from the backup of this folder.");
        }
        var password = RandomNumberGenerator.GetHexString(64, lowercase: true);
        await WriteAsync(file, password);
        return password;
    }

    public static async Task WriteAsync(string file, string password)
    {
        await using var stream = new FileStream(file, new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        await stream.WriteAsync(Encoding.ASCII.GetBytes(password + "\n"));
        stream.Flush(flushToDisk: true);
    }
}
