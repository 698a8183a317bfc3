using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace LineOfSight.Improvement;

/// <summary>A whole number that was typed; nothing typed is allowed. What was typed stays in the field.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WholeNumberAttribute(int least, int most) : ValidationAttribute
{
    public override bool IsValid(object? value) =>
        value is not string { Length: > 0 } typed || (Read(typed) is { } number && number >= least && number <= most);

    /// <summary>The number, or null when nothing or no number was typed. Thousands may be parted by commas.</summary>
    public static int? Read(string? typed) =>
        int.TryParse(typed?.Trim(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : null;
}
