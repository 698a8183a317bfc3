using System.Reflection;
using System.Runtime.CompilerServices;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Walls.Tests.Projects;

/// <summary>What an assembly shows to the others: a module its face, Contracts only shapes, Kernel no pages.</summary>
internal static class Faces
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Public types of a module besides its one face.</summary>
    public static IEnumerable<string> OfModule(string module, IEnumerable<Type> exported)
    {
        var types = exported.ToList();
        var faces = types.Where(t => typeof(IModule).IsAssignableFrom(t) && t.Name == $"{module}Module").ToList();
        return types.Except(faces).Select(t => $"{t.FullName} is public: only the face of a module is")
            .Concat(faces.Count == 1 ? [] : [$"{module} has {faces.Count} faces named {module}Module"]);
    }

    /// <summary>Everything in Contracts that is more than a shape.</summary>
    public static IEnumerable<string> OfContracts(IEnumerable<Type> types) => types.Where(t => !Generated(t)).SelectMany(t => t switch
    {
        { IsEnum: true } => [],
        _ when typeof(IRecord).IsAssignableFrom(t) || t.GetInterfaces().Any(i => i.Name.StartsWith("IEntityTypeConfiguration", StringComparison.Ordinal)) =>
            [$"{t.Name} is an entity"],
        { IsInterface: true } => t.GetMethods(Own).Where(m => !m.IsAbstract).Select(m => $"{t.Name}.{m.Name} is logic in an interface"),
        { IsAbstract: true, IsSealed: true } => OfLinks(t),
        _ when IsShape(t) => t.GetMethods(Own).Where(m => !Generated(m)).Select(m => $"{t.Name}.{m.Name} is logic in a record"),
        _ => [$"{t.Name} is neither a record, an enum, an interface nor a static class of links"],
    });

    /// <summary>Pages where none may be.</summary>
    public static IEnumerable<string> Pages(IEnumerable<Type> types) =>
        types.Where(t => t.IsSubclassOf(typeof(PageModel)) || t.IsSubclassOf(typeof(PageBase))).Select(t => $"{t.FullName} is a page");

    private static IEnumerable<string> OfLinks(Type type) => type.Name.EndsWith("Links", StringComparison.Ordinal)
        ? type.GetMethods(Own).Where(m => !Generated(m) && m.ReturnType != typeof(string)).Select(m => $"{type.Name}.{m.Name} builds no link")
        : [$"{type.Name} is a static class of something else than links"];

    private static bool IsShape(Type type) =>
        type.GetMethod("<Clone>$", Own) is not null || (type.IsValueType && type.GetMethod("PrintMembers", Own) is not null);

    private static bool Generated(MemberInfo member) =>
        member.GetCustomAttribute<CompilerGeneratedAttribute>() is not null || member.Name.StartsWith('<')
        || (member is Type { Namespace: not null } type && type.Namespace.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
        || (member is Type { Namespace: not null } own && own.Namespace.StartsWith("System.", StringComparison.Ordinal));
}
