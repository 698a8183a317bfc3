using LineOfSight.Design.Html;
using LineOfSight.Design.Layout;
using LineOfSight.Design.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LineOfSight.Design.TagHelpers;

/// <summary>The page's h1, with what it belongs to above it: <c>&lt;los-page-title caption="Finding F-7KQ2"&gt;Prevention starts too late&lt;/los-page-title&gt;</c>.</summary>
[HtmlTargetElement("los-page-title")]
public sealed class PageTitleTagHelper : ComponentTagHelper
{
    /// <summary>Stands above the heading, smaller.</summary>
    public string? Caption { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        Replace(output, new Element("div").Class("los-title", Class).All(Others(output))
            .Add(string.IsNullOrEmpty(Caption) ? null : new Element("span").Class("los-title__caption").Add(Caption))
            .Add(new Element("h1").Class("los-title__heading").Add(await ChildAsync(output))));
}

/// <summary>The head of every page: the mark, the product's name, the partnership. The layout writes it.</summary>
[HtmlTargetElement("los-header")]
public sealed class HeaderTagHelper : ComponentTagHelper
{
    /// <summary>The partnership one works in; null for none.</summary>
    public string? Partnership { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output) => Replace(output, Components.GenericHeader(new GenericHeaderOptions
    {
        LogoHtml = Content.Join(Components.Mark(), new Element("span").Add("Line of Sight")),
        Classes = "los-header",
        Beside = string.IsNullOrEmpty(Partnership) ? null : new Element("div").Class("los-header__partnership").Add(Partnership),
    }));
}

/// <summary>The foot of every page. The layout writes it.</summary>
[HtmlTargetElement("los-footer")]
public sealed class FooterTagHelper : ComponentTagHelper
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output) => Replace(output, new Element("footer").Class("los-footer")
        .Add(new Element("div").Class("govuk-width-container")
            .Add(new Element("h2").Class("govuk-visually-hidden").Add("Support links"))
            .Add(new Element("ul").Class("los-footer__list").AddAll(FooterLinks.All.Select(link => new Element("li")
                .Add(new Element("a").Class("govuk-link").Attr("href", link.Href).Add(link.Text)))))));
}
