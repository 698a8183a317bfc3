using LineOfSight.Design.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LineOfSight.Design.TagHelpers;

/// <summary>Tasks done in several sittings and any order, with <c>los-task</c> children.</summary>
[HtmlTargetElement("los-task-list")]
public sealed class TaskListTagHelper : ComponentTagHelper
{
    /// <summary>Begins the ids inside; needed when a page has more than one list.</summary>
    public string IdPrefix { get; set; } = "task-list";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var items = new List<TaskItem?>();
        context.Items[typeof(TaskListTagHelper)] = items;
        await output.GetChildContentAsync();
        Replace(output, Components.TaskList(new TaskListOptions { Items = items, IdPrefix = IdPrefix, Classes = Class, Attributes = Others(output) }));
    }
}

/// <summary>One task: <c>&lt;los-task href="…" status="In progress" colour="LightBlue"&gt;Who to tell&lt;/los-task&gt;</c>. "Completed" takes no colour.</summary>
[HtmlTargetElement("los-task", ParentTag = "los-task-list")]
public sealed class TaskTagHelper : ComponentTagHelper
{
    /// <summary>Where it leads; none when it cannot start yet.</summary>
    public string? Href { get; set; }

    /// <summary>Help under the title.</summary>
    public string? Hint { get; set; }

    /// <summary>How far it is: Completed, In progress, Not yet started, Cannot start yet, There is a problem.</summary>
    public string Status { get; set; } = "";

    /// <summary>Colour of the status, for what still needs action.</summary>
    public TagColour Colour { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var colour = Colour == TagColour.LightBlue ? "light-blue" : Colour.ToString().ToLowerInvariant();
        ((List<TaskItem?>)context.Items[typeof(TaskListTagHelper)]).Add(new TaskItem
        {
            Href = Href, Title = new Words { Html = await ChildAsync(output) }, Hint = Hint is null ? null : new Words { Text = Hint }, Classes = Class,
            Status = Colour == TagColour.Plain
                ? new TaskState { Text = Status, Classes = Href is null ? "govuk-task-list__status--cannot-start-yet" : null }
                : new TaskState { Tag = new Words { Text = Status, Classes = $"govuk-tag--{colour}" } },
        });
        output.SuppressOutput();
    }
}
