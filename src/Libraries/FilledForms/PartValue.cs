using LineOfSight.QuestionnaireEngine;

namespace LineOfSight.FilledForms;

/// <summary>What an answer holds of a part, in words.</summary>
internal static class PartValue
{
    /// <summary>The words in the cell; empty when nothing was answered.</summary>
    /// <param name="part">The part.</param>
    /// <param name="answer">The answer, or null.</param>
    /// <param name="names">The names of files.</param>
    public static string Of(FormPart part, Answer? answer, IReadOnlyDictionary<Guid, string> names) => answer is null ? "" : part.Kind switch
    {
        PartKind.Line or PartKind.Lines => Text(part.Id, answer) ?? "",
        PartKind.Number => answer.Number is { } number ? FormText.Number(number) : "",
        PartKind.Date => DayOf(part, answer) is { } day ? FormText.Day(day) : "",
        PartKind.One or PartKind.Many => string.Join('\n', part.Choices.Where(c => Has(part, answer, c.Id)).Select(c => c.Words)),
        PartKind.Tick => answer.Choices.Contains(part.Choices[0].Id) ? "Yes" : "",
        _ => string.Join('\n', (answer.Files ?? []).Select(f => FormText.OneLine(names.GetValueOrDefault(f) ?? "A file without a name"))),
    };

    /// <summary>The date of a part, or null.</summary>
    public static DateOnly? DayOf(FormPart part, Answer? answer) => part.Id == "by" ? answer?.By : answer?.Date;

    /// <summary>True when a choice was chosen.</summary>
    public static bool Has(FormPart part, Answer? answer, string choice) => answer is not null
        && (part.Id.StartsWith("cells.", StringComparison.Ordinal) ? answer.Cells?.GetValueOrDefault(part.Id["cells.".Length..]) == choice : answer.Choices.Contains(choice));

    private static string? Text(string id, Answer answer) => id switch
    {
        "role" => answer.Role,
        "how" => answer.How,
        "next" => answer.Next,
        "owner" => answer.Owner,
        "reason" => answer.Reason,
        _ => answer.Text,
    };
}
