using System.CommandLine;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Jobs;
using LineOfSight.Kernel.Mail;
using LineOfSight.Kernel.Retention;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Kernel.Modules;

/// <summary>A module's face, and its only public type: what it contributes to the house.</summary>
public interface IModule
{
    /// <summary>The name, which is its folder, its URL prefix and its schema in the database.</summary>
    string Name { get; }

    /// <summary>What its roles may be permitted to do.</summary>
    IEnumerable<Permission> Permissions { get; }

    /// <summary>The audited acts that it performs.</summary>
    IEnumerable<ActKind> Acts { get; }

    /// <summary>Its items in the eight sections of the menu.</summary>
    IEnumerable<MenuItem> Menu { get; }

    /// <summary>Registers its use cases, event handlers and contributions to home.</summary>
    void AddTo(IServiceCollection services);

    /// <summary>Its verbs on the command line.</summary>
    /// <param name="runner">Opens the installation for a verb.</param>
    IEnumerable<Command> Commands(IRunVerbs runner) => [];

    /// <summary>How long each of its kinds of record is kept. A wall fails for a kind that none names.</summary>
    IEnumerable<RetentionRule> Retention => [];

    /// <summary>The work that the clock begins.</summary>
    IEnumerable<JobKind> Jobs => [];

    /// <summary>The kinds of letters that it writes.</summary>
    IEnumerable<LetterKind> Letters => [];
}

/// <summary>The eight fixed sections of the service navigation.</summary>
public enum Section
{
    /// <summary>What needs you today.</summary>
    Home,

    /// <summary>Incidents, rapid reviews, practice reviews, escalations.</summary>
    Cases,

    /// <summary>Section 11, section 175, audits.</summary>
    Assessments,

    /// <summary>Findings, actions and what came of them.</summary>
    Actions,

    /// <summary>Meetings, papers, decisions.</summary>
    Meetings,

    /// <summary>Measures and returns.</summary>
    Data,

    /// <summary>Policies, briefings, published reviews.</summary>
    Learning,

    /// <summary>People, access, the register, settings.</summary>
    Manage,
}

/// <summary>An item that a module puts into a section of the menu; shown only to people who may open it.</summary>
/// <param name="Section">The section.</param>
/// <param name="Text">Its words.</param>
/// <param name="Url">Its page.</param>
/// <param name="Permission">The permission that its page names.</param>
/// <param name="About">One sentence on what is there.</param>
public sealed record MenuItem(Section Section, string Text, string Url, string Permission, string About);

/// <summary>All modules of the house, in one order.</summary>
/// <param name="all">The modules.</param>
public sealed class ModuleList(IReadOnlyList<IModule> all)
{
    private readonly HashSet<string> acts = [.. all.SelectMany(m => m.Acts).Select(a => a.Name)];

    /// <summary>The modules.</summary>
    public IReadOnlyList<IModule> All { get; } = all;

    /// <summary>Every act of every module, by name.</summary>
    public IReadOnlyDictionary<string, ActKind> Acts { get; } = all.SelectMany(m => m.Acts).ToDictionary(a => a.Name);

    /// <summary>True when a module registers the act.</summary>
    public bool Knows(ActKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return acts.Contains(kind.Name);
    }
}
