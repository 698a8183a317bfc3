using LineOfSight.Design.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LineOfSight.Design.TagHelpers;

/// <summary>A state in one or two words, an adjective and never a link: <c>&lt;los-tag colour="Red"&gt;Overdue&lt;/los-tag&gt;</c>.</summary>
[HtmlTargetElement("los-tag")]
public sealed class TagTagHelper : ComponentTagHelper
{
    /// <summary>Its colour; the words carry the meaning.</summary>
    public TagColour Colour { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var colour = Colour switch
        {
            TagColour.Plain => null,
            TagColour.LightBlue => "govuk-tag--light-blue",
            _ => $"govuk-tag--{Colour.ToString().ToLowerInvariant()}",
        };
        Replace(output, Components.Tag(new Words
        {
            Html = await ChildAsync(output), Classes = string.Join(' ', new[] { colour, Class }.Where(c => c is not null)), Attributes = Others(output),
        }));
    }
}

/// <summary>Colours of tags, with what each is for.</summary>
public enum TagColour
{
    /// <summary>Our own tint.</summary>
    Plain,

    /// <summary>Waiting.</summary>
    Grey,

    /// <summary>New.</summary>
    Blue,

    /// <summary>In progress.</summary>
    LightBlue,

    /// <summary>Urgent, overdue.</summary>
    Red,

    /// <summary>Due soon.</summary>
    Yellow,

    /// <summary>Restricted.</summary>
    Purple,

    /// <summary>Met.</summary>
    Green,

    /// <summary>Late, but met.</summary>
    Orange,
}

/// <summary>Words set apart from the text: <c>&lt;los-inset&gt;Last year you said …&lt;/los-inset&gt;</c>.</summary>
[HtmlTargetElement("los-inset")]
public sealed class InsetTagHelper : ComponentTagHelper
{
    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        Replace(output, Components.InsetText(new Words { Html = await ChildAsync(output), Classes = Class, Attributes = Others(output) }));
}

/// <summary>A consequence people must know before they act.</summary>
[HtmlTargetElement("los-warning")]
public sealed class WarningTagHelper : ComponentTagHelper
{
    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        Replace(output, Components.WarningText(new WarningTextOptions { Html = await ChildAsync(output), Classes = Class, Attributes = Others(output) }));
}

/// <summary>Something some people need, folded away: <c>&lt;los-details summary="How we worked out this date"&gt;…&lt;/los-details&gt;</c>.</summary>
[HtmlTargetElement("los-details")]
public sealed class DetailsTagHelper : ComponentTagHelper
{
    /// <summary>What it holds, in words that can be clicked.</summary>
    public string Summary { get; set; } = "";

    /// <summary>Unfolded at first.</summary>
    public bool Open { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => Replace(output, Components.Details(new DetailsOptions
    {
        SummaryText = Summary, Open = Open, Html = await ChildAsync(output), Classes = Class, Attributes = Others(output),
    }));
}

/// <summary>What people must know about this page, or that something went well: <c>&lt;los-notification success="true" title="Saved"&gt;…&lt;/los-notification&gt;</c>.</summary>
[HtmlTargetElement("los-notification")]
public sealed class NotificationTagHelper : ComponentTagHelper
{
    /// <summary>Something was done and went well; it is read out at once.</summary>
    public bool Success { get; set; }

    /// <summary>Its title; "Important" or "Success" when not given.</summary>
    public string? Title { get; set; }

    /// <summary>The id of its title, when a page has more than one.</summary>
    public string? TitleId { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => Replace(output, Components.NotificationBanner(new NotificationBannerOptions
    {
        Type = Success ? "success" : null, TitleText = Title, TitleId = TitleId, Html = await ChildAsync(output), Classes = Class, Attributes = Others(output),
    }));
}

/// <summary>Says that something is done, as the page's h1: <c>&lt;los-panel title="Incident recorded"&gt;Reference SG-7KQ2&lt;/los-panel&gt;</c>.</summary>
[HtmlTargetElement("los-panel")]
public sealed class PanelTagHelper : ComponentTagHelper
{
    /// <summary>Its heading.</summary>
    public string Title { get; set; } = "";

    /// <summary>It interrupts before an act that is unusual or cannot be undone; its links and buttons stand inside.</summary>
    public bool Interruption { get; set; }

    /// <summary>The level of its heading; 1 when the page has no other title.</summary>
    public int HeadingLevel { get; set; } = 1;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => Replace(output, Components.Panel(new PanelOptions
    {
        TitleText = Title, HeadingLevel = HeadingLevel, Html = await ChildAsync(output), Attributes = Others(output),
        Classes = string.Join(' ', new[] { Interruption ? "govuk-panel--interruption" : null, Class }.Where(c => !string.IsNullOrEmpty(c))),
    }));
}
