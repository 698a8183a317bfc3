using LineOfSight.Design.Markup;
using Microsoft.AspNetCore.Html;

namespace LineOfSight.Design.Forms;

/// <summary>What children of a field hand to it: wording as markup, and the items to choose from.</summary>
internal sealed class FieldParts
{
    public IHtmlContent? Label { get; set; }

    public IHtmlContent? Hint { get; set; }

    public IHtmlContent? Conditional { get; set; }

    public List<ChoiceItem?> Items { get; } = [];
}
