using LineOfSight.Design.Html;
using LineOfSight.Kernel.Clocks;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LineOfSight.Design.TagHelpers;

/// <summary>How a date is written.</summary>
public enum DateFormat
{
    /// <summary>"Friday 3 April 2026".</summary>
    Full,

    /// <summary>"3 Apr 2026", for tables.</summary>
    Brief,

    /// <summary>"3 April 2026 at 10:30am"; needs an instant.</summary>
    WithTime,

    /// <summary>"10:30am" or "midday"; needs an instant.</summary>
    Time,
}

/// <summary>A date or an instant, in words for people and in numbers for machines: <c>&lt;los-date day="Model.Due" format="Brief" /&gt;</c>.</summary>
[HtmlTargetElement("los-date")]
public sealed class DateTagHelper : ComponentTagHelper
{
    /// <summary>A date; or give <see cref="At"/>.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>An instant, shown in London time; or give <see cref="Day"/>.</summary>
    public DateTimeOffset? At { get; set; }

    /// <summary>How it is written.</summary>
    public DateFormat Format { get; set; }

    /// <summary>Written when there is no date.</summary>
    public string? Otherwise { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (machine, words) = (Day, At) switch
        {
            ({ } day, _) => (Dates.Machine(day), Format == DateFormat.Brief ? Dates.Brief(day) : Dates.Full(day)),
            (_, { } at) => (Dates.Machine(at), Format switch
            {
                DateFormat.Full => Dates.Full(at), DateFormat.Brief => Dates.Brief(at), DateFormat.Time => Dates.Time(at), _ => Dates.WithTime(at),
            }),
            _ => (null, null),
        };
        Replace(output, words is null ? Content.Text(Otherwise) : new Element("time").Attr("datetime", machine).Class(Class).All(Others(output)).Add(words));
    }
}

/// <summary>
/// A date that matters, with words under it and a bar that says the same: <c>&lt;los-contextual-date due="Model.Due" /&gt;</c>, or
/// with <c>day</c>, <c>words</c> and <c>state</c>. It cannot stand without words.
/// </summary>
[HtmlTargetElement("los-contextual-date")]
public sealed class ContextualDateTagHelper : ComponentTagHelper
{
    /// <summary>The date with its words, from the clock that counts to it.</summary>
    public Due? Due { get; set; }

    /// <summary>The date, when there is no <see cref="Due"/>.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>The words, when there is no <see cref="Due"/>: "2 working days left".</summary>
    public string? Words { get; set; }

    /// <summary>How near it is, when there is no <see cref="Due"/>.</summary>
    public DueState State { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var due = Due ?? new Due(Day ?? throw new InvalidOperationException("los-contextual-date needs due, or day."), State, Words ?? "");
        if (string.IsNullOrWhiteSpace(due.Words))
        {
            throw new InvalidOperationException("los-contextual-date needs words: a date that matters never stands without them.");
        }
        Replace(output, Write(due, bar: true).Class("los-date", "los-date--bar", Modifier("los-date", due.State), Class).All(Others(output)));
    }

    /// <summary>The date and its words, for lists that have a bar of their own.</summary>
    internal static Element Write(Due due, bool bar) => new Element(bar ? "div" : "span")
        .Add(new Element("time").Class("los-date__day").Attr("datetime", Dates.Machine(due.On)).Add(Dates.Full(due.On)))
        .Add(new Element("span").Class("los-date__words").Add(due.Words));

    internal static string? Modifier(string block, DueState state) => state switch
    {
        DueState.Soon => $"{block}--due-soon",
        DueState.Overdue => $"{block}--overdue",
        _ => null,
    };
}
