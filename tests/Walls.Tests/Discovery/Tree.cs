using System.Diagnostics;
using LineOfSight.Kit;

namespace LineOfSight.Walls.Tests.Discovery;

/// <summary>One text file of the project, with its path from the root and forward slashes.</summary>
internal sealed record Source(string Path, string Text)
{
    public string Name => System.IO.Path.GetFileName(Path);

    public string Folder => Path.Contains('/', StringComparison.Ordinal) ? Path[..Path.LastIndexOf('/')] : "";

    public bool Is(string ending) => Path.EndsWith(ending, StringComparison.Ordinal);

    public bool In(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    /// <summary>Every line with its number.</summary>
    public IEnumerable<(int Number, string Text)> Lines => Text.Split('\n').Select((line, index) => (index + 1, line.TrimEnd('\r')));
}

/// <summary>The files of the project, or those of a planted one.</summary>
internal sealed class Tree(IReadOnlyList<Source> files)
{
    private static readonly string[] Made = ["bin", "obj", "node_modules", ".git", "data", "artifacts"];
    private static readonly Lazy<Tree> Read = new(ReadHouse);

    /// <summary>The house itself: tracked files and new ones, but nothing that a build makes.</summary>
    public static Tree House => Read.Value;

    public IReadOnlyList<Source> Files { get; } = files;

    /// <summary>A planted tree: paths and texts.</summary>
    public static Tree Planted(params (string Path, string Text)[] files) => new([.. files.Select(f => new Source(f.Path, f.Text))]);

    public bool Has(string path) => Files.Any(f => f.Path == path);

    public string? TextOf(string path) => Files.FirstOrDefault(f => f.Path == path)?.Text;

    private static Tree ReadHouse()
    {
        var files = new List<Source>();
        foreach (var path in Paths(Shared.Root).Order(StringComparer.Ordinal))
        {
            var bytes = File.ReadAllBytes(Path.Combine(Shared.Root, path));
            if (!bytes.AsSpan(0, Math.Min(bytes.Length, 8000)).Contains((byte)0))
            {
                files.Add(new Source(path, System.Text.Encoding.UTF8.GetString(bytes)));
            }
        }

        return files.Count > 50 ? new Tree(files) : throw new InvalidOperationException($"Only {files.Count} files were found in {Shared.Root}.");
    }

    // A copy without .git, as from an archive, is read from the folders.
    private static IEnumerable<string> Paths(string root) => Path.Exists(Path.Combine(root, ".git")) ? Listed(root) : Walked(root, "");

    private static List<string> Listed(string root)
    {
        var start = new ProcessStartInfo("git", ["-C", root, "ls-files", "-z", "-co", "--exclude-standard"]) { RedirectStandardOutput = true };
        using var git = Process.Start(start)!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode == 0
            ? [.. output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(p => File.Exists(Path.Combine(root, p)))]
            : throw new InvalidOperationException("git ls-files failed.");
    }

    private static IEnumerable<string> Walked(string root, string folder) => Directory.EnumerateFiles(Path.Combine(root, folder))
        .Select(f => Path.Combine(folder, Path.GetFileName(f)).Replace('\\', '/'))
        .Concat(Directory.EnumerateDirectories(Path.Combine(root, folder)).Select(Path.GetFileName).Where(d => !Made.Contains(d))
            .SelectMany(d => Walked(root, Path.Combine(folder, d!).Replace('\\', '/'))));
}
