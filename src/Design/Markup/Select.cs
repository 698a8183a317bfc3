using LineOfSight.Design.Html;
using Microsoft.AspNetCore.Html;

namespace LineOfSight.Design.Markup;

internal sealed record SelectOptions : FieldOptions
{
    public IReadOnlyList<SelectItem?> Items { get; init; } = [];
}

internal sealed record SelectItem
{
    public string? Value { get; init; }
    public string? Text { get; init; }
    public bool? Selected { get; init; }
    public bool Disabled { get; init; }
    public Attributes? Attributes { get; init; }
}

internal static partial class Components
{
    public static IHtmlContent Select(SelectOptions o) => Field(o, described => Content.Join(
        o.FormGroup?.BeforeInput?.Content,
        new Element("select").Class("govuk-select", o.Classes, o.ErrorMessage is null ? null : "govuk-select--error")
            .Attr("id", o.ControlId).Attr("name", o.Name ?? "").Flag("disabled", o.Disabled)
            .Attr("aria-describedby", described).All(o.Attributes)
            .AddAll(o.Items.Where(i => i is not null).Select(i => Option(i!, o.Value))),
        o.FormGroup?.AfterInput?.Content));

    private static Element Option(SelectItem item, string? chosen) => new Element("option").Attr("value", item.Value)
        .Flag("selected", item.Selected == true || (item.Selected != false && !string.IsNullOrEmpty(chosen) && (item.Value ?? item.Text) == chosen))
        .Flag("disabled", item.Disabled).All(item.Attributes).Add(item.Text);
}
