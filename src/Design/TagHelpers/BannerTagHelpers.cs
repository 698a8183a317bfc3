using LineOfSight.Design.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LineOfSight.Design.TagHelpers;

/// <summary>How far the service itself is: <c>&lt;los-phase-banner phase="Demonstration"&gt;Nobody here is real.&lt;/los-phase-banner&gt;</c>.</summary>
[HtmlTargetElement("los-phase-banner")]
public sealed class PhaseBannerTagHelper : ComponentTagHelper
{
    /// <summary>One word in a tag.</summary>
    public string Phase { get; set; } = "Beta";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => Replace(output, Components.PhaseBanner(new PhaseBannerOptions
    {
        Tag = new Words { Text = Phase }, Html = await ChildAsync(output), Classes = Class, Attributes = Others(output),
    }));
}

/// <summary>The way out for someone who may be watched. An interruption page explains it before the first page that has it.</summary>
[HtmlTargetElement("los-exit-this-page")]
public sealed class ExitThisPageTagHelper : ComponentTagHelper
{
    /// <summary>A page on our own server that clears everything and goes on.</summary>
    public string Href { get; set; } = "/leave";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => Replace(output, Components.ExitThisPage(new ExitThisPageOptions
    {
        RedirectUrl = Href, Html = await ChildAsync(output), Classes = Class, Attributes = Others(output),
    }));
}
