using LineOfSight.Design.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LineOfSight.Design.TagHelpers;

/// <summary>
/// Two texts of one field, when somebody saved first; neither is lost:
/// <c>&lt;los-conflict field="Reasons" theirs="…" yours="…" by="A. Example" at="…" /&gt;</c>.
/// </summary>
[HtmlTargetElement("los-conflict")]
public sealed class ConflictTagHelper : ComponentTagHelper
{
    /// <summary>What the field is called.</summary>
    public string Field { get; set; } = "";

    /// <summary>What is saved now.</summary>
    public string? Theirs { get; set; }

    /// <summary>What this person typed.</summary>
    public string? Yours { get; set; }

    /// <summary>Who saved first; "Somebody else" when not told.</summary>
    public string? By { get; set; }

    /// <summary>When they saved.</summary>
    public DateTimeOffset? At { get; set; }

    /// <summary>The level of its headings.</summary>
    public int HeadingLevel { get; set; } = 2;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output) => Replace(output, new Element("div").Class("los-conflict", Class).All(Others(output))
        .Add(Side("los-conflict__side", $"{Field}: saved by {By ?? "somebody else"}", At is { } at ? $"Saved on {Dates.WithTime(at)}" : "Saved before yours", Theirs))
        .Add(Side("los-conflict__side los-conflict__side--yours", $"{Field}: yours", "Not saved yet", Yours)));

    private Element Side(string classes, string title, string when, string? text) => new Element("div").Class(classes)
        .Add(new Element($"h{HeadingLevel}").Class("los-conflict__title").Add(title))
        .Add(new Element("p").Class("los-conflict__when").Add(when))
        .Add(string.IsNullOrEmpty(text)
            ? new Element("p").Class("los-conflict__text", "los-muted").Add("Empty")
            : new Element("p").Class("los-conflict__text").Add(text));
}
