using LineOfSight.Design.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LineOfSight.Design.TagHelpers;

/// <summary>Facts about one thing, with <c>los-row</c> children; in a card when it has a title.</summary>
[HtmlTargetElement("los-summary-list")]
public sealed class SummaryListTagHelper : ComponentTagHelper
{
    /// <summary>Puts the list in a card with this heading.</summary>
    public string? CardTitle { get; set; }

    /// <summary>The level of the card's heading.</summary>
    public int CardHeadingLevel { get; set; } = 2;

    /// <summary>No lines between the rows.</summary>
    public bool NoBorder { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var parts = new SummaryParts();
        context.Items[typeof(SummaryParts)] = parts;
        await output.GetChildContentAsync();
        Replace(output, Components.SummaryList(new SummaryListOptions
        {
            Rows = parts.Rows,
            Classes = string.Join(' ', new[] { NoBorder ? "govuk-summary-list--no-border" : null, Class }.Where(c => !string.IsNullOrEmpty(c))),
            Attributes = Others(output),
            Card = CardTitle is null ? null : new SummaryCard
            {
                Title = new Title { Text = CardTitle, HeadingLevel = CardHeadingLevel }, Actions = new Actions { Items = parts.Links },
            },
        }));
    }
}

/// <summary>One fact: <c>&lt;los-row key="Owner"&gt;Police &lt;los-row-link href="…" hidden="owner"&gt;Change&lt;/los-row-link&gt;&lt;/los-row&gt;</c>.</summary>
[HtmlTargetElement("los-row", ParentTag = "los-summary-list")]
public sealed class RowTagHelper : ComponentTagHelper
{
    /// <summary>What the fact is called.</summary>
    public string Key { get; set; } = "";

    /// <summary>Shown, muted, when the content is empty.</summary>
    public string Otherwise { get; set; } = "Not provided";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var parts = (SummaryParts)context.Items[typeof(SummaryParts)];
        var own = new SummaryParts();
        context.Items[typeof(SummaryParts)] = own;
        var value = await ChildAsync(output);
        parts.Rows.Add(new SummaryRow
        {
            Key = new Words { Text = Key },
            Value = value is null ? new Words { Text = Otherwise, Classes = "los-muted" } : new Words { Html = value },
            Actions = own.Links.Count == 0 ? null : new Actions { Items = own.Links },
            Classes = Class,
        });
        output.SuppressOutput();
    }
}

/// <summary>What can be done with the fact, or with the card when it stands in the list itself.</summary>
[HtmlTargetElement("los-row-link")]
public sealed class RowLinkTagHelper : ComponentTagHelper
{
    /// <summary>Where it leads.</summary>
    public string Href { get; set; } = "";

    /// <summary>Read out after the link's words, so that it makes sense alone: "Change" + "owner".</summary>
    public string? Hidden { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((SummaryParts)context.Items[typeof(SummaryParts)]).Links.Add(new Link
        {
            Href = Href, VisuallyHiddenText = Hidden, Html = await ChildAsync(output), Classes = Class, Attributes = Others(output),
        });
        output.SuppressOutput();
    }
}

/// <summary>What the children of a summary list hand to it.</summary>
internal sealed class SummaryParts
{
    public List<SummaryRow?> Rows { get; } = [];

    public List<Link> Links { get; } = [];
}
