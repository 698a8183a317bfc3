using LineOfSight.Design.Forms;
using LineOfSight.Design.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LineOfSight.Design.TagHelpers;

/// <summary>What the fields with one control share: a label before it.</summary>
public abstract class LabelledTagHelper : FieldTagHelper
{
    /// <summary>The label; the property's display name when not given. Markup goes in a <c>los-label</c> child.</summary>
    public string? Label { get; set; }

    /// <summary>How large the label is.</summary>
    public Size LabelSize { get; set; }

    /// <summary>The label is the page's only h1.</summary>
    public bool LabelIsPageHeading { get; set; }

    /// <summary>The value to show, when there is no <c>asp-for</c>.</summary>
    public string? Value { get; set; }

    /// <summary>The control cannot be used.</summary>
    public bool Disabled { get; set; }

    /// <summary>Makes the component's markup.</summary>
    private protected abstract Microsoft.AspNetCore.Html.IHtmlContent Make(BoundField field, FieldParts parts, TagHelperOutput output);

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var parts = await PartsAsync(context, output);
        Replace(output, Make(Bind(), parts, output));
    }

    /// <summary>Fills what all fields with a label have.</summary>
    private protected T Common<T>(T options, BoundField field, FieldParts parts, TagHelperOutput output, string? classes = null)
        where T : FieldOptions
    {
        var label = Label ?? field.DisplayName;
        return options with
        {
            Id = field.Id,
            Name = field.Name,
            Value = field.Attempted ?? Value ?? field.Value,
            Disabled = Disabled,
            DescribedBy = DescribedBy,
            Label = parts.Label is null && label is null ? null : new LabelOptions
            {
                Text = label, Html = parts.Label, Classes = Sized("label", LabelSize), IsPageHeading = LabelIsPageHeading,
            },
            Hint = HintWords(parts),
            ErrorMessage = ErrorWords(field),
            Classes = string.Join(' ', new[] { classes, Class }.Where(c => !string.IsNullOrEmpty(c))),
            Attributes = Others(output),
        };
    }
}
