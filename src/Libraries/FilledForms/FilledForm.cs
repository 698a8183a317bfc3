using LineOfSight.QuestionnaireEngine;

namespace LineOfSight.FilledForms;

/// <summary>What was read from a filled form.</summary>
/// <param name="Reference">The return's reference as the form has it; empty when it belongs to no return. Somebody can have changed it: it is no proof.</param>
/// <param name="Key">The questionnaire.</param>
/// <param name="Version">Its version. An earlier one than the return's is carried by <see cref="Carrying"/>.</param>
/// <param name="Answers">
/// What stands in the form, by question. A question that stands in it and is empty has an empty answer; one that is not in it at all is not
/// here. Files are never here: they do not travel in a form, so whoever keeps the answers keeps the files that they have.
/// </param>
/// <param name="Remarks">What was not understood, and what a person should know, in the order of the form.</param>
public sealed record FilledForm(string Reference, string Key, int Version, IReadOnlyDictionary<string, TypedAnswer> Answers, IReadOnlyList<FormRemark> Remarks);

/// <summary>Something about a cell of a form that a person should change or know.</summary>
/// <param name="Place">Where: <c>Answers!E14</c>, or "Table 7, row 2" in a document.</param>
/// <param name="Words">What it is, and what to change where something is to be changed.</param>
public sealed record FormRemark(string Place, string Words)
{
    /// <summary>The question, or null when the cell belongs to none.</summary>
    public string? Question { get; init; }

    /// <summary>The part of the answer as <see cref="Wrong.Part"/> has it, or null.</summary>
    public string? Part { get; init; }

    /// <summary>True when the cell was read, in a way that somebody might read otherwise; false when it was not understood.</summary>
    public bool IsNote { get; init; }
}
