using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LineOfSight.WorkingDays;

/// <summary>What a deadline is counted in.</summary>
public enum Unit
{
    /// <summary>Monday to Friday, bank holidays apart.</summary>
    WorkingDays,

    /// <summary>Calendar days.</summary>
    Days,

    /// <summary>Calendar months: the same day of a later month, or the month's last day where it has no such day.</summary>
    Months,

    /// <summary>Nothing is counted: people choose the date.</summary>
    Chosen,
}

/// <summary>How long something may take, from what, and who says so. Rules are data, each with the dates between which it applies.</summary>
/// <param name="Key">The short name, such as <c>rapid-review</c>; versions of one rule share it.</param>
/// <param name="Name">What is due, as people read it.</param>
/// <param name="Starts">What starts the clock, as the middle of a sentence.</param>
/// <param name="Amount">How many of the unit, at least 1; 0 where nothing is counted.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Counting">How it is counted; months and days know only forwards and backwards.</param>
/// <param name="Or">The other way in which the same guidance can be read, or null.</param>
/// <param name="From">The first start day to which it applies, or null.</param>
/// <param name="Until">The last start day to which it applies, or null.</param>
/// <param name="Source">The statute or guidance.</param>
/// <param name="National">True where nobody may change it here.</param>
public sealed record DeadlineRule(
    string Key, string Name, string Starts, int Amount, Unit Unit, Counting Counting, Counting? Or, DateOnly? From, DateOnly? Until, string Source, bool National)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        IgnoreReadOnlyProperties = true,
        Converters = { new CountingName(), new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>No rule: a date that people choose.</summary>
    public static DeadlineRule ChosenDate { get; } =
        new("chosen-date", "A date that was chosen", "the day it was chosen", 0, Unit.Chosen, Counting.AfterStart, null, null, null, "The people who agreed it", National: false);

    /// <summary>The rules that stand in the project.</summary>
    public static IReadOnlyList<DeadlineRule> All { get; } = Read(Assembly.GetExecutingAssembly().GetManifestResourceStream("rules.json")!);

    /// <summary>The amount in words, such as "15 working days".</summary>
    public string Length => Lengths.Of(Amount, Unit);

    /// <summary>True when the rule applies to a clock that starts on a day.</summary>
    public bool AppliesOn(DateOnly start) => (From is null || From <= start) && (Until is null || start <= Until);

    /// <summary>The version of a rule that applies to a clock that starts on a day, or null.</summary>
    public static DeadlineRule? Find(string key, DateOnly start) => All.SingleOrDefault(r => r.Key == key && r.AppliesOn(start));

    /// <summary>Reads rules; comments are allowed.</summary>
    /// <exception cref="JsonException">A field is missing, unknown or of the wrong kind.</exception>
    public static IReadOnlyList<DeadlineRule> Read(Stream json) => JsonSerializer.Deserialize<List<DeadlineRule>>(json, Json)!;

    /// <summary>Reads one rule that <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">A field is missing, unknown or of the wrong kind.</exception>
    public static DeadlineRule Read(string json) => JsonSerializer.Deserialize<DeadlineRule>(json, Json)!;

    /// <summary>The rule as text, to keep with a clock: what is edited later does not change a clock that runs.</summary>
    public string Write() => JsonSerializer.Serialize(this, Json);

    private sealed class CountingName : JsonConverter<Counting>
    {
        public override Counting Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Countings.Find(reader.GetString()) ?? throw new JsonException($"There is no counting '{reader.GetString()}'.");

        public override void Write(Utf8JsonWriter writer, Counting value, JsonSerializerOptions options) => writer.WriteStringValue(value.Slug());
    }
}
