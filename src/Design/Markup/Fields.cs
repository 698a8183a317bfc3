using LineOfSight.Design.Html;
using Microsoft.AspNetCore.Html;

namespace LineOfSight.Design.Markup;

internal sealed record LabelOptions : Words
{
    public string? For { get; init; }
    public bool IsPageHeading { get; init; }
}

internal sealed record ErrorMessageOptions : Words
{
    /// <summary>Said before the message and not shown; null means "Error", empty means nothing.</summary>
    public string? VisuallyHiddenText { get; init; } = "Error";
}

/// <summary>What stands around a field: classes of the group, and content before and after the control.</summary>
internal sealed record FormGroup
{
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }
    public Words? BeforeInput { get; init; }
    public Words? AfterInput { get; init; }
    public Words? BeforeInputs { get; init; }
    public Words? AfterInputs { get; init; }
}

/// <summary>What every field with a label has.</summary>
internal abstract record FieldOptions
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public string? DescribedBy { get; init; }
    public LabelOptions? Label { get; init; }
    public Words? Hint { get; init; }
    public ErrorMessageOptions? ErrorMessage { get; init; }
    public FormGroup? FormGroup { get; init; }
    public string? Value { get; init; }
    public bool Disabled { get; init; }
    public string? Autocomplete { get; init; }
    public bool? Spellcheck { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    /// <summary>The id of the control: its own, or its name.</summary>
    public string? ControlId => string.IsNullOrEmpty(Id) ? Name : Id;
}

internal static partial class Components
{
    public static IHtmlContent? Label(LabelOptions o)
    {
        if (o.Content is null)
        {
            return null;
        }
        var label = new Element("label").Class("govuk-label", o.Classes).All(o.Attributes).Attr("for", o.For.NullIfEmpty()).Add(o.Content);
        return o.IsPageHeading ? new Element("h1").Class("govuk-label-wrapper").Add(label) : label;
    }

    public static IHtmlContent Hint(Words o) => new Element("div")
        .Attr("id", o.Id.NullIfEmpty()).Class("govuk-hint", o.Classes).All(o.Attributes).Add(o.Content);

    public static IHtmlContent ErrorMessage(ErrorMessageOptions o)
    {
        var p = new Element("p").Attr("id", o.Id.NullIfEmpty()).Class("govuk-error-message", o.Classes).All(o.Attributes);
        if (!string.IsNullOrEmpty(o.VisuallyHiddenText))
        {
            p.Add(new Element("span").Class("govuk-visually-hidden").Add(o.VisuallyHiddenText + ":")).Add(" ");
        }
        return p.Add(o.Content);
    }

    /// <summary>The group, label, hint and error around a control; the control is told the ids that describe it.</summary>
    private static Element Field(FieldOptions o, Func<string?, IHtmlContent> control)
    {
        var (described, hint, error) = Described(o.DescribedBy, o.ControlId, o.Hint, o.ErrorMessage);
        return Group(o.FormGroup, o.ErrorMessage is not null)
            .Add(o.Label is null ? null : Label(o.Label with { For = o.ControlId }), hint, error)
            .Add(control(described.NullIfEmpty()));
    }

    private static Element Group(FormGroup? group, bool hasError) => new Element("div")
        .Class("govuk-form-group", hasError ? "govuk-form-group--error" : null, group?.Classes).All(group?.Attributes);

    private static (string DescribedBy, IHtmlContent? Hint, IHtmlContent? Error) Described(
        string? describedBy, string? id, Words? hint, ErrorMessageOptions? error)
    {
        var ids = string.Join(' ', new[] { describedBy, hint is null ? null : id + "-hint", error is null ? null : id + "-error" }
            .Where(part => !string.IsNullOrEmpty(part)));
        return (ids, hint is null ? null : Hint(hint with { Id = id + "-hint" }), error is null ? null : ErrorMessage(error with { Id = id + "-error" }));
    }
}
