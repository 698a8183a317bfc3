using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Host.Pages;

/// <summary>What is in a section of the menu, for this person.</summary>
[SignedIn]
public sealed class SectionModel(IAccess access, ModuleList modules) : PageModel
{
    /// <summary>The section's name.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The items that the person may open.</summary>
    public IReadOnlyList<MenuItem> Items { get; private set; } = [];

    /// <summary>Shows the section; one without an item for this person does not exist.</summary>
    public void OnGet(string section)
    {
        var named = Enum.Parse<Section>(section, ignoreCase: true);
        Title = named.ToString();
        Items = new Navigation(access, modules).ItemsOf(named);
        if (Items.Count == 0)
        {
            throw new NotVisible();
        }
    }
}
