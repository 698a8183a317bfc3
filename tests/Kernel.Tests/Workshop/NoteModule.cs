using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Kernel.Tests.Workshop;

/// <summary>The smallest module: notes of a partnership.</summary>
internal sealed class NoteModule : IModule
{
    public const string Keep = "workshop.notes.keep";
    public const string Keeper = "note-keeper";
    public const string Borrow = "workshop.tools.borrow";
    public static readonly ActKind Written = new("workshop.note.written", "wrote this note");
    public static readonly ActKind Changed = new("workshop.note.changed", "changed this note");
    public static readonly ActKind Swept = new("workshop.swept", "swept the workshop");

    public static IReadOnlyList<Role> Roles { get; } =
    [
        new Role(Keeper, "Note keeper", "Keeps the notes.", new Dictionary<string, Reach> { [Keep] = Reach.Partnership }),
        .. Enum.GetValues<Reach>().Select(r => new Role(Borrower(r), $"Borrower ({r})", "Borrows tools.", new Dictionary<string, Reach> { [Borrow] = r })),
    ];

    /// <summary>The role that may borrow tools, as far as this.</summary>
    public static string Borrower(Reach reach) => $"borrower-{reach}";

    public string Name => "workshop";

    public IEnumerable<Permission> Permissions => [new Permission(Keep, "Keep the notes"), new Permission(Borrow, "Borrow tools")];

    public IEnumerable<ActKind> Acts => [Written, Changed, Swept];

    public IEnumerable<MenuItem> Menu => [];

    public void AddTo(IServiceCollection services) => services.AddScoped<Notes>();
}
