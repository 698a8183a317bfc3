using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Trackers;

namespace LineOfSight.Improvement.Arrive;

/// <summary>
/// Who the names in a list are here: agencies by their name, by words of it that only one has or by their type, people only by their whole name. What was
/// chosen goes first.
/// </summary>
internal sealed class Names(IReadOnlyList<AgencyName> agencies, IReadOnlyList<People.Colleague> people, Choices choices)
{
    private readonly Dictionary<string, Named> agencyNames = [];
    private readonly Dictionary<string, Named> peopleNames = [];
    private readonly Dictionary<string, Guid> agencyByName = agencies.GroupBy(a => Vocabulary.Plain(a.Name)).ToDictionary(g => g.Key, g => g.First().Id);
    private readonly ILookup<string, Guid> personByName = people.ToLookup(p => Vocabulary.Plain(p.Name), p => p.Id);

    public IReadOnlyList<Named> Agencies => [.. agencyNames.Values.OrderBy(n => n.Name, StringComparer.OrdinalIgnoreCase)];

    public IReadOnlyList<Named> People => [.. peopleNames.Values.OrderBy(n => n.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>The agency and the person of a line, and the name that is left when the person has no account.</summary>
    public (Guid? Agency, Guid? Owner, string? Left) Of(Entry entry)
    {
        var agency = entry[TrackerField.Lead] is { } lead ? Count(agencyNames, lead, Agency) : null;
        if (entry[TrackerField.Owner] is not { } name)
        {
            return (agency, null, agency is null ? entry[TrackerField.Lead] : null);
        }

        // A column of owners often names agencies.
        if (agency is null && !choices.People.ContainsKey(Vocabulary.Plain(name)) && Person(Vocabulary.Plain(name), name) is null && Agency(Vocabulary.Plain(name), name) is not null)
        {
            return (Count(agencyNames, name, Agency), null, null);
        }

        var owner = Count(peopleNames, name, Person);
        return (agency, owner, owner is null ? name : null);
    }

    private static Guid? Count(Dictionary<string, Named> names, string name, Func<string, string, Guid?> means)
    {
        var key = Vocabulary.Plain(name);
        var named = names.TryGetValue(key, out var known) ? known with { Lines = known.Lines + 1 } : new Named(key, name, 1, means(key, name));
        names[key] = named;
        return named.Means;
    }

    private Guid? Agency(string key, string name)
    {
        if (choices.Agencies.TryGetValue(key, out var chosen))
        {
            return chosen;
        }

        if (agencyByName.TryGetValue(key, out var same))
        {
            return same;
        }

        var holding = agencies.Where(a => key.Length > 3 && $" {Vocabulary.Plain(a.Name)} ".Contains($" {key} ", StringComparison.Ordinal)).Take(2).ToList();
        if (holding.Count == 1)
        {
            return holding[0].Id;
        }

        // "Police" and "ICB" where there is one of that type.
        var typed = agencies.Where(a => Vocabulary.Plain(a.Type) == key || (key.Length > 1 && Initials(a.Type) == key)).Take(2).ToList();
        return typed.Count == 1 ? typed[0].Id : null;
    }

    private static string Initials(string type) => string.Concat(Vocabulary.Plain(type).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w[0]));

    private Guid? Person(string key, string name)
    {
        if (choices.People.TryGetValue(key, out var chosen))
        {
            return chosen;
        }

        var turned = name.Split(',') is [var last, var first] ? Vocabulary.Plain($"{first} {last}") : key;
        var known = personByName[key].Concat(personByName[turned]).Distinct().Take(2).ToList();
        // Two people of one name: somebody has to say who is meant.
        return known.Count == 1 ? known[0] : null;
    }
}
