using LineOfSight.FilledForms;
using LineOfSight.QuestionnaireEngine;

namespace LineOfSight.Questionnaires.Papers;

/// <summary>What was understood of a filled form, for one return.</summary>
internal sealed record Understood
{
    /// <summary>The reference that stands in the form; empty when none does.</summary>
    public string Reference { get; init; } = "";

    /// <summary>The version of the questionnaire that was filled in.</summary>
    public int Version { get; init; }

    /// <summary>False for a form of another version, whose answers somebody has to confirm one by one.</summary>
    public bool IsOfThisVersion { get; init; }

    /// <summary>The answers, by question of the return's version. What stands in the form and is empty is empty here.</summary>
    public IReadOnlyDictionary<string, Answer> Answers { get; init; } = new Dictionary<string, Answer>();

    /// <summary>The parts that were not understood, by question, as <see cref="Wrong.Part"/> names them.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> NotUnderstood { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Answers to another version that could not come along, by the question's name then.</summary>
    public IReadOnlyList<LeftAnswer> LeftBehind { get; init; } = [];

    public IReadOnlyList<FormRemark> Remarks { get; init; } = [];

    /// <summary>The versions of the stored answers with which it was compared, by question.</summary>
    public IReadOnlyDictionary<string, int> Seen { get; init; } = new Dictionary<string, int>();

    /// <summary>What a person should change in the file, or do by hand.</summary>
    public IEnumerable<FormRemark> Problems => Remarks.Where(r => !r.IsNote);

    /// <summary>How something was read that somebody might read otherwise.</summary>
    public IEnumerable<FormRemark> Notes => Remarks.Where(r => r.IsNote);

    /// <summary>How many questions are answered in the form.</summary>
    public int Count => Answers.Values.Count(a => !a.IsEmpty);

    /// <summary>What became of a form.</summary>
    /// <param name="form">The form as it was read.</param>
    /// <param name="was">The version that it asks.</param>
    /// <param name="now">The version that the return asks.</param>
    public static Understood Of(FilledForm form, Definition was, Definition now)
    {
        var given = was.Questions.Where(q => form.Answers.ContainsKey(q.Id))
            .ToDictionary(q => q.Id, q => AnswerReader.Read(was, q, form.Answers[q.Id]).Answer with { Files = null }, StringComparer.Ordinal);
        var read = new Understood
        {
            Reference = form.Reference, Version = form.Version, IsOfThisVersion = was.Version == now.Version, Answers = given,
            Remarks = [.. form.Remarks.Select(r => r.Question is { } id && was.Find(id) is { } question ? r with { Place = $"{r.Place}: {question.Label}" } : r)],
            NotUnderstood = form.Remarks.Where(r => !r.IsNote && r.Question is not null && r.Part is not null).GroupBy(r => r.Question!)
                .ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(r => r.Part!).Distinct()]),
        };
        if (read.IsOfThisVersion)
        {
            return read;
        }

        var carried = Carrying.Over(was, now, given);
        return read with { Answers = carried.Answers, LeftBehind = [.. carried.LeftBehind.Select(l => new LeftAnswer(was.Find(l.Question)?.Label ?? l.Question, l.Why))] };
    }

    /// <summary>
    /// What a stored answer becomes. Files stay: they do not travel in a form. A part that was not understood stays too, so that an unreadable
    /// date takes no date away.
    /// </summary>
    public Answer Over(Definition definition, Question question, Answer? stored)
    {
        var (file, here) = (Answers[question.Id], stored ?? new());
        var parts = NotUnderstood.GetValueOrDefault(question.Id) ?? [];
        T? Part<T>(string name, T? now, T? was) => parts.Contains(name) && was is not null ? was : now;
        var cells = (file.Cells ?? new Dictionary<string, string>()).ToDictionary(c => c.Key, c => c.Value);
        foreach (var (row, cell) in here.Cells ?? new Dictionary<string, string>())
        {
            if (parts.Contains($"Cells[{row}]"))
            {
                cells[row] = cell;
            }
        }

        var over = new Answer
        {
            Text = Part("Text", file.Text, here.Text), Number = Part("Number", file.Number, here.Number), Date = Part("Date", file.Date, here.Date),
            Chosen = Part("Chosen", file.Chosen, here.Chosen), Cells = cells, How = Part("How", file.How, here.How), Next = Part("Next", file.Next, here.Next),
            Owner = Part("Owner", file.Owner, here.Owner), By = Part("By", file.By, here.By), Reason = Part("Reason", file.Reason, here.Reason),
            Role = Part("Role", file.Role, here.Role), Files = here.Files,
        };
        return AnswerReader.Read(definition, question, TypedAnswer.Of(over)).Answer;
    }
}

/// <summary>An answer that could not come along.</summary>
internal sealed record LeftAnswer(string Question, string Why);
