using System.Reflection;
using LineOfSight.Walls.Tests.Discovery;

namespace LineOfSight.Walls.Tests.Projects;

/// <summary><c>Host → Modules → {Design, Contracts} → Kernel → Libraries</c>, in project files and in what was built.</summary>
internal static class References
{
    private static readonly Dictionary<Layer, Layer[]> May = new()
    {
        [Layer.Kernel] = [Layer.Libraries],
        [Layer.Contracts] = [Layer.Kernel, Layer.Libraries],
        [Layer.Design] = [Layer.Kernel, Layer.Libraries],
        // Usable on their own, by other programs.
        [Layer.Libraries] = [Layer.Libraries],
        [Layer.Modules] = [Layer.Kernel, Layer.Contracts, Layer.Design, Layer.Libraries],
        // The demonstration is made through the modules' use cases.
        [Layer.Demo] = [Layer.Kernel, Layer.Contracts, Layer.Libraries, Layer.Modules],
        [Layer.Host] = [Layer.Kernel, Layer.Contracts, Layer.Design, Layer.Libraries, Layer.Modules, Layer.Demo],
        [Layer.Tests] = Enum.GetValues<Layer>(),
        [Layer.Bench] = Enum.GetValues<Layer>(),
    };

    /// <summary>References in project files that no arrow allows, and projects that stand nowhere.</summary>
    public static IEnumerable<string> Broken(IReadOnlyList<Project> projects)
    {
        var byName = projects.ToDictionary(p => p.Name);
        foreach (var project in projects)
        {
            if (!May.TryGetValue(project.Layer, out var may))
            {
                yield return $"{project.Path} is in no layer of the house";
                continue;
            }

            foreach (var name in project.References)
            {
                var target = byName.GetValueOrDefault(name)?.Layer ?? Layer.Unknown;
                if (!may.Contains(target))
                {
                    yield return $"{project.Path} refers to {name}: {project.Layer} may not refer to {target}";
                }
            }
        }
    }

    /// <summary>The same in built assemblies, where a reference may also arrive through another one.</summary>
    public static IEnumerable<string> Broken(IReadOnlyList<(Project Project, Assembly Assembly)> built)
    {
        var layers = built.ToDictionary(b => b.Assembly.GetName().Name!, b => b.Project.Layer);
        return from b in built
               from name in b.Assembly.GetReferencedAssemblies()
               where layers.TryGetValue(name.Name!, out var layer) && !May[b.Project.Layer].Contains(layer)
               select $"{b.Project.Assembly} uses {name.Name}: {b.Project.Layer} may not use {layers[name.Name!]}";
    }

    /// <summary>What a layer must not use, whoever made it.</summary>
    public static IEnumerable<string> Foreign(Layer layer, IEnumerable<AssemblyName> uses) => uses.Select(u => u.Name!)
        .Where(name => layer switch
        {
            Layer.Libraries => IsWeb(name) || IsData(name),
            Layer.Design => IsData(name),
            Layer.Contracts => IsWeb(name) || IsData(name),
            _ => false,
        })
        .Select(name => $"{layer} uses {name}");

    private static bool IsWeb(string name) => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal);

    private static bool IsData(string name) =>
        name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) || name.StartsWith("Npgsql", StringComparison.Ordinal) || name == "System.Data.Common";
}
