using LineOfSight.Design.Forms;
using LineOfSight.Design.Markup;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LineOfSight.Design.TagHelpers;

/// <summary>A file: <c>&lt;los-file-upload asp-for="File" label="Upload a file" /&gt;</c>. The form needs <c>enctype="multipart/form-data"</c>.</summary>
[HtmlTargetElement("los-file-upload")]
public sealed class FileUploadTagHelper : LabelledTagHelper
{
    /// <summary>Files can also be dropped on it (with script).</summary>
    public bool Drop { get; set; }

    /// <summary>Several files at once.</summary>
    public bool Multiple { get; set; }

    private protected override IHtmlContent Make(BoundField field, FieldParts parts, TagHelperOutput output) =>
        Components.FileUpload(Common(new FileUploadOptions { Javascript = Drop, Multiple = Multiple }, field, parts, output) with { Value = null });
}

/// <summary>A password: <c>&lt;los-password-input asp-for="Password" label="Password" /&gt;</c>. What was typed is never written back.</summary>
[HtmlTargetElement("los-password-input")]
public sealed class PasswordInputTagHelper : LabelledTagHelper
{
    /// <summary>current-password (when not given) or new-password.</summary>
    public string? Autocomplete { get; set; }

    private protected override IHtmlContent Make(BoundField field, FieldParts parts, TagHelperOutput output) =>
        Components.PasswordInput(Common(new PasswordInputOptions { Autocomplete = Autocomplete }, field, parts, output) with { Value = null });
}
