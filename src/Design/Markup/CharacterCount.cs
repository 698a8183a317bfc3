using LineOfSight.Design.Html;
using Microsoft.AspNetCore.Html;

namespace LineOfSight.Design.Markup;

internal sealed record CharacterCountOptions : FieldOptions
{
    public int? Rows { get; init; }
    public int? Maxlength { get; init; }
    public int? Maxwords { get; init; }
    public int? Threshold { get; init; }
    public string? CountType { get; init; }
    public string? TextareaDescriptionText { get; init; }
    public Words? CountMessage { get; init; }
    public IReadOnlyDictionary<string, string>? CharactersUnderLimitText { get; init; }
    public string? CharactersAtLimitText { get; init; }
    public IReadOnlyDictionary<string, string>? CharactersOverLimitText { get; init; }
    public IReadOnlyDictionary<string, string>? WordsUnderLimitText { get; init; }
    public string? WordsAtLimitText { get; init; }
    public IReadOnlyDictionary<string, string>? WordsOverLimitText { get; init; }
}

internal static partial class Components
{
    public static IHtmlContent CharacterCount(CharacterCountOptions o)
    {
        var type = o.CountType.NullIfEmpty() ?? (o.Maxwords is > 0 ? "words" : null);
        var limit = Number(o.Maxwords) ?? Number(o.Maxlength);
        var told = o.TextareaDescriptionText.NullIfEmpty() ?? $"You can enter up to %{{count}} {(type == "words" ? "words" : "characters")}";
        var info = o.ControlId + "-info";
        var attributes = new Attributes().With("data-module", "govuk-character-count")
            .WithSome("data-maxlength", Number(o.Maxlength)).WithSome("data-maxwords", Number(o.Maxwords))
            .WithSome("data-threshold", Number(o.Threshold)).WithSome("data-count-type", type)
            .Translated("textarea-description", limit is null && !string.IsNullOrEmpty(o.TextareaDescriptionText)
                ? new Dictionary<string, string> { ["other"] = o.TextareaDescriptionText } : null)
            .Translated("characters-under-limit", o.CharactersUnderLimitText)
            .WithSome("data-i18n.characters-at-limit", o.CharactersAtLimitText.NullIfEmpty())
            .Translated("characters-over-limit", o.CharactersOverLimitText)
            .Translated("words-under-limit", o.WordsUnderLimitText)
            .WithSome("data-i18n.words-at-limit", o.WordsAtLimitText.NullIfEmpty())
            .Translated("words-over-limit", o.WordsOverLimitText);
        attributes.AddRange(o.FormGroup?.Attributes ?? []);
        return Textarea(new TextareaOptions
        {
            Id = o.ControlId, Name = o.Name, DescribedBy = info, Rows = o.Rows, Spellcheck = o.Spellcheck, Value = o.Value,
            Label = o.Label, Hint = o.Hint, ErrorMessage = o.ErrorMessage, Attributes = o.Attributes, Disabled = o.Disabled,
            Classes = Joined("govuk-js-character-count", o.Classes),
            FormGroup = new FormGroup
            {
                Classes = Joined("govuk-character-count", o.FormGroup?.Classes),
                Attributes = attributes,
                BeforeInput = o.FormGroup?.BeforeInput,
                AfterInput = new Words
                {
                    Html = Content.Join(
                        Hint(new Words
                        {
                            Id = info, Text = limit is null ? null : told.Replace("%{count}", limit, StringComparison.Ordinal),
                            Classes = Joined("govuk-character-count__message", o.CountMessage?.Classes),
                        }),
                        o.FormGroup?.AfterInput?.Content),
                },
            },
        });
    }

    private static string Joined(params string?[] classes) => string.Join(' ', classes.Where(c => !string.IsNullOrEmpty(c)));

    private static Attributes WithSome(this Attributes all, string key, string? value) => value is null ? all : all.With(key, value);

    /// <summary>Wording for the script, one attribute for each plural form.</summary>
    private static Attributes Translated(this Attributes all, string key, IReadOnlyDictionary<string, string>? messages)
    {
        foreach (var (form, message) in messages ?? new Dictionary<string, string>())
        {
            all.With($"data-i18n.{key}.{form}", message);
        }
        return all;
    }
}
