using System.Reflection;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Walls.Tests.Discovery;

/// <summary>What was built: the assemblies of every project under <c>src</c> that lie beside this test.</summary>
internal static class Built
{
    /// <summary>Every assembly of <c>src</c>, by its project. A project without one stops the tests: nothing may escape them.</summary>
    public static IReadOnlyList<(Project Project, Assembly Assembly)> All { get; } =
        [.. Project.In(Tree.House).Where(p => p.Path.StartsWith("src/", StringComparison.Ordinal)).Select(p => (p, Load(p)))];

    public static IReadOnlyList<Assembly> Modules { get; } = [.. All.Where(b => b.Project.Layer == Layer.Modules).Select(b => b.Assembly)];

    public static Assembly Of(Layer layer) => All.Single(b => b.Project.Layer == layer).Assembly;

    /// <summary>Every page model of an assembly.</summary>
    public static IEnumerable<Type> PagesOf(Assembly assembly) => assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(PageModel)) && !t.IsAbstract);

    /// <summary>The module that an assembly is, or null for the layers below.</summary>
    public static IModule? FaceOf(Assembly assembly) => Host.Modules.All.All.FirstOrDefault(m => m.GetType().Assembly == assembly);

    private static Assembly Load(Project project)
    {
        var file = Path.Combine(AppContext.BaseDirectory, project.Assembly + ".dll");
        return File.Exists(file)
            ? Assembly.Load(new AssemblyName(project.Assembly))
            : throw new InvalidOperationException($"{project.Path} is not built into the host: refer to it from src/Host/Host.csproj, or remove it.");
    }
}
