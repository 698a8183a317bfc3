using LineOfSight.Design.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LineOfSight.Design.TagHelpers;

/// <summary>Panels of one page, one shown at a time (all, without script), with <c>los-tab</c> children. For parts of a record use sub-navigation.</summary>
[HtmlTargetElement("los-tabs")]
public sealed class TabsTagHelper : ComponentTagHelper
{
    /// <summary>Heading shown without script.</summary>
    public string Title { get; set; } = "Contents";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var items = new List<TabItem?>();
        context.Items[typeof(TabsTagHelper)] = items;
        await output.GetChildContentAsync();
        Replace(output, Components.Tabs(new TabsOptions { Title = Title, Items = items, Classes = Class, Attributes = Others(output) }));
    }
}

/// <summary>One panel: <c>&lt;los-tab id="past" label="Past"&gt;…&lt;/los-tab&gt;</c>.</summary>
[HtmlTargetElement("los-tab", ParentTag = "los-tabs")]
public sealed class TabTagHelper : ComponentTagHelper
{
    /// <summary>The id of the panel, in the address when it is chosen.</summary>
    public string Id { get; set; } = "";

    /// <summary>What it is called.</summary>
    public string Label { get; set; } = "";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((List<TabItem?>)context.Items[typeof(TabsTagHelper)]).Add(new TabItem { Id = Id, Label = Label, Panel = new Words { Html = await ChildAsync(output) } });
        output.SuppressOutput();
    }
}
