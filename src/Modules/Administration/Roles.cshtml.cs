using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Administration;

/// <summary>The roles file, as people read it.</summary>
[Can(Can.ReadRoles)]
internal sealed class RolesModel(RoleBook book, ModuleList modules) : PageModel
{
    public sealed record Shown(string Key, string Name, string For, IReadOnlyList<(string Reach, IReadOnlyList<string> Permissions)> May);

    public IReadOnlyList<Shown> Roles { get; private set; } = [];

    public void OnGet()
    {
        var words = modules.All.SelectMany(m => m.Permissions).ToDictionary(p => p.Name, p => p.Words);
        Roles = [.. book.All.Select(r => new Shown(r.Key, r.Name, r.For, [.. r.May.GroupBy(m => m.Value).OrderByDescending(g => g.Key).Select(g => (Words(g.Key), (IReadOnlyList<string>)[.. g.Select(m => words[m.Key])]))]))];
    }

    private static string Words(Reach reach) => reach switch
    {
        Reach.Own => "For what they own",
        Reach.OwnAgency => "For what their own agency leads",
        Reach.Partnership => "In the whole partnership",
        _ => "In the whole installation",
    };
}
