using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using LineOfSight.Design.Chain;
using LineOfSight.Design.Html;
using LineOfSight.Design.Markup;
using LineOfSight.Design.TagHelpers;
using LineOfSight.Figures;
using Cell = LineOfSight.Design.Markup.Cell;
using LineOfSight.Kernel.Clocks;
using Microsoft.AspNetCore.Html;

namespace LineOfSight.Design.Tests;

/// <summary>Whatever is typed comes back as it was typed, from every component that takes text, and is never markup.</summary>
public sealed class HostileTextTests
{
    private static readonly Dictionary<string, Func<string, Task<string>>> Makers = new()
    {
        ["back link"] = t => Of(Components.BackLink(new Link { Text = t, Href = t })),
        ["breadcrumbs"] = t => Of(Components.Breadcrumbs(new BreadcrumbsOptions { Items = [new Link { Text = t, Href = t }, new Link { Text = t }], LabelText = t })),
        ["button"] = t => Of(Components.Button(new ButtonOptions { Text = t, Name = t, Value = t, Id = t })),
        ["character count"] = t => Of(Components.CharacterCount(new CharacterCountOptions { Name = t, Value = t, Label = new LabelOptions { Text = t }, Maxlength = 9, TextareaDescriptionText = t, CharactersAtLimitText = t })),
        ["checkboxes"] = t => Of(Components.Checkboxes(Choices(t))),
        ["date input"] = t => Of(Components.DateInput(new DateInputOptions { Id = t, Items = [new DatePart { Name = t, Value = t, Label = t }], Hint = new Words { Text = t }, ErrorMessage = new ErrorMessageOptions { Text = t } })),
        ["details"] = t => Of(Components.Details(new DetailsOptions { SummaryText = t, Text = t, Id = t })),
        ["error summary"] = t => Of(Components.ErrorSummary(new ErrorSummaryOptions { TitleText = t, DescriptionText = t, ErrorList = [new Link { Text = t, Href = "#" + t }, new Link { Text = t }] })),
        ["exit this page"] = t => Of(Components.ExitThisPage(new ExitThisPageOptions { Text = t, ActivatedText = t })),
        ["fieldset"] = t => Of(Components.Fieldset(new FieldsetOptions { Legend = new LegendOptions { Text = t }, DescribedBy = t })),
        ["file upload"] = t => Of(Components.FileUpload(new FileUploadOptions { Name = t, Label = new LabelOptions { Text = t }, Javascript = true, DropInstructionText = t })),
        ["header"] = t => Of(Components.GenericHeader(new GenericHeaderOptions { LogoText = t })),
        ["input"] = t => Of(Components.Input(new InputOptions { Name = t, Value = t, Label = new LabelOptions { Text = t }, Hint = new Words { Text = t }, ErrorMessage = new ErrorMessageOptions { Text = t }, Prefix = new Words { Text = t }, Suffix = new Words { Text = t }, Attributes = new Attributes().With("data-x", t) })),
        ["inset"] = t => Of(Components.InsetText(new Words { Text = t })),
        ["notification"] = t => Of(Components.NotificationBanner(new NotificationBannerOptions { Text = t, TitleText = t })),
        ["pagination"] = t => Of(Components.Pagination(new PaginationOptions { Items = [new PageLink { Number = t, Href = t }], Next = new StepLink { Text = t, Href = "/x" } })),
        ["panel"] = t => Of(Components.Panel(new PanelOptions { TitleText = t, Text = t })),
        ["password"] = t => Of(Components.PasswordInput(new PasswordInputOptions { Name = t, Label = new LabelOptions { Text = t } })),
        ["phase banner"] = t => Of(Components.PhaseBanner(new PhaseBannerOptions { Text = t, Tag = new Words { Text = t } })),
        ["radios"] = t => Of(Components.Radios(Choices(t))),
        ["select"] = t => Of(Components.Select(new SelectOptions { Name = t, Label = new LabelOptions { Text = t }, Items = [new SelectItem { Text = t, Value = t }] })),
        ["service navigation"] = t => Of(Components.ServiceNavigation(new ServiceNavigationOptions { ServiceName = t, Navigation = [new ServiceLink { Text = t, Href = t, Current = true }] })),
        ["summary list"] = t => Of(Components.SummaryList(new SummaryListOptions
        {
            Rows = [new SummaryRow { Key = new Words { Text = t }, Value = new Words { Text = t }, Actions = new Actions { Items = [new Link { Text = t, Href = t, VisuallyHiddenText = t }] } }],
            Card = new SummaryCard { Title = new Title { Text = t } },
        })),
        ["table"] = t => Of(Components.Table(new TableOptions { Caption = t, Head = [new Cell { Text = t }], Rows = [[new Cell { Text = t }, new Cell { Text = t }]], FirstCellIsHeader = true })),
        ["tabs"] = t => Of(Components.Tabs(new TabsOptions { Title = t, Items = [new TabItem { Id = "a", Label = t, Panel = new Words { Text = t } }] })),
        ["tag"] = t => Of(Components.Tag(new Words { Text = t })),
        ["task list"] = t => Of(Components.TaskList(new TaskListOptions { Items = [new TaskItem { Title = new Words { Text = t }, Hint = new Words { Text = t }, Href = t, Status = new TaskState { Text = t } }] })),
        ["textarea"] = t => Of(Components.Textarea(new TextareaOptions { Name = t, Value = t, Label = new LabelOptions { Text = t } })),
        ["warning"] = t => Of(Components.WarningText(new WarningTextOptions { Text = t })),
        ["chain picture"] = t => Of(ChainMarkup.Picture(Picture(t), "c")),
        ["chain list"] = t => Of(ChainMarkup.List(Picture(t), 2)),
        ["conflict"] = t => Rendered.Html(new ConflictTagHelper { Field = t, Theirs = t, Yours = t, By = t }),
        ["contextual date"] = t => Rendered.Html(new ContextualDateTagHelper { Day = new DateOnly(2026, 4, 3), Words = "Due " + t }),
        ["figure"] = t => Rendered.Html(new FigureTagHelper { Figure = Figure.Share(1, 2, "things", From(t)) }),
        ["count table"] = t => Rendered.Html(new CountTableTagHelper { Table = Suppression.Publish(new CountTable("x" + t, ["x" + t], ["x" + t], [[3]], "things", From(t))) }),
        ["identity bar"] = t => Rendered.Html(new IdentityBarTagHelper { Name = t, Details = t }, Inside(t)),
        ["need"] = t => Rendered.Html(new NeedTagHelper { Thing = t, Href = t, Whose = t, Due = new Due(new DateOnly(2026, 4, 3), DueState.Soon, t) }, Inside(t)),
        ["number card"] = t => Rendered.Html(new NumberCardTagHelper { Number = 1, Href = t, Note = t }, Inside(t)),
        ["page title"] = t => Rendered.Html(new PageTitleTagHelper { Caption = "x" + t }, Inside(t)),
        ["scroll pane"] = t => Rendered.Html(new ScrollPaneTagHelper { Label = t }, Inside(t)),
        ["table around"] = t => Rendered.Html(new TableTagHelper { Caption = "x" + t }),
        ["timeline"] = t => Rendered.Html(new TimelineItemTagHelper { Title = t, By = t, CorrectedHref = t }, Inside(t)),
    };

    public static TheoryData<string> Components_that_take_text() => [.. Makers.Keys];

    [Theory]
    [MemberData(nameof(Components_that_take_text))]
    public async Task Naughty_strings_come_back_as_typed(string component) =>
        await Holds(component, JsonSerializer.Deserialize<string[]>(await File.ReadAllTextAsync(House.Corpus("naughty-strings", "blns.json"), TestContext.Current.CancellationToken))!);

    [Theory]
    [MemberData(nameof(Components_that_take_text))]
    public async Task Scripts_come_back_as_typed(string component) =>
        await Holds(component, await File.ReadAllLinesAsync(House.Corpus("compact", "xss-compact.txt"), TestContext.Current.CancellationToken));

    [Theory]
    [MemberData(nameof(Components_that_take_text))]
    public async Task Text_of_our_own_comes_back_as_typed(string component) =>
        await Holds(component, ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'\" onfocus=alert(1) x='", "</textarea></title>", "\u0080\u0085\u009f", "a\tb", "&lt;&amp;"]);

    /// <summary>The tree is the same as with a harmless word, and wherever that word stands the text stands, letter for letter.</summary>
    private static async Task Holds(string component, string[] texts)
    {
        const string harmless = "harmless";
        var expected = Flat(Rendered.Document(await Makers[component](harmless)));
        foreach (var text in texts.Where(t => t.Length > 0 && t.Trim().Length > 0 && !t.Contains('\0', StringComparison.Ordinal)))
        {
            if (component.StartsWith("chain picture", StringComparison.Ordinal) && (text.Length > 12 || text.Any(char.IsWhiteSpace)))
            {
                // The picture wraps texts and joins their white space; that nothing becomes markup is what counts.
                Assert.DoesNotContain(Rendered.Document(await Makers[component](text)).All, e => e.LocalName is "script" or "img" or "iframe" || e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
                continue;
            }
            var actual = Flat(Rendered.Document(await Makers[component](text)));
            var wanted = expected.Replace(harmless, Seen(text), StringComparison.Ordinal);
            Assert.True(wanted == actual, $"{component}: “{text}” came back otherwise.\n{wanted}\n{actual}");
        }
    }

    // A lone half of a letter cannot be sent at all; it is written as the replacement letter.
    private static string Seen(string text) => string.Concat(text.EnumerateRunes());

    // Content of an element in a page has its indentation trimmed, so the text stands between two letters.
    private static string Inside(string t) => $"x{t}x";

    private static string Flat(IDocument document)
    {
        var lines = new StringBuilder();
        void Walk(INode node)
        {
            if (node is IText text)
            {
                lines.Append("text ").Append(text.Data).Append('\n');
            }
            else if (node is IElement element)
            {
                lines.Append("element ").Append(element.LocalName).Append('\n');
                foreach (var attribute in element.Attributes)
                {
                    lines.Append("attribute ").Append(attribute.Name).Append(' ').Append(attribute.Value).Append('\n');
                }
            }
            foreach (var child in node.ChildNodes)
            {
                Walk(child);
            }
        }
        Walk(document.Body!);
        return lines.ToString();
    }

    private static Origin From(string t) => new("x" + t, "x" + t, new DateOnly(2026, 4, 3));

    private static Task<string> Of(IHtmlContent content) => Task.FromResult(Rendered.Html(content));

    private static ChoicesOptions Choices(string t) => new()
    {
        Name = t, Hint = new Words { Text = t }, ErrorMessage = new ErrorMessageOptions { Text = t },
        Fieldset = new FieldsetOptions { Legend = new LegendOptions { Text = t } },
        Items = [new ChoiceItem { Text = t, Value = t, Hint = new Words { Text = t } }, new ChoiceItem { Divider = t }],
    };

    private static ChainPicture Picture(string t) => new(t, t,
        [new(t, [new("a", t, t, t), new("b", t, t, null, ChainState.Restricted)]), new(t, [], t)], [new("a", "b")]);
}
