using System.Net;
using LineOfSight.Design.Html;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LineOfSight.Design.TagHelpers;

/// <summary>What the components' tag helpers share: the element of the page is replaced by the component's markup.</summary>
public abstract class ComponentTagHelper : TagHelper
{
    /// <summary>Further class names, beside the component's own.</summary>
    public string? Class { get; set; }

    private protected static async Task<IHtmlContent?> ChildAsync(TagHelperOutput output)
    {
        var content = (await output.GetChildContentAsync()).GetContent(PageEncoder.Instance).Trim();
        return content.Length == 0 ? null : new HtmlString(content);
    }

    /// <summary>Attributes written in the page that no property takes, for the component's own element.</summary>
    private protected static Attributes Others(TagHelperOutput output)
    {
        var others = new Attributes();
        foreach (var attribute in output.Attributes)
        {
            others.With(attribute.Name, attribute.ValueStyle == HtmlAttributeValueStyle.Minimized ? null : Plain(attribute.Value));
        }
        return others;
    }

    private protected static void Replace(TagHelperOutput output, IHtmlContent? with)
    {
        output.TagName = null;
        output.Attributes.Clear();
        output.Content.SetHtmlContent(with ?? HtmlString.Empty);
    }

    /// <summary>Opens the element of a component around whatever stands in the page.</summary>
    private protected void Become(TagHelperOutput output, string tag, params string?[] classes)
    {
        output.TagName = tag;
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", string.Join(' ', classes.Append(Class).Where(c => !string.IsNullOrEmpty(c))));
    }

    // Razor hands over encoded markup for attributes that are not bound; it is decoded here and encoded once when written.
    private static string Plain(object? value)
    {
        if (value is not IHtmlContent html)
        {
            return value?.ToString() ?? "";
        }
        using var writer = new StringWriter();
        html.WriteTo(writer, PageEncoder.Instance);
        return WebUtility.HtmlDecode(writer.ToString());
    }
}
