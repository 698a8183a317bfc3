using LineOfSight.Design.Html;
using Microsoft.AspNetCore.Html;

namespace LineOfSight.Design.Markup;

internal sealed record TaskListOptions
{
    public IReadOnlyList<TaskItem?> Items { get; init; } = [];
    public string? IdPrefix { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }
}

internal sealed record TaskItem
{
    public Words? Title { get; init; }
    public Words? Hint { get; init; }
    public TaskState? Status { get; init; }
    public string? Href { get; init; }
    public string? Classes { get; init; }
}

internal sealed record TaskState : Words
{
    public Words? Tag { get; init; }
}

internal static partial class Components
{
    public static IHtmlContent TaskList(TaskListOptions o) => new Element("ul").Class("govuk-task-list", o.Classes).All(o.Attributes)
        .AddAll(o.Items.Select((item, i) => item is null ? null : TaskRow(item, $"{o.IdPrefix.Or("task-list")}-{i + 1}")));

    private static Element TaskRow(TaskItem item, string id)
    {
        var link = !string.IsNullOrEmpty(item.Href);
        var title = link
            ? new Element("a").Class("govuk-link", "govuk-task-list__link", item.Title?.Classes).Attr("href", item.Href)
                .Attr("aria-describedby", (item.Hint is null ? "" : $"{id}-hint ") + $"{id}-status")
            : new Element("div").Class(item.Title?.Classes);
        return new Element("li").Class("govuk-task-list__item", link ? "govuk-task-list__item--with-link" : null, item.Classes)
            .Add(new Element("div").Class("govuk-task-list__name-and-hint").Add(title.Add(item.Title?.Content))
                .Add(item.Hint is null ? null : new Element("div").Attr("id", $"{id}-hint").Class("govuk-task-list__hint").Add(item.Hint.Content)))
            .Add(new Element("div").Class("govuk-task-list__status", item.Status?.Classes).Attr("id", $"{id}-status")
                .Add(item.Status?.Tag is { } tag ? Tag(tag) : item.Status?.Content));
    }
}
