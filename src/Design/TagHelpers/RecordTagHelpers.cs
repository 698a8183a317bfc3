using LineOfSight.Design.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LineOfSight.Design.TagHelpers;

/// <summary>The parts of one record, at most seven, with <c>los-sub-item</c> children.</summary>
[HtmlTargetElement("los-sub-navigation")]
public sealed class SubNavigationTagHelper : ComponentTagHelper
{
    /// <summary>What the parts are of, read out: "This finding".</summary>
    public string Label { get; set; } = "This page";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "nav", "los-sub-navigation");
        output.Attributes.SetAttribute("aria-label", Label);
        output.PreContent.AppendHtml("<ul class=\"los-sub-navigation__list\">");
        output.PostContent.AppendHtml("</ul>");
    }
}

/// <summary>One part of the record: <c>&lt;los-sub-item href="…" current="true"&gt;Line of sight&lt;/los-sub-item&gt;</c>.</summary>
[HtmlTargetElement("los-sub-item", ParentTag = "los-sub-navigation")]
public sealed class SubItemTagHelper : ComponentTagHelper
{
    /// <summary>Where it leads.</summary>
    public string Href { get; set; } = "";

    /// <summary>It is the part shown now.</summary>
    public bool Current { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => Replace(output, new Element("li")
        .Class("los-sub-navigation__item", Current ? "los-sub-navigation__item--current" : null, Class)
        .Add(new Element("a").Class("los-sub-navigation__link").Attr("href", Href).Attr("aria-current", Current ? "page" : null).Add(await ChildAsync(output))));
}

/// <summary>
/// What the page is about, on every page about it: <c>&lt;los-identity-bar name="Case SG-7KQ2" details="A, aged 7"&gt;</c> with tags for
/// its flags inside. Never a child's name.
/// </summary>
[HtmlTargetElement("los-identity-bar")]
public sealed class IdentityBarTagHelper : ComponentTagHelper
{
    /// <summary>Its reference.</summary>
    public string Name { get; set; } = "";

    /// <summary>A few facts after it.</summary>
    public string? Details { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var flags = await ChildAsync(output);
        Replace(output, new Element("div").Class("los-identity", Class).All(Others(output))
            .Add(new Element("div").Add(new Element("span").Class("los-identity__name").Add(Name))
                .Add(Details is null ? null : new Element("span").Class("los-identity__details").Add(Details)))
            .Add(flags is null ? null : new Element("div").Class("los-identity__flags").Add(flags)));
    }
}

/// <summary>What happened to a record, newest first, with <c>los-timeline-item</c> children.</summary>
[HtmlTargetElement("los-timeline")]
public sealed class TimelineTagHelper : ComponentTagHelper
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output) => Become(output, "ol", "los-timeline");
}

/// <summary>One thing that happened: <c>&lt;los-timeline-item title="Finding recorded" by="A. Example" at="entry.At"&gt;…&lt;/los-timeline-item&gt;</c>.</summary>
[HtmlTargetElement("los-timeline-item", ParentTag = "los-timeline")]
public sealed class TimelineItemTagHelper : ComponentTagHelper
{
    /// <summary>What happened.</summary>
    public string Title { get; set; } = "";

    /// <summary>Who did it; null when nobody is named.</summary>
    public string? By { get; set; }

    /// <summary>When; or give <see cref="Day"/> when the time is not known.</summary>
    public DateTimeOffset? At { get; set; }

    /// <summary>The date, when the time is not known.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>Says that it was corrected later, with a link to the correction.</summary>
    public string? CorrectedHref { get; set; }

    /// <summary>The level of its heading.</summary>
    public int HeadingLevel { get; set; } = 2;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var when = At is { } at ? new Element("time").Attr("datetime", Dates.Machine(at)).Add(Dates.WithTime(at))
            : Day is { } day ? new Element("time").Attr("datetime", Dates.Machine(day)).Add(Dates.Plain(day)) : null;
        var inside = await ChildAsync(output);
        Replace(output, new Element("li").Class("los-timeline__item", Class).All(Others(output))
            .Add(new Element($"h{HeadingLevel}").Class("los-timeline__title").Add(Title))
            .Add(new Element("p").Class("los-timeline__by").Add(By is null ? null : $"by {By}").Add(By is null || when is null ? null : ", ").Add(when))
            .Add(inside is null ? null : new Element("div").Class("los-timeline__text").Add(inside))
            .Add(CorrectedHref is null ? null : new Element("p").Class("los-timeline__corrected").Add("Corrected. ")
                .Add(new Element("a").Class("govuk-link").Attr("href", CorrectedHref).Add("See the correction"))));
    }
}

/// <summary>Something wide that scrolls by itself, so that the page does not: <c>&lt;los-scroll-pane label="Returns by agency"&gt;…&lt;/los-scroll-pane&gt;</c>.</summary>
[HtmlTargetElement("los-scroll-pane")]
public sealed class ScrollPaneTagHelper : ComponentTagHelper
{
    /// <summary>What is inside, read out.</summary>
    public string Label { get; set; } = "";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "section", "los-pane");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Attributes.SetAttribute("tabindex", "0");
    }
}
