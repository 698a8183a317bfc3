using LineOfSight.Design.Forms;
using LineOfSight.Design.Markup;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LineOfSight.Design.TagHelpers;

/// <summary>Sizes of labels, legends and headings.</summary>
public enum Size
{
    /// <summary>The size of running text.</summary>
    Body,

    /// <summary>Small and bold.</summary>
    S,

    /// <summary>Medium.</summary>
    M,

    /// <summary>Large.</summary>
    L,

    /// <summary>Extra large.</summary>
    XL,
}

/// <summary>What every field's tag helper shares: name, id, value and error come from the model expression and the model state.</summary>
public abstract class FieldTagHelper : ComponentTagHelper
{
    /// <summary>The property that is asked for.</summary>
    [HtmlAttributeName("asp-for")]
    public ModelExpression? For { get; set; }

    /// <summary>The page being written; set by the framework.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The name that is posted, when there is no <c>asp-for</c>.</summary>
    public string? Name { get; set; }

    /// <summary>The id of the first control; made from the name when not given.</summary>
    public string? Id { get; set; }

    /// <summary>Help that stands between the label and the control. Markup goes in a <c>los-hint</c> child.</summary>
    public string? Hint { get; set; }

    /// <summary>An error to show instead of the model state's.</summary>
    public string? Error { get; set; }

    /// <summary>Ids of further elements that describe the control.</summary>
    public string? DescribedBy { get; set; }

    private protected BoundField Bind(params string[] parts) => BoundField.Of(ViewContext, For, Name, Id, Error, parts);

    private protected Words? HintWords(FieldParts parts) => parts.Hint is not null ? new Words { Html = parts.Hint }
        : string.IsNullOrEmpty(Hint) ? null : new Words { Text = Hint };

    private protected static ErrorMessageOptions? ErrorWords(BoundField field) =>
        field.Error is null ? null : new ErrorMessageOptions { Text = field.Error };

    private protected static async Task<FieldParts> PartsAsync(TagHelperContext context, TagHelperOutput output)
    {
        var parts = new FieldParts();
        context.Items[typeof(FieldParts)] = parts;
        await output.GetChildContentAsync();
        return parts;
    }

    private protected static string? Sized(string block, Size size) =>
        size == Size.Body ? null : $"govuk-{block}--{(size == Size.XL ? "xl" : size.ToString().ToLowerInvariant())}";
}
