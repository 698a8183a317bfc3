using System.Text.RegularExpressions;
using LineOfSight.Walls.Tests.Discovery;

namespace LineOfSight.Walls.Tests.Projects;

/// <summary>What every project, and every module, must come with.</summary>
internal static partial class Completeness
{
    private static readonly Layer[] WithPublicDocs = [Layer.Kernel, Layer.Contracts, Layer.Design, Layer.Libraries];
    private static readonly Layer[] WithTests = [Layer.Kernel, Layer.Design, Layer.Libraries, Layer.Modules, Layer.Host];

    // Two projects of one name cannot stand in one solution: an engine beside the module of its field has a name of its own.
    private static readonly string[] Beside = ["src/Libraries/Questionnaires/QuestionnaireEngine.csproj"];

    public static IEnumerable<string> Broken(Tree tree)
    {
        var solution = tree.TextOf("LineOfSight.slnx") ?? "";
        var list = tree.TextOf("src/Host/Modules.cs") ?? "";
        var warnings = tree.TextOf(".editorconfig") ?? "";
        foreach (var project in Project.In(tree).Where(p => p.Layer != Layer.Bench))
        {
            if (!solution.Contains($"\"{project.Path}\"", StringComparison.Ordinal))
            {
                yield return $"{project.Path} is not in LineOfSight.slnx";
            }

            if (project.Path.Split('/')[^2] != project.Name && !Beside.Contains(project.Path))
            {
                yield return $"{project.Path} is not named as its folder";
            }

            if (WithTests.Contains(project.Layer) && !IsPlot(tree, project) && !HasTests(tree, project.Name))
            {
                yield return $"{project.Name} has no tests: tests/{project.Name}.Tests with at least one [Fact] or [Theory]";
            }

            if (WithPublicDocs.Contains(project.Layer)
                && (!project.Text.Contains("<GenerateDocumentationFile>true", StringComparison.Ordinal) || Silenced().IsMatch(project.Text + warnings)))
            {
                yield return $"{project.Path} does not make the build ask for XML docs";
            }

            if (project.Layer == Layer.Modules)
            {
                foreach (var missing in Missing(tree, project, list))
                {
                    yield return missing;
                }
            }
        }
    }

    private static IEnumerable<string> Missing(Tree tree, Project module, string list)
    {
        var folder = module.Path[..module.Path.LastIndexOf('/')];
        if (!list.Contains($"new {module.Name}Module()", StringComparison.Ordinal))
        {
            yield return $"{module.Name} is not in src/Host/Modules.cs";
        }

        if (!IsPlot(tree, module) && !tree.Has($"{folder}/README.md"))
        {
            yield return $"{folder} has no README.md: what the statute asks, and who may do what";
        }

        if (!tree.Has($"{folder}/{module.Name}Module.cs"))
        {
            yield return $"{folder} has no face {module.Name}Module.cs";
        }
    }

    // A module that has its face and nothing yet is a plot that was marked out.
    private static bool IsPlot(Tree tree, Project project) => project.Layer == Layer.Modules
        && tree.Files.Where(f => f.In(project.Path[..project.Path.LastIndexOf('/')]) && f.Is(".cs")).All(f => f.Name == $"{project.Name}Module.cs")
        && tree.Has(project.Path.Replace(".csproj", "Module.cs", StringComparison.Ordinal));

    private static bool HasTests(Tree tree, string name) =>
        tree.Has($"tests/{name}.Tests/{name}.Tests.csproj") && tree.Files.Any(f => f.In($"tests/{name}.Tests") && f.Is(".cs") && Test().IsMatch(f.Text));

    [GeneratedRegex(@"\[(Fact|Theory)\b")]
    private static partial Regex Test();

    [GeneratedRegex(@"<NoWarn>[^<]*1591|CS1591\.severity\s*=\s*(none|silent|suggestion)")]
    private static partial Regex Silenced();
}
