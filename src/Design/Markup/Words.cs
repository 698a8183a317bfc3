using LineOfSight.Design.Html;
using Microsoft.AspNetCore.Html;

namespace LineOfSight.Design.Markup;

/// <summary>A piece of wording with its own classes: the label of a field, a hint, an error, a cell. Markup wins over text.</summary>
internal record Words
{
    public string? Text { get; init; }
    public IHtmlContent? Html { get; init; }
    public string? Id { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    public IHtmlContent? Content => Design.Html.Content.Of(Text, Html);
}

/// <summary>A link with its wording.</summary>
internal record Link : Words
{
    public string? Href { get; init; }
    public string? VisuallyHiddenText { get; init; }
}

/// <summary>A title that becomes a heading.</summary>
internal sealed record Title : Words
{
    public int HeadingLevel { get; init; }
}

/// <summary>Links offered beside something.</summary>
internal sealed record Actions
{
    public IReadOnlyList<Link>? Items { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }
}
