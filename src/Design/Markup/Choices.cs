using LineOfSight.Design.Html;
using Microsoft.AspNetCore.Html;

namespace LineOfSight.Design.Markup;

/// <summary>Radios and checkboxes: their group, their hint and error, and their items.</summary>
internal sealed record ChoicesOptions
{
    public string? IdPrefix { get; init; }
    public string? Name { get; init; }
    public string? DescribedBy { get; init; }
    public FieldsetOptions? Fieldset { get; init; }
    public Words? Hint { get; init; }
    public ErrorMessageOptions? ErrorMessage { get; init; }
    public FormGroup? FormGroup { get; init; }
    public string? Value { get; init; }
    public IReadOnlyList<string>? Values { get; init; }
    public IReadOnlyList<ChoiceItem?> Items { get; init; } = [];
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }
}

internal sealed record ChoiceItem : Words
{
    public string? Name { get; init; }
    public string? Value { get; init; }
    public bool? Checked { get; init; }
    public bool Disabled { get; init; }
    public string? Behaviour { get; init; }
    public string? Divider { get; init; }
    public LabelOptions? Label { get; init; }
    public Words? Hint { get; init; }
    public Words? Conditional { get; init; }
}

internal static partial class Components
{
    public static IHtmlContent Radios(ChoicesOptions o) => Choices(o, "radio", "radios",
        item => item.Checked == true || (item.Checked != false && !string.IsNullOrEmpty(o.Value) && item.Value == o.Value));

    public static IHtmlContent Checkboxes(ChoicesOptions o) => Choices(o, "checkbox", "checkboxes",
        item => item.Checked == true || (item.Checked != false && o.Values?.Contains(item.Value) == true));

    private static Element Choices(ChoicesOptions o, string type, string block, Func<ChoiceItem, bool> isChecked)
    {
        var prefix = o.IdPrefix.Or(o.Name ?? "");
        var outer = o.Fieldset?.DescribedBy.NullIfEmpty() ?? (type == "checkbox" ? o.DescribedBy : null);
        var (described, hint, error) = Described(outer, prefix, o.Hint, o.ErrorMessage);
        var toItems = o.Fieldset is null && type == "checkbox" ? described : "";
        var list = new Element("div").Class($"govuk-{block}", o.Classes).All(o.Attributes).Attr("data-module", $"govuk-{block}")
            .Add(o.FormGroup?.BeforeInputs?.Content)
            .AddAll(o.Items.Select((item, i) => item is null ? null : Choice(o, item, i, prefix, type, block, toItems, isChecked(item))))
            .Add(o.FormGroup?.AfterInputs?.Content);
        var inner = Content.Join(hint, error, list);
        return Group(o.FormGroup, o.ErrorMessage is not null)
            .Add(o.Fieldset is null ? inner : Fieldset(o.Fieldset with { DescribedBy = described, Html = inner, Role = null }));
    }

    private static IHtmlContent Choice(
        ChoicesOptions o, ChoiceItem item, int index, string prefix, string type, string block, string toItems, bool isChecked)
    {
        if (!string.IsNullOrEmpty(item.Divider))
        {
            return new Element("div").Class($"govuk-{block}__divider").Add(item.Divider);
        }
        // The first id has no number, so that the error summary can link to it.
        var id = item.Id.Or(index == 0 ? prefix : $"{prefix}-{index + 1}");
        var hintId = item.Hint?.Content is null ? null : id + "-item-hint";
        var conditionalId = item.Conditional?.Content is null ? null : "conditional-" + id;
        var row = new Element("div").Class($"govuk-{block}__item")
            .Add(new Element("input").Class($"govuk-{block}__input").Attr("id", id)
                .Attr("name", type == "checkbox" ? item.Name.Or(o.Name ?? "") : o.Name ?? "").Attr("type", type)
                .Attr("value", item.Value ?? "").Flag("checked", isChecked).Flag("disabled", item.Disabled)
                .Attr("data-aria-controls", conditionalId).Attr("data-behaviour", item.Behaviour.NullIfEmpty())
                .Attr("aria-describedby", Joined(toItems, hintId).NullIfEmpty()).All(item.Attributes))
            .Add(Label(new LabelOptions
            {
                Text = item.Text, Html = item.Html, For = id, Attributes = item.Label?.Attributes,
                Classes = string.Join(' ', $"govuk-{block}__label", item.Label?.Classes).Trim(),
            }))
            .Add(hintId is null ? null : Hint(item.Hint! with { Id = hintId, Classes = string.Join(' ', $"govuk-{block}__hint", item.Hint!.Classes).Trim() }));
        return conditionalId is null ? row : Content.Join(row, new Element("div")
            .Class($"govuk-{block}__conditional", isChecked ? null : $"govuk-{block}__conditional--hidden").Attr("id", conditionalId)
            .Add(item.Conditional!.Content));
    }
}
