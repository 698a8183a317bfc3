using System.Globalization;
using LineOfSight.Design.Html;
using LineOfSight.Kernel.Clocks;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LineOfSight.Design.TagHelpers;

/// <summary>What needs somebody, soonest first, with <c>los-need</c> children.</summary>
[HtmlTargetElement("los-needs-list")]
public sealed class NeedsListTagHelper : ComponentTagHelper
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output) => Become(output, "ul", "los-needs");
}

/// <summary>One thing to do: <c>&lt;los-need href="…" thing="Send the rapid review to the Panel" due="…" whose="You"&gt;Case SG-7KQ2&lt;/los-need&gt;</c>.</summary>
[HtmlTargetElement("los-need", ParentTag = "los-needs-list")]
public sealed class NeedTagHelper : ComponentTagHelper
{
    /// <summary>Where it is done.</summary>
    public string Href { get; set; } = "";

    /// <summary>Verb and thing.</summary>
    public string Thing { get; set; } = "";

    /// <summary>When, with its words; null when no date is set.</summary>
    public Due? Due { get; set; }

    /// <summary>Whose it is: "You", an agency, a person.</summary>
    public string? Whose { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => Replace(output, new Element("li")
        .Class("los-needs__item", Due is null ? null : ContextualDateTagHelper.Modifier("los-needs__item", Due.State), Class)
        .Add(new Element("div")
            .Add(new Element("a").Class("govuk-link", "los-needs__thing").Attr("href", Href).Add(Thing))
            .Add(new Element("span").Class("los-needs__detail").Add(await ChildAsync(output))))
        .Add(new Element("div").Class("los-date", Due?.State == DueState.Overdue ? "los-date--overdue" : null)
            .Add(Due is null ? Content.Text("No date set") : ContextualDateTagHelper.Write(Due, bar: false)))
        .Add(new Element("div").Class("los-needs__whose").Add(new Element("span").Class("govuk-visually-hidden").Add("For: ")).Add(Whose)));
}

/// <summary>Cards with numbers, with <c>los-number-card</c> children.</summary>
[HtmlTargetElement("los-cards")]
public sealed class CardsTagHelper : ComponentTagHelper
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output) => Become(output, "ul", "los-cards");
}

/// <summary>A number that leads to the list behind it: <c>&lt;los-number-card number="41" href="/actions" note="6 late"&gt;open actions&lt;/los-number-card&gt;</c>.</summary>
[HtmlTargetElement("los-number-card")]
public sealed class NumberCardTagHelper : ComponentTagHelper
{
    /// <summary>How many; thousands are set apart.</summary>
    public long Number { get; set; }

    /// <summary>The list behind the number; without it the card is no link.</summary>
    public string? Href { get; set; }

    /// <summary>What is wrong with some of them: "6 late".</summary>
    public string? Note { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = Content.Join(
            new Element("span").Class("los-card__number").Add(Number.ToString("N0", CultureInfo.InvariantCulture)), Content.Text(" "), await ChildAsync(output),
            string.IsNullOrEmpty(Note) ? null : Content.Join(Content.Text(", "), new Element("span").Class("los-card__note").Add(Note)));
        Replace(output, new Element("li").Class("los-card", Class).All(Others(output))
            .Add(Href is null ? words : new Element("a").Class("los-card__link").Attr("href", Href).Add(words)));
    }
}

/// <summary>What changed lately, with <c>los-change</c> children.</summary>
[HtmlTargetElement("los-changes")]
public sealed class ChangesTagHelper : ComponentTagHelper
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output) => Become(output, "ul", "los-changes");
}

/// <summary>One change in one line: <c>&lt;los-change at="entry.At" today="today"&gt;…&lt;/los-change&gt;</c>.</summary>
[HtmlTargetElement("los-change", ParentTag = "los-changes")]
public sealed class ChangeTagHelper : ComponentTagHelper
{
    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>Today's date in London; the time is shown for today, the day for before.</summary>
    public DateOnly Today { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => Replace(output, new Element("li").Class("los-changes__item", Class)
        .Add(new Element("time").Class("los-changes__when").Attr("datetime", Dates.Machine(At)).Add(Dates.Recent(At, Today)))
        .Add(new Element("span").Add(await ChildAsync(output))));
}
