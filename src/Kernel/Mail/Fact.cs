using System.Globalization;
using System.Text.RegularExpressions;
using LineOfSight.Kernel.Clocks;

namespace LineOfSight.Kernel.Mail;

/// <summary>What may fill a gap of a letter: a reference, a date, a moment or a count. There is none for free text, on purpose.</summary>
public sealed partial record Fact
{
    private Fact(string words) => Words = words;

    /// <summary>As it stands in the letter.</summary>
    public string Words { get; }

    /// <summary>A record's short reference, such as <c>A-7KQ2M</c> or <c>IA-2026-014</c>.</summary>
    /// <param name="reference">Capital letters and digits in two to four parts with hyphens; at most 24 characters.</param>
    /// <exception cref="ArgumentException">It is not a reference: it might be somebody's name.</exception>
    public static Fact Reference(string reference) => IsReference().IsMatch(reference)
        ? new(reference)
        : throw new ArgumentException("A letter holds references such as A-7KQ2M, and no other words.", nameof(reference));

    /// <summary>A date, such as "15 April 2026".</summary>
    public static Fact Date(DateOnly date) => new(date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture));

    /// <summary>A moment in London, such as "15 April 2026 at 10:00".</summary>
    public static Fact Moment(DateTimeOffset at) => new(London.TimeOf(at).ToString("d MMMM yyyy 'at' HH:mm", CultureInfo.InvariantCulture));

    /// <summary>A number.</summary>
    public static Fact Count(int count) => new(count.ToString("N0", CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^(?=.{3,24}\z)[A-Z]{1,4}(-(?=[A-Z0-9]*[0-9]|[A-Z0-9]{5}\b)[A-Z0-9]{1,8}){1,3}\z")]
    private static partial Regex IsReference();
}
