using LineOfSight.Design.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LineOfSight.Design.TagHelpers;

/// <summary>How a button looks.</summary>
public enum ButtonVariant
{
    /// <summary>The one main act of the page.</summary>
    Primary,

    /// <summary>Another act.</summary>
    Secondary,

    /// <summary>An act that destroys something.</summary>
    Warning,

    /// <summary>Starts a service, with an arrow.</summary>
    Start,

    /// <summary>On a dark ground.</summary>
    Inverse,
}

/// <summary>A button, or a link that looks like one when it has <c>href</c>: <c>&lt;los-button&gt;Save and continue&lt;/los-button&gt;</c>.</summary>
[HtmlTargetElement("los-button")]
public sealed class ButtonTagHelper : ComponentTagHelper
{
    /// <summary>How it looks.</summary>
    public ButtonVariant Variant { get; set; }

    /// <summary>Where it leads; then it is a link.</summary>
    public string? Href { get; set; }

    /// <summary>submit (when not given), button or reset.</summary>
    public string? Type { get; set; }

    /// <summary>The name that is posted with it.</summary>
    public string? Name { get; set; }

    /// <summary>The value that is posted with it.</summary>
    public string? Value { get; set; }

    /// <summary>Its id.</summary>
    public string? Id { get; set; }

    /// <summary>It cannot be used. Prefer to leave it usable and to explain.</summary>
    public bool Disabled { get; set; }

    /// <summary>A second click within a second does nothing (with script).</summary>
    public bool? PreventDoubleClick { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var variant = Variant is ButtonVariant.Secondary or ButtonVariant.Warning or ButtonVariant.Inverse
            ? $"govuk-button--{Variant.ToString().ToLowerInvariant()}" : null;
        Replace(output, Components.Button(new ButtonOptions
        {
            Html = await ChildAsync(output), Href = Href, Type = Type, Name = Name, Value = Value, Id = Id, Disabled = Disabled,
            PreventDoubleClick = PreventDoubleClick, IsStartButton = Variant == ButtonVariant.Start,
            Classes = string.Join(' ', new[] { variant, Class }.Where(c => !string.IsNullOrEmpty(c))), Attributes = Others(output),
        }));
    }
}
