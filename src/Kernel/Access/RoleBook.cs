using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace LineOfSight.Kernel.Access;

/// <summary>How far a permission of a role reaches.</summary>
public enum Reach
{
    /// <summary>Only records that the person owns.</summary>
    Own,

    /// <summary>Only records that the person's own agency leads.</summary>
    OwnAgency,

    /// <summary>All records of the partnership.</summary>
    Partnership,

    /// <summary>The whole installation: accounts and settings, never case content.</summary>
    Installation,
}

/// <summary>A role of the roles file.</summary>
/// <param name="Key">The key kept in assignments, such as <c>business-manager</c>.</param>
/// <param name="Name">The name that people read.</param>
/// <param name="For">Who holds it, in one sentence.</param>
/// <param name="May">What it permits, and how far.</param>
public sealed record Role(string Key, string Name, string For, IReadOnlyDictionary<string, Reach> May)
{
    /// <summary>True for roles that serve the whole installation and belong to no partnership.</summary>
    public bool IsOfInstallation => May.Values.Contains(Reach.Installation);
}

/// <summary>The roles file, read once at the start: the only place that says which role may do what.</summary>
public sealed class RoleBook
{
    private readonly Dictionary<string, Role> roles;

    /// <summary>Builds the book and checks it against the permissions that the modules know.</summary>
    /// <param name="roles">The roles.</param>
    /// <param name="permissions">Every permission of every module.</param>
    /// <exception cref="InvalidOperationException">A role names a permission that no module has, or no role has a permission.</exception>
    public RoleBook(IEnumerable<Role> roles, IEnumerable<Permission> permissions)
    {
        this.roles = roles.ToDictionary(r => r.Key);
        var known = permissions.Select(p => p.Name).ToHashSet();
        var unknown = All.SelectMany(r => r.May.Keys.Where(p => !known.Contains(p)).Select(p => $"{r.Key}: {p}")).ToList();
        var orphans = known.Where(p => !All.Any(r => r.May.ContainsKey(p))).ToList();
        if (unknown.Count + orphans.Count > 0)
        {
            throw new InvalidOperationException(
                $"The roles file and the modules disagree. Unknown permissions: {string.Join(", ", unknown)}. In no role: {string.Join(", ", orphans)}.");
        }
    }

    /// <summary>All roles, in the file's order.</summary>
    public IReadOnlyCollection<Role> All => roles.Values;

    /// <summary>The role of a key, or null when the file does not know it: then it permits nothing.</summary>
    public Role? Find(string key) => roles.GetValueOrDefault(key);

    /// <summary>Reads the roles file.</summary>
    /// <param name="yaml">A list of roles with <c>role</c>, <c>name</c>, <c>for</c> and <c>may</c>.</param>
    public static IReadOnlyList<Role> Read(TextReader yaml)
    {
        var rows = new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).Build().Deserialize<List<Row>>(yaml);
        return [.. rows.Select(r => new Role(r.Role, r.Name, r.For, r.May.ToDictionary(m => m.Key, m => ReachOf(m.Value))))];
    }

    private static Reach ReachOf(string word) => word switch
    {
        "own" => Reach.Own,
        "own-agency" => Reach.OwnAgency,
        "partnership" => Reach.Partnership,
        "installation" => Reach.Installation,
        _ => throw new InvalidOperationException($"The roles file says '{word}'; a reach is own, own-agency, partnership or installation."),
    };

    private sealed class Row
    {
        public string Role { get; set; } = "";

        public string Name { get; set; } = "";

        public string For { get; set; } = "";

        public Dictionary<string, string> May { get; set; } = [];
    }
}
