namespace LineOfSight.Walls.Tests.Access;

/// <summary>
/// Tries what a permission guards within a page that people reach without it: a choice in a form, or a part of what is shown. The
/// ledger has one letter for the whole page and cannot tell.
/// </summary>
internal abstract class Probe
{
    /// <summary>Every probe there is.</summary>
    public static IReadOnlyList<Probe> All { get; } = [.. typeof(Probe).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(Probe)) && !t.IsAbstract).Select(t => (Probe)Activator.CreateInstance(t)!)];

    /// <summary>The permission that guards it.</summary>
    public abstract string Permission { get; }

    /// <summary>Tries it as somebody who has not the permission.</summary>
    /// <param name="world">The world.</param>
    /// <param name="knock">Knocks.</param>
    /// <param name="breaking">The header that takes the wall down for the permission, or null while it stands.</param>
    public abstract Task<bool> ReachesAsync(World world, Knock knock, string? breaking);

    /// <summary>The first column whose role has one permission and not the other.</summary>
    protected static Column With(World world, string permission, string without) => world.Columns.First(c =>
        world.Roles.Any(r => r.Key == c.Role && !r.IsOfInstallation && r.May.ContainsKey(permission) && !r.May.ContainsKey(without)));
}
