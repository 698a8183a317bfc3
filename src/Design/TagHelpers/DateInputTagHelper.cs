using System.Globalization;
using LineOfSight.Design.Forms;
using LineOfSight.Design.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LineOfSight.Design.TagHelpers;

/// <summary>
/// A date in three fields: <c>&lt;los-date-input asp-for="Due" legend="When is it due?" hint="For example, 27 3 2026" /&gt;</c>.
/// Binds to <see cref="DateOnly"/>; what was typed is kept, and the fields that are wrong are marked.
/// </summary>
[HtmlTargetElement("los-date-input")]
public sealed class DateInputTagHelper : FieldTagHelper
{
    /// <summary>The question; the property's display name when not given. Markup goes in a <c>los-legend</c> child.</summary>
    public string? Legend { get; set; }

    /// <summary>How large the question is.</summary>
    public Size LegendSize { get; set; }

    /// <summary>The question is the page's only h1.</summary>
    public bool LegendIsPageHeading { get; set; }

    /// <summary>Browsers may fill it in: it asks for the person's own date of birth.</summary>
    public bool Birthday { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var parts = await PartsAsync(context, output);
        var field = Bind(DateParts.All);
        var typed = Typed(field);
        var wrong = field.Error is null ? [] : DateParts.Read(typed[0], typed[1], typed[2]).Wrong;
        var first = wrong.Count == 0 ? 0 : Array.IndexOf(DateParts.All, wrong[0]);
        FieldOrder.Of(ViewContext.HttpContext).Point(field.Name, $"{field.Id}-{DateParts.All[first]}");
        var legend = Legend ?? field.DisplayName;
        DatePart Part(int i, string autocomplete) => new()
        {
            Name = $"{field.Name}.{DateParts.All[i]}",
            Id = $"{field.Id}-{DateParts.All[i]}",
            Label = DateParts.All[i],
            Value = typed[i],
            Error = field.Error is null ? null : wrong.Count == 0 || wrong.Contains(DateParts.All[i]),
            Autocomplete = Birthday ? autocomplete : null,
            Classes = i == 2 ? "govuk-input--width-4" : "govuk-input--width-2",
        };
        Replace(output, Components.DateInput(new DateInputOptions
        {
            Id = field.Id,
            Items = [Part(0, "bday-day"), Part(1, "bday-month"), Part(2, "bday-year")],
            Fieldset = legend is null && parts.Label is null ? null : new FieldsetOptions
            {
                DescribedBy = DescribedBy,
                Legend = new LegendOptions
                {
                    Text = legend, Html = parts.Label, Classes = Sized("fieldset__legend", LegendSize), IsPageHeading = LegendIsPageHeading,
                },
            },
            Hint = HintWords(parts),
            ErrorMessage = ErrorWords(field),
            Classes = Class,
            Attributes = Others(output),
        }));
    }

    private static string?[] Typed(BoundField field)
    {
        var attempted = DateParts.All.Select(field.AttemptedPart).ToArray();
        if (attempted.Any(a => a is not null) || field.Model is not DateOnly day)
        {
            return attempted;
        }
        string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
        return [Number(day.Day), Number(day.Month), Number(day.Year)];
    }
}
