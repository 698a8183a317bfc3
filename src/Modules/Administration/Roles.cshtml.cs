using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Administration;

/// <summary>The roles file, as people read it.</summary>
[Can(Can.ReadRoles)]
internal sealed class RolesModel(RoleBook book, ModuleList modules) : PageModel
{
    public sealed record Shown(string Key, string Name, string For, IReadOnlyList<(string Words, string Reach)> May);

    public IReadOnlyList<Shown> Roles { get; private set; } = [];

    public void OnGet()
    {
        var words = modules.All.SelectMany(m => m.Permissions).ToDictionary(p => p.Name, p => p.Words);
        Roles = [.. book.All.Select(r => new Shown(r.Key, r.Name, r.For, [.. r.May.Select(m => (words[m.Key], Words(m.Value)))]))];
    }

    private static string Words(Reach reach) => reach switch
    {
        Reach.Own => "Only their own",
        Reach.OwnAgency => "Only their own agency’s",
        Reach.Partnership => "The partnership; or the one body or case the role is limited to",
        _ => "The whole installation",
    };
}
