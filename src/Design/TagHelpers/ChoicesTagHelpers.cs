using System.Collections;
using LineOfSight.Design.Forms;
using LineOfSight.Design.Markup;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LineOfSight.Design.TagHelpers;

/// <summary>What radios and checkboxes share: a legend, and choices as children or as a list.</summary>
public abstract class ChoicesTagHelper : FieldTagHelper
{
    /// <summary>The question; the property's display name when not given. Markup goes in a <c>los-legend</c> child.</summary>
    public string? Legend { get; set; }

    /// <summary>How large the question is.</summary>
    public Size LegendSize { get; set; }

    /// <summary>The question is the page's only h1.</summary>
    public bool LegendIsPageHeading { get; set; }

    /// <summary>Choices beside those written as children, after them.</summary>
    [HtmlAttributeName("asp-items")]
    public IEnumerable<SelectListItem> Items { get; set; } = [];

    /// <summary>Small controls, for lists that people work with all day.</summary>
    public bool Small { get; set; }

    private protected abstract IHtmlContent Make(ChoicesOptions options, BoundField field);

    private protected abstract string Block { get; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        // Bound before its children are written, so that it stands before the fields inside it in the error summary.
        var field = Bind();
        ChoiceNames.Of(ViewContext.HttpContext).Add(Items);
        var parts = await PartsAsync(context, output);
        var legend = Legend ?? field.DisplayName;
        Replace(output, Make(new ChoicesOptions
        {
            IdPrefix = field.Id,
            Name = field.Name,
            DescribedBy = DescribedBy,
            Fieldset = legend is null && parts.Label is null ? null : new FieldsetOptions
            {
                DescribedBy = DescribedBy,
                Legend = new LegendOptions
                {
                    Text = legend, Html = parts.Label, Classes = Sized("fieldset__legend", LegendSize), IsPageHeading = LegendIsPageHeading,
                },
            },
            Hint = HintWords(parts),
            ErrorMessage = ErrorWords(field),
            Items = [.. parts.Items, .. Items.Select(i => new ChoiceItem
            {
                Value = i.Value, Text = i.Text, Disabled = i.Disabled, Checked = i.Selected ? true : null,
            })],
            Classes = string.Join(' ', new[] { Small ? $"govuk-{Block}--small" : null, Class }.Where(c => !string.IsNullOrEmpty(c))),
            Attributes = Others(output),
        }, field));
    }
}

/// <summary>One choice of several: <c>&lt;los-radios asp-for="Judgement" legend="Your judgement"&gt;…&lt;/los-radios&gt;</c>.</summary>
[HtmlTargetElement("los-radios")]
public sealed class RadiosTagHelper : ChoicesTagHelper
{
    /// <summary>The value that is chosen, when there is no <c>asp-for</c>.</summary>
    public string? Value { get; set; }

    /// <summary>The choices stand in one line where there is room.</summary>
    public bool Inline { get; set; }

    private protected override string Block => "radios";

    private protected override IHtmlContent Make(ChoicesOptions options, BoundField field) => Components.Radios(options with
    {
        Value = field.Attempted ?? Value ?? field.Value,
        Classes = Inline ? $"govuk-radios--inline {options.Classes}".Trim() : options.Classes,
    });
}

/// <summary>Any number of choices: <c>&lt;los-checkboxes asp-for="Agencies" legend="Who was told?"&gt;…&lt;/los-checkboxes&gt;</c>.</summary>
[HtmlTargetElement("los-checkboxes")]
public sealed class CheckboxesTagHelper : ChoicesTagHelper
{
    private protected override string Block => "checkboxes";

    private protected override IHtmlContent Make(ChoicesOptions options, BoundField field) =>
        Components.Checkboxes(options with { Values = field.AttemptedAll ?? Chosen(field.Model) });

    private static List<string> Chosen(object? model) => model switch
    {
        null => [],
        string text => [text],
        IEnumerable many => [.. many.Cast<object?>().Select(BoundField.Format).OfType<string>()],
        _ => [BoundField.Format(model)!],
    };
}
