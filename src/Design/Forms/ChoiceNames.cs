using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LineOfSight.Design.Forms;

/// <summary>
/// The names of the choices that the page's form offers, taken down as its lists are written. A conflict is written after the
/// form, by the layout, and says them in place of identifiers.
/// </summary>
internal sealed class ChoiceNames
{
    private readonly Dictionary<Guid, string> names = [];

    public static ChoiceNames Of(HttpContext context)
    {
        if (context.Items[typeof(ChoiceNames)] is not ChoiceNames names)
        {
            context.Items[typeof(ChoiceNames)] = names = new ChoiceNames();
        }
        return names;
    }

    public void Add(IEnumerable<SelectListItem> items)
    {
        foreach (var item in items)
        {
            if (Guid.TryParse(item.Value, out var id))
            {
                names[id] = item.Text;
            }
        }
    }

    /// <summary>The name in place of an identifier; anything else, and what was not offered, as it is.</summary>
    public object? Say(object? value) => value is Guid id && names.TryGetValue(id, out var name) ? name : value;
}
