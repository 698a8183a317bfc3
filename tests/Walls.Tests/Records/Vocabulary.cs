using System.Reflection;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Walls.Tests.Discovery;

namespace LineOfSight.Walls.Tests.Records;

/// <summary>Permissions that nobody checks, and acts that nobody performs.</summary>
internal static class Vocabulary
{
    /// <summary>Permissions that no page names and no code asks for. Handing one out would promise a wall that is not there.</summary>
    /// <param name="permissions">Every permission.</param>
    /// <param name="pages">Page models, which name theirs in <see cref="CanAttribute"/>.</param>
    /// <param name="uses">All code.</param>
    /// <param name="declaring">Types that only list permissions.</param>
    public static IEnumerable<string> Unchecked(IEnumerable<string> permissions, IEnumerable<Type> pages, IEnumerable<Use> uses, IReadOnlySet<string> declaring)
    {
        var asked = uses.Where(u => u.Kind == UseKind.Text && !declaring.Contains(u.Owner)).Select(u => u.Target)
            .Concat(pages.SelectMany(p => p.GetCustomAttributes<CanAttribute>()).Select(c => c.Permission)).ToHashSet();
        return permissions.Where(p => !asked.Contains(p)).Select(p => $"{p} is checked nowhere");
    }

    /// <summary>Registered acts that no code performs. Lists of them, in faces and static fields, perform nothing.</summary>
    public static IEnumerable<string> NeverPerformed(IEnumerable<ActKind> acts, IEnumerable<Type> types, IEnumerable<Use> uses, IReadOnlySet<string> faces)
    {
        var loaded = uses.Where(u => u.Kind == UseKind.Field && u.Method != ".cctor" && !faces.Contains(u.Owner)).Select(u => $"{u.TargetType}.{u.Target}").ToHashSet();
        var performed = types.SelectMany(FieldsOf).Where(f => loaded.Contains($"{f.Field.DeclaringType!.FullName}.{f.Field.Name}")).Select(f => f.Act).ToHashSet();
        return acts.Where(a => !performed.Contains(a)).Select(a => $"{a.Name} is registered and performed nowhere");
    }

    /// <summary>Types that only list permissions: those with one in a constant, and the faces.</summary>
    public static IReadOnlySet<string> Declaring(IEnumerable<Type> types, IEnumerable<Type> faces, IReadOnlySet<string> permissions) => types
        .Where(t => t.GetFields(Static).Any(f => f.IsLiteral && f.GetRawConstantValue() is string text && permissions.Contains(text)))
        .Concat(faces).Select(t => t.FullName!).ToHashSet();

    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static IEnumerable<(FieldInfo Field, ActKind Act)> FieldsOf(Type type) => type.ContainsGenericParameters
        ? []
        : type.GetFields(Static).Where(f => f.FieldType == typeof(ActKind)).Select(f => (f, (ActKind)f.GetValue(null)!));
}
