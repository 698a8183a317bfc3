using LineOfSight.Design.Html;
using Microsoft.AspNetCore.Html;

namespace LineOfSight.Design.Markup;

internal sealed record FileUploadOptions : FieldOptions
{
    public bool Javascript { get; init; }
    public bool Multiple { get; init; }
    public string? WrapperClasses { get; init; }
    public Attributes? WrapperAttributes { get; init; }
    public string? ChooseFilesButtonText { get; init; }
    public string? NoFileChosenText { get; init; }
    public IReadOnlyDictionary<string, string>? MultipleFilesChosenText { get; init; }
    public string? DropInstructionText { get; init; }
    public string? EnteredDropZoneText { get; init; }
    public string? LeftDropZoneText { get; init; }
}

internal static partial class Components
{
    public static IHtmlContent FileUpload(FileUploadOptions o) => Field(o, described =>
    {
        var input = new Element("input").Class("govuk-file-upload", o.Classes, o.ErrorMessage is null ? null : "govuk-file-upload--error")
            .Attr("id", o.ControlId).Attr("name", o.Name ?? "").Attr("type", "file").Flag("disabled", o.Disabled).Flag("multiple", o.Multiple)
            .Attr("aria-describedby", described).All(o.Attributes);
        var words = new Attributes()
            .WithSome("data-i18n.choose-files-button", o.ChooseFilesButtonText.NullIfEmpty())
            .WithSome("data-i18n.no-file-chosen", o.NoFileChosenText.NullIfEmpty())
            .Translated("multiple-files-chosen", o.MultipleFilesChosenText)
            .WithSome("data-i18n.drop-instruction", o.DropInstructionText.NullIfEmpty())
            .WithSome("data-i18n.entered-drop-zone", o.EnteredDropZoneText.NullIfEmpty())
            .WithSome("data-i18n.left-drop-zone", o.LeftDropZoneText.NullIfEmpty());
        return Content.Join(
            o.FormGroup?.BeforeInput?.Content,
            o.Javascript ? new Element("div").Class("govuk-file-upload-wrapper", o.WrapperClasses).Attr("data-module", "govuk-file-upload")
                .All(words).All(o.WrapperAttributes).Add(input) : input,
            o.FormGroup?.AfterInput?.Content);
    });
}
