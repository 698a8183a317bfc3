using System.Xml.Linq;

namespace LineOfSight.Walls.Tests.Discovery;

/// <summary>Where a project stands in the house.</summary>
internal enum Layer
{
    Kernel,
    Contracts,
    Design,
    Libraries,
    Modules,
    Demo,
    Host,
    Tests,
    Bench,
    Unknown,
}

/// <summary>A project file, as it stands in the tree.</summary>
/// <param name="Path">From the root.</param>
/// <param name="Name">The file's name without its ending; also the folder's.</param>
/// <param name="Layer">By its folder.</param>
/// <param name="References">The names of the projects it refers to.</param>
/// <param name="Text">The project file's own text.</param>
internal sealed record Project(string Path, string Name, Layer Layer, IReadOnlyList<string> References, string Text)
{
    /// <summary>The assembly it builds.</summary>
    public string Assembly => Name == "Host" ? "lineofsight" : $"LineOfSight.{Name}";

    public static IReadOnlyList<Project> In(Tree tree) =>
        [.. tree.Files.Where(f => f.Is(".csproj")).Select(f => new Project(f.Path, NameOf(f.Path), LayerOf(f.Path), ReferencesOf(f.Text), f.Text))];

    private static Layer LayerOf(string path) => path.Split('/') switch
    {
        ["src", "Kernel", _] => Layer.Kernel,
        ["src", "Contracts", _] => Layer.Contracts,
        ["src", "Design", _] => Layer.Design,
        ["src", "Libraries", _, _] => Layer.Libraries,
        ["src", "Modules", _, _] => Layer.Modules,
        ["src", "Demo", _] => Layer.Demo,
        ["src", "Host", _] => Layer.Host,
        ["tests", _, _] => Layer.Tests,
        ["bench" or "benchmarks", ..] => Layer.Bench,
        _ => Layer.Unknown,
    };

    private static List<string> ReferencesOf(string text) =>
        [.. XDocument.Parse(text).Descendants("ProjectReference").Select(r => NameOf(r.Attribute("Include")!.Value.Replace('\\', '/')))];

    private static string NameOf(string path) => System.IO.Path.GetFileNameWithoutExtension(path);
}
