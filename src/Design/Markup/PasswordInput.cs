using LineOfSight.Design.Html;
using Microsoft.AspNetCore.Html;

namespace LineOfSight.Design.Markup;

internal sealed record PasswordInputOptions : FieldOptions
{
    public string? ShowPasswordText { get; init; }
    public string? HidePasswordText { get; init; }
    public string? ShowPasswordAriaLabelText { get; init; }
    public string? HidePasswordAriaLabelText { get; init; }
    public string? PasswordShownAnnouncementText { get; init; }
    public string? PasswordHiddenAnnouncementText { get; init; }
    public Words? Button { get; init; }
}

internal static partial class Components
{
    public static IHtmlContent PasswordInput(PasswordInputOptions o)
    {
        var attributes = new Attributes().With("data-module", "govuk-password-input")
            .WithSome("data-i18n.show-password", o.ShowPasswordText.NullIfEmpty())
            .WithSome("data-i18n.hide-password", o.HidePasswordText.NullIfEmpty())
            .WithSome("data-i18n.show-password-aria-label", o.ShowPasswordAriaLabelText.NullIfEmpty())
            .WithSome("data-i18n.hide-password-aria-label", o.HidePasswordAriaLabelText.NullIfEmpty())
            .WithSome("data-i18n.password-shown-announcement", o.PasswordShownAnnouncementText.NullIfEmpty())
            .WithSome("data-i18n.password-hidden-announcement", o.PasswordHiddenAnnouncementText.NullIfEmpty());
        attributes.AddRange(o.FormGroup?.Attributes ?? []);
        var button = Button(new ButtonOptions
        {
            Type = "button", Text = o.ShowPasswordText ?? "Show",
            Classes = Joined("govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle", o.Button?.Classes),
            Attributes = new Attributes().With("aria-controls", o.ControlId ?? "")
                .With("aria-label", o.ShowPasswordAriaLabelText ?? "Show password").With("hidden", null),
        });
        return Input(new InputOptions
        {
            Id = o.ControlId, Name = o.Name, Label = o.Label, Hint = o.Hint, ErrorMessage = o.ErrorMessage, Value = o.Value, Disabled = o.Disabled,
            DescribedBy = o.DescribedBy, Attributes = o.Attributes, Type = "password", Spellcheck = false, Autocapitalize = "none",
            Autocomplete = o.Autocomplete.Or("current-password"),
            Classes = Joined("govuk-password-input__input govuk-js-password-input-input", o.Classes),
            InputWrapper = new Words { Classes = "govuk-password-input__wrapper" },
            FormGroup = new FormGroup
            {
                Classes = Joined("govuk-password-input", o.FormGroup?.Classes),
                Attributes = attributes,
                BeforeInput = o.FormGroup?.BeforeInput,
                AfterInput = new Words { Html = Content.Join(button, o.FormGroup?.AfterInput?.Content) },
            },
        });
    }
}
