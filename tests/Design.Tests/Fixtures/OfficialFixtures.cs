using System.Text.Json.Nodes;
using LineOfSight.Design.Markup;
using LineOfSight.Design.Html;
using Microsoft.AspNetCore.Html;

namespace LineOfSight.Design.Tests.Fixtures;

/// <summary>The fixtures that ship with GOV.UK Frontend, and which of our functions answers for which component.</summary>
internal static class OfficialFixtures
{
    private static readonly Dictionary<string, Func<JsonNode, IHtmlContent?>> Makers = new()
    {
        ["back-link"] = Made<Link>(Components.BackLink),
        ["breadcrumbs"] = Made<BreadcrumbsOptions>(Components.Breadcrumbs),
        ["button"] = Made<ButtonOptions>(Components.Button),
        ["character-count"] = Made<CharacterCountOptions>(Components.CharacterCount),
        ["checkboxes"] = Made<ChoicesOptions>(Components.Checkboxes),
        ["date-input"] = Made<DateInputOptions>(Components.DateInput),
        ["details"] = Made<DetailsOptions>(Components.Details),
        ["error-message"] = Made<ErrorMessageOptions>(Components.ErrorMessage),
        ["error-summary"] = Made<ErrorSummaryOptions>(Components.ErrorSummary),
        ["exit-this-page"] = Made<ExitThisPageOptions>(Components.ExitThisPage),
        ["fieldset"] = Made<FieldsetOptions>(Components.Fieldset),
        ["file-upload"] = Made<FileUploadOptions>(Components.FileUpload),
        ["generic-header"] = Made<GenericHeaderOptions>(Components.GenericHeader),
        ["hint"] = Made<Words>(Components.Hint),
        ["input"] = Made<InputOptions>(Components.Input),
        ["inset-text"] = Made<Words>(Components.InsetText),
        ["label"] = Made<LabelOptions>(Components.Label),
        ["notification-banner"] = Made<NotificationBannerOptions>(Components.NotificationBanner),
        ["pagination"] = Made<PaginationOptions>(Components.Pagination),
        ["panel"] = Made<PanelOptions>(Components.Panel),
        ["password-input"] = Made<PasswordInputOptions>(Components.PasswordInput),
        ["phase-banner"] = Made<PhaseBannerOptions>(Components.PhaseBanner),
        ["radios"] = Made<ChoicesOptions>(Components.Radios),
        ["select"] = Made<SelectOptions>(Components.Select),
        ["service-navigation"] = Made<ServiceNavigationOptions>(Components.ServiceNavigation),
        ["skip-link"] = Made<Link>(Components.SkipLink),
        ["summary-list"] = Made<SummaryListOptions>(Components.SummaryList),
        ["table"] = Made<TableOptions>(Components.Table),
        ["tabs"] = Made<TabsOptions>(Components.Tabs),
        ["tag"] = Made<Words>(Components.Tag),
        ["task-list"] = Made<TaskListOptions>(Components.TaskList),
        ["textarea"] = Made<TextareaOptions>(Components.Textarea),
        ["warning-text"] = Made<WarningTextOptions>(Components.WarningText),
    };

    public static IReadOnlyList<Fixture> All { get; } = [.. Directory.EnumerateFiles(House.Components, "fixtures.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .SelectMany(file =>
        {
            var node = JsonNode.Parse(File.ReadAllText(file))!;
            var component = node["component"]!.GetValue<string>();
            return node["fixtures"]!.AsArray().Select(f => new Fixture(component, f!["name"]!.GetValue<string>(), f["options"]!, f["html"]!.GetValue<string>()));
        })];

    public static bool IsMade(string component) => Makers.ContainsKey(component);

    /// <summary>Our markup for the fixture's options.</summary>
    public static string Make(Fixture fixture)
    {
        using var writer = new StringWriter();
        Makers[fixture.Component](fixture.Options)?.WriteTo(writer, PageEncoder.Instance);
        return writer.ToString();
    }

    private static Func<JsonNode, IHtmlContent?> Made<T>(Func<T, IHtmlContent?> make) => options => make(FixtureOptions.Read<T>(options));
}

/// <summary>One official example: what goes in, and what must come out.</summary>
internal sealed record Fixture(string Component, string Name, JsonNode Options, string Html)
{
    public string Key => $"{Component}: {Name}";
}
