using LineOfSight.QuestionnaireEngine;

namespace LineOfSight.FilledForms;

/// <summary>Conditions in words: paper cannot hide a question.</summary>
internal static class AskedWhen
{
    /// <summary>When a question is answered; empty for always.</summary>
    /// <param name="form">The form.</param>
    /// <param name="question">The question.</param>
    /// <param name="numbers">The numbers of the form's questions, by question.</param>
    public static string Of(Form form, Question question, IReadOnlyDictionary<string, int> numbers) =>
        question.When is { } when ? $"Answer this only if {Words(form, when, numbers)}." : "";

    private static string Words(Form form, Condition condition, IReadOnlyDictionary<string, int> numbers) => condition switch
    {
        Condition.Chosen chosen => Chosen(form, chosen, numbers),
        Condition.All all => string.Join(", and ", all.Parts.Select(p => Words(form, p, numbers))),
        Condition.Any any => string.Join(", or ", any.Parts.Where(form.CanHold).Select(p => Words(form, p, numbers))),
        _ => "",
    };

    private static string Chosen(Form form, Condition.Chosen chosen, IReadOnlyDictionary<string, int> numbers)
    {
        var other = form.Definition.Find(chosen.Question)!;
        var choices = FormPart.Of(form.Definition, other)[0].Choices;
        var words = chosen.Is.Select(id => $"“{choices.FirstOrDefault(c => c.Id == id)?.Words ?? id}”").ToList();
        return $"the answer to question {numbers[chosen.Question]} is {FormText.Either(words)}";
    }
}
