using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace LineOfSight.Design.Forms;

/// <summary>A field as a page sees it: its names, what it holds, what was typed, and what is wrong with it.</summary>
internal sealed class BoundField
{
    private readonly ModelStateDictionary? state;
    private readonly ModelExpression? expression;

    private BoundField(ModelStateDictionary? state, ModelExpression? expression, string name, string id)
    {
        (this.state, this.expression) = (state, expression);
        (Name, Id) = (name, id);
    }

    public string Name { get; }

    public string Id { get; }

    public string? Error { get; private init; }

    public string? DisplayName => expression?.Metadata.DisplayName;

    public ModelMetadata? Metadata => expression?.Metadata;

    public object? Model => expression?.Model;

    /// <summary>The model's own value, in the form in which it is posted.</summary>
    public string? Value => Format(Model);

    /// <summary>What was typed last, kept when it was refused.</summary>
    public string? Attempted => AttemptedPart(null);

    /// <summary>Everything that was chosen last; null when nothing was posted.</summary>
    public IReadOnlyList<string>? AttemptedAll => Entry(null)?.RawValue switch
    {
        string[] many => many,
        string one => [one],
        _ => null,
    };

    /// <summary>What was typed in one part of a field, such as Day.</summary>
    public string? AttemptedPart(string? part) => Entry(part)?.AttemptedValue;

    public static BoundField Of(ViewContext? view, ModelExpression? expression, string? name, string? id, string? error, string[] parts)
    {
        var state = expression is null ? null : view?.ViewData.ModelState;
        var full = expression is null ? name ?? "" : view!.ViewData.TemplateInfo.GetFullHtmlFieldName(expression.Name);
        var control = string.IsNullOrEmpty(id) ? TagBuilder.CreateSanitizedId(full, "-") : id;
        var field = new BoundField(state, expression, full, control)
        {
            // A page that says "no error" by a null says it by an empty text: Razor makes one of it.
            Error = (string.IsNullOrEmpty(error) ? null : error) ?? FirstError(state, full) ?? parts.Select(p => FirstError(state, $"{full}.{p}")).FirstOrDefault(e => e is not null),
        };
        if (view is not null)
        {
            FieldOrder.Of(view.HttpContext).Add(full, control);
        }
        return field;
    }

    /// <summary>The value in the form in which it is posted: ISO dates, lower-case booleans, invariant numbers.</summary>
    public static string? Format(object? value) => value switch
    {
        null => null,
        string text => text,
        bool yes => yes ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Enum name => name.ToString(),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static string? FirstError(ModelStateDictionary? state, string key) =>
        state?.TryGetValue(key, out var entry) == true && entry.Errors.Count > 0 ? Message(entry.Errors[0]) : null;

    /// <summary>The words of an error; an exception's own message is never shown.</summary>
    public static string Message(ModelError error) =>
        string.IsNullOrEmpty(error.ErrorMessage) ? "The value could not be read. Check it and try again" : error.ErrorMessage;

    private ModelStateEntry? Entry(string? part) =>
        state?.TryGetValue(part is null ? Name : $"{Name}.{part}", out var entry) == true ? entry : null;
}
