using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;

namespace LineOfSight.Kernel.Modules;

/// <summary>What a module puts on a person's home page. Only what the person may open, soonest first.</summary>
public interface IHome
{
    /// <summary>Puts the module's questions to those of the other modules.</summary>
    /// <param name="person">Whose home it is.</param>
    /// <param name="together">Where it puts its questions; they are sent when all modules have asked.</param>
    /// <returns>What makes the module's part of the answers, once they are there; null when it has nothing for this person.</returns>
    Func<CancellationToken, Task<HomePart>>? Ask(Person person, Together together);
}

/// <summary>The parts of home, gathered.</summary>
public static class Homes
{
    /// <summary>What all modules have for a person, asked of the database in one round trip.</summary>
    public static async Task<IReadOnlyList<HomePart>> GatherAsync(this IEnumerable<IHome> modules, Person person, Together together, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(modules);
        ArgumentNullException.ThrowIfNull(together);
        var asked = modules.Select(m => m.Ask(person, together)).OfType<Func<CancellationToken, Task<HomePart>>>().ToList();
        await together.SendAsync(stop);
        var parts = new List<HomePart>();
        foreach (var makeAsync in asked)
        {
            parts.Add(await makeAsync(stop));
        }

        return parts;
    }
}

/// <summary>One module's part of home.</summary>
/// <param name="Needs">What needs the person, each "verb + thing".</param>
/// <param name="Cards">Counts that link to the list they count.</param>
/// <param name="Changes">What changed in the last seven days, newest first, at most five.</param>
/// <param name="Overdue">How many things are overdue in all, where <paramref name="Needs"/> holds only the first of them; null when it holds all.</param>
public sealed record HomePart(IReadOnlyList<Need> Needs, IReadOnlyList<Card> Cards, IReadOnlyList<Changed>? Changes = null, int? Overdue = null)
{
    /// <summary>Nothing.</summary>
    public static readonly HomePart Empty = new([], []);
}

/// <summary>Something that needs a person.</summary>
/// <param name="Text">Verb and thing, such as "Write the answer to four young people".</param>
/// <param name="Url">The page with its first field.</param>
/// <param name="About">What it is about.</param>
/// <param name="DueOn">The date it is due, or null.</param>
/// <param name="Whose">"You", or whose it is.</param>
public sealed record Need(string Text, string Url, string About, DateOnly? DueOn, string Whose);

/// <summary>A count that links to the list it counts.</summary>
/// <param name="Count">How many.</param>
/// <param name="Words">Of what.</param>
/// <param name="Url">The list.</param>
/// <param name="Late">How many of them are late; 0 hides the words.</param>
/// <param name="Of">What the count is a part of, or null when it stands alone.</param>
public sealed record Card(int Count, string Words, string Url, int Late = 0, int? Of = null);

/// <summary>Something that changed lately.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Text">What happened, such as "Hertfordshire Constabulary finished".</param>
/// <param name="Thing">The thing that it happened to; the link's words.</param>
/// <param name="Url">The thing's page.</param>
public sealed record Changed(DateTimeOffset At, string Text, string Thing, string Url);
