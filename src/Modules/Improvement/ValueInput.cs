using System.ComponentModel.DataAnnotations;
using System.Globalization;
using LineOfSight.Kernel.Rules;

namespace LineOfSight.Improvement;

/// <summary>One value of a measure, as a person types it.</summary>
internal class ValueInput
{
    [Display(Name = "The date that the value is for")]
    public DateOnly? OnDay { get; set; }

    [StringLength(20, ErrorMessage = "The value must be a number, such as 12 or 3.5")]
    public string? Value { get; set; }

    [WholeNumber(1, int.MaxValue, ErrorMessage = "Out of how many must be a whole number, 1 or more")]
    public string? Base { get; set; }

    [StringLength(Measure.WordsLimit, ErrorMessage = "What was observed must be 2,000 characters or fewer")]
    public string? Words { get; set; }

    internal Measure.Value Said => new(OnDay, Number, WholeNumberAttribute.Read(Base), Words);

    private decimal? Number
    {
        get
        {
            if (string.IsNullOrWhiteSpace(Value))
            {
                return null;
            }

            const NumberStyles Plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
            RuleBroken.Unless(
                decimal.TryParse(Value, Plain, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1_000_000_000_000m && decimal.Round(number, 4) == number,
                "The value must be a number, such as 12 or 3.5", nameof(Value));
            return number;
        }
    }
}
