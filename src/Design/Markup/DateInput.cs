using LineOfSight.Design.Html;
using Microsoft.AspNetCore.Html;

namespace LineOfSight.Design.Markup;

internal sealed record DateInputOptions
{
    public string? Id { get; init; }
    public string? NamePrefix { get; init; }
    public IReadOnlyDictionary<string, string>? Values { get; init; }
    public DatePart? Day { get; init; }
    public DatePart? Month { get; init; }
    public DatePart? Year { get; init; }
    public IReadOnlyList<DatePart?>? Items { get; init; }
    public FieldsetOptions? Fieldset { get; init; }
    public Words? Hint { get; init; }
    public ErrorMessageOptions? ErrorMessage { get; init; }
    public FormGroup? FormGroup { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }
}

internal sealed record DatePart
{
    public string? Name { get; init; }
    public string? Id { get; init; }
    public string? Label { get; init; }
    public string? Value { get; init; }
    public bool? Error { get; init; }
    public string? Inputmode { get; init; }
    public string? Autocomplete { get; init; }
    public string? Pattern { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    /// <summary>Left out of the date altogether.</summary>
    public bool Absent { get; init; }

    public bool HasError => Error == true || Classes?.Contains("govuk-input--error", StringComparison.Ordinal) == true;
}

internal static partial class Components
{
    public static IHtmlContent DateInput(DateInputOptions o)
    {
        var (described, hint, error) = Described(o.Fieldset?.DescribedBy, o.Id, o.Hint, o.ErrorMessage);
        DatePart day = o.Day ?? new(), month = o.Month ?? new(), year = o.Year ?? new();
        var items = o.Items is { Count: > 0 } ? o.Items : [day, month, year];
        var anyError = items.Any(i => i?.HasError == true);
        var list = new Element("div").Class("govuk-date-input", o.Classes).All(o.Attributes).Attr("id", o.Id.NullIfEmpty())
            .Add(o.FormGroup?.BeforeInputs?.Content)
            .AddAll(items.Select(i => i is null or { Absent: true } ? null : Part(o, i, PartName(i, day, month, year), anyError)))
            .Add(o.FormGroup?.AfterInputs?.Content);
        var inner = Content.Join(hint, error, list);
        return Group(o.FormGroup, o.ErrorMessage is not null).Add(o.Fieldset is null ? inner
            // Role group, because JAWS does not announce the description of a fieldset of text inputs without it.
            : Fieldset(o.Fieldset with { DescribedBy = described, Html = inner, Role = "group" }));
    }

    private static (string Name, int Width, string? Value) PartName(DatePart item, DatePart day, DatePart month, DatePart year)
    {
        bool Is(DatePart part, string name) => ReferenceEquals(item, part)
            || (!string.IsNullOrEmpty(item.Name) && (item.Name == name || item.Name == (part.Name ?? name)));
        return Is(day, "day") ? (item.Name ?? "day", 2, item.Value ?? day.Value)
            : Is(month, "month") ? (item.Name ?? "month", 2, item.Value ?? month.Value)
            : Is(year, "year") ? (item.Name ?? "year", 4, item.Value ?? year.Value)
            : (item.Name ?? "", 2, item.Value);
    }

    private static Element Part(DateInputOptions o, DatePart item, (string Name, int Width, string? Value) part, bool anyError)
    {
        var prefixed = string.IsNullOrEmpty(o.NamePrefix) ? part.Name : $"{o.NamePrefix}-{part.Name}";
        var red = item.HasError || (item.Error != false && o.ErrorMessage is not null && !anyError);
        bool Has(string text) => item.Classes?.Contains(text, StringComparison.Ordinal) == true;
        string?[] classes =
        [
            "govuk-date-input__input",
            red && !Has("govuk-input--error") ? "govuk-input--error" : null,
            Has("govuk-input--width-") ? null : $"govuk-input--width-{part.Width}",
            item.Classes,
        ];
        return new Element("div").Class("govuk-date-input__item").Add(Input(new InputOptions
        {
            Label = new LabelOptions { Text = item.Label.NullIfEmpty() ?? Capitalised(part.Name), Classes = "govuk-date-input__label" },
            Id = item.Id.NullIfEmpty() ?? $"{o.Id}-{part.Name}",
            Name = prefixed,
            Value = part.Value ?? o.Values?.GetValueOrDefault(prefixed),
            Classes = string.Join(' ', classes.Where(c => !string.IsNullOrEmpty(c))),
            Inputmode = item.Inputmode.Or("numeric"),
            Autocomplete = item.Autocomplete,
            Pattern = item.Pattern,
            Attributes = item.Attributes,
        }));
    }

    private static string Capitalised(string name) => name.Length == 0 ? "" : char.ToUpperInvariant(name[0]) + name[1..].ToLowerInvariant();
}
