using LineOfSight.Design.Layout;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;

namespace LineOfSight.Host.Serving;

/// <summary>The eight sections, each shown only to people who may open at least one page in it.</summary>
internal sealed class Navigation(IAccess access, ModuleList modules) : INavigation
{
    public ValueTask<NavigationModel> ForAsync(HttpContext context, CancellationToken cancellationToken = default)
    {
        if (!access.Person.IsSomebody)
        {
            return new(NavigationModel.Empty);
        }

        var path = context.Request.Path.Value ?? "/";
        var items = new List<NavigationItem> { new("Home", "/", path == "/") };
        foreach (var section in Enum.GetValues<Section>().Where(s => s != Section.Home))
        {
            var menu = ItemsOf(section);
            if (menu.Count > 0)
            {
                var landing = Landing(section);
                var href = menu.Count == 1 ? menu[0].Url : landing;
                items.Add(new(section.ToString(), href, path.StartsWith(landing, StringComparison.Ordinal) || SectionOf(path) == section));
            }
        }

        var person = access.Person;
        return new(new NavigationModel
        {
            PartnershipName = person.PartnershipName,
            Sections = items,
            Account = [new("Search", "/search", path.StartsWith("/search", StringComparison.Ordinal)), new("Your account", "/account", path == "/account"), new("Sign out", "/sign-out", Post: true)],
            Switch = person.Partnerships.Count > 1
                ? new PartnershipSwitch("/partnership", [.. person.Partnerships.Select(p => new PartnershipChoice(p.Id.ToString(), p.Name, p.Id == person.PartnershipId))])
                : null,
        });
    }

    /// <summary>The items of a section that the person may open, in the modules' order.</summary>
    public IReadOnlyList<MenuItem> ItemsOf(Section section) =>
        [.. modules.All.SelectMany(m => m.Menu).Where(i => i.Section == section && access.May(i.Permission))];

    private static string Landing(Section section) => "/" + section.ToString().ToLowerInvariant();

    // The longest menu address that a page's address starts with says where the page belongs.
    private Section? SectionOf(string path) => modules.All.SelectMany(m => m.Menu.Select(i => (i.Section, Root: "/" + m.Name, i.Url)))
        .Where(i => path.StartsWith(i.Url, StringComparison.Ordinal) || path.StartsWith(i.Root + "/", StringComparison.Ordinal))
        .OrderByDescending(i => path.StartsWith(i.Url, StringComparison.Ordinal) ? i.Url.Length : 0)
        .Select(i => (Section?)i.Section).FirstOrDefault();
}
