using LineOfSight.Design.Forms;
using LineOfSight.Design.Markup;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LineOfSight.Design.TagHelpers;

/// <summary>
/// Everything that is wrong with what was sent, in the order of the page, each linked to its field. The layout writes it;
/// a page needs it only when it has no layout. Nothing is written when nothing is wrong.
/// </summary>
[HtmlTargetElement("los-error-summary")]
public sealed class ErrorSummaryTagHelper : ComponentTagHelper
{
    /// <summary>The page being written; set by the framework.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Its heading.</summary>
    public string Heading { get; set; } = "There is a problem";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = Errors(ViewContext.ViewData.ModelState, FieldOrder.Of(ViewContext.HttpContext));
        Replace(output, errors.Count == 0 ? null : Components.ErrorSummary(new ErrorSummaryOptions
        {
            TitleText = Heading, ErrorList = errors, Classes = Class, Attributes = Others(output),
        }));
    }

    /// <summary>One error a field, as beside the field; all errors that belong to no field, first.</summary>
    private static List<Link> Errors(ModelStateDictionary state, FieldOrder order)
    {
        var found = new List<(int Index, Link Link)>();
        var told = new HashSet<int>();
        foreach (var (key, entry) in state.Where(e => e.Value?.Errors.Count > 0))
        {
            if (order.Find(key) is not { } field)
            {
                found.AddRange(entry!.Errors.Select(e => (-1, new Link { Text = BoundField.Message(e) })));
            }
            else if (told.Add(field.Index))
            {
                found.Add((field.Index, new Link { Text = BoundField.Message(entry!.Errors[0]), Href = "#" + field.ControlId }));
            }
        }
        return [.. found.OrderBy(f => f.Index).Select(f => f.Link)];
    }
}
