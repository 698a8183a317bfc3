using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace LineOfSight.Design.Forms;

/// <summary>What the framework says when a value cannot be read, in words that say what to change.</summary>
internal static class BindingMessages
{
    private const int Longest = 60;

    public static void Set(DefaultModelBindingMessageProvider messages)
    {
        messages.SetAttemptedValueIsInvalidAccessor((value, name) => $"{name} cannot be “{Cut(value)}”. Check it and try again");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"“{Cut(value)}” cannot be read here. Check it and try again");
        messages.SetUnknownValueIsInvalidAccessor(name => $"{name} could not be read. Check it and try again");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "A value could not be read. Check it and try again");
        messages.SetValueIsInvalidAccessor(value => $"“{Cut(value)}” cannot be read here. Check it and try again");
        messages.SetValueMustBeANumberAccessor(name => $"{name} must be a number");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "This must be a number");
        messages.SetValueMustNotBeNullAccessor(_ => "Enter a value");
        messages.SetMissingBindRequiredValueAccessor(name => $"{name} is missing");
        messages.SetMissingKeyOrValueAccessor(() => "A value is missing");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "Nothing was sent");
    }

    // A whole page pasted into a number field does not become a whole page of error.
    private static string Cut(string value) => value.Length <= Longest ? value : value[..Longest] + "…";
}
