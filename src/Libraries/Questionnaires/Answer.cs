using System.Text.Json;
using System.Text.Json.Serialization;

namespace LineOfSight.QuestionnaireEngine;

/// <summary>An answer to one question. Which parts it has depends on the question's kind; a part without a value is null or empty.</summary>
public sealed record Answer
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>What was typed: a text, a person's or an agency's name.</summary>
    public string? Text { get; init; }

    /// <summary>The number.</summary>
    public decimal? Number { get; init; }

    /// <summary>The date.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The ids of what was chosen, in the order of the question: choices, <c>yes</c> or <c>no</c>, the grade.</summary>
    public IReadOnlyList<string>? Chosen { get; init => field = value is { Count: > 0 } ? value : null; }

    /// <summary>What was chosen for each row of a matrix, by id: a database may hand the rows back in an order of its own, and the answer is the same.</summary>
    public IReadOnlyDictionary<string, string>? Cells
    {
        get;
        init => field = value is { Count: > 0 } ? new SortedDictionary<string, string>(value.ToDictionary(c => c.Key, c => c.Value), StringComparer.Ordinal) : null;
    }

    /// <summary>The scale that the grade is of.</summary>
    public string? Scheme { get; init; }

    /// <summary>How one knows.</summary>
    public string? How { get; init; }

    /// <summary>What will be done next.</summary>
    public string? Next { get; init; }

    /// <summary>Who will do it.</summary>
    public string? Owner { get; init; }

    /// <summary>Until when.</summary>
    public DateOnly? By { get; init; }

    /// <summary>Why a grade was given that needs a reason.</summary>
    public string? Reason { get; init; }

    /// <summary>The role of a person.</summary>
    public string? Role { get; init; }

    /// <summary>The ids of files.</summary>
    public IReadOnlyList<Guid>? Files { get; init => field = value is { Count: > 0 } ? value : null; }

    /// <summary>What was chosen; empty when nothing was.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Choices => Chosen ?? [];

    /// <summary>The grade, or the one choice; null when nothing was chosen.</summary>
    [JsonIgnore]
    public string? One => Chosen is { Count: > 0 } chosen ? chosen[0] : null;

    /// <summary>True when nothing was answered at all.</summary>
    [JsonIgnore]
    public bool IsEmpty => Text is null && Number is null && Date is null && Chosen is null && Cells is null && How is null && Next is null
        && Owner is null && By is null && Reason is null && Role is null && Files is null;

    /// <summary>The answer as JSON, as it is stored.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>An answer as it was stored.</summary>
    /// <exception cref="JsonException">The text is no answer.</exception>
    public static Answer FromJson(string json) => JsonSerializer.Deserialize<Answer>(json, Json) ?? throw new JsonException("An answer is a JSON object.");

    /// <inheritdoc />
    public bool Equals(Answer? other) => other is not null && ToJson() == other.ToJson();

    /// <inheritdoc />
    public override int GetHashCode() => ToJson().GetHashCode(StringComparison.Ordinal);
}
