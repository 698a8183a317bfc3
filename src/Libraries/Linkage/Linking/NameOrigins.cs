using LineOfSight.Linkage.Generating;

namespace LineOfSight.Linkage.Linking;

/// <summary>
/// Where a surname is usual, by our own lists: a guess about the name and never about the person, so that it can be told whether linkage errs
/// more for some names than for others. It has no say in what is linked.
/// </summary>
public static class NameOrigins
{
    /// <summary>What the groups are called.</summary>
    public const string Group = "name origin";

    private const string SouthAsian = "South Asian surnames";
    private const string Abroad = "other surnames from abroad";
    private const string England = "surnames usual in England";
    private const string Rare = "rarer surnames";
    private const string Missing = "no surname";
    private static readonly Lazy<Dictionary<string, string>> Known = new(Read);

    /// <summary>The group of a surname; of a double-barrelled one, that of the first part that comes from abroad.</summary>
    /// <param name="surname">As it was written; null when nothing was.</param>
    public static string Of(string? surname)
    {
        if (string.IsNullOrWhiteSpace(surname))
        {
            return Missing;
        }

        var groups = surname.ToLowerInvariant().Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Select(p => Known.Value.GetValueOrDefault(Listed(p), Rare)).ToList();
        return groups.Find(g => g is SouthAsian or Abroad) ?? groups.Find(g => g == England) ?? Rare;
    }

    // The lists have Polish surnames as boys bear them.
    private static string Listed(string part) => part.EndsWith("ska", StringComparison.Ordinal) ? part[..^1] + "i" : part;

    // A name of several lists belongs to the first.
    private static Dictionary<string, string> Read()
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        var group = Abroad;
        foreach (var line in Lists.Read("origins"))
        {
            group = line[0][0] == '[' ? line[2] == "asian" ? SouthAsian : Abroad : group;
            foreach (var name in line[0] is "surname" or "her" or "his" ? line[2..] : [])
            {
                known.TryAdd(name, group);
            }
        }

        foreach (var name in Lists.Read("surnames").SelectMany(l => l[2..]))
        {
            known.TryAdd(name, England);
        }

        return known;
    }
}
