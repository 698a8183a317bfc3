using LineOfSight.QuestionnaireEngine;
using LineOfSight.Trackers;

namespace LineOfSight.FilledForms;

/// <summary>Makes answers of the rows of a form, and says by cell what was not understood.</summary>
internal sealed class FormAnswers(Definition definition)
{
    private const int MostRemarks = 1000;
    private readonly Dictionary<string, TypedAnswer> typed = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Question, string Part), string> places = [];
    private readonly Dictionary<string, IReadOnlyDictionary<string, FormPart>> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> first = new(StringComparer.Ordinal);
    private readonly List<FormRemark> remarks = [];

    public IReadOnlyDictionary<string, TypedAnswer> Typed => typed;

    /// <summary>The remarks: as many as somebody could work through, and then that there are more.</summary>
    public IReadOnlyList<FormRemark> Remarks => remarks.Count <= MostRemarks ? remarks : [.. remarks.Take(MostRemarks), new("…", "There are more remarks like these")];

    /// <summary>Reads all rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="cells">What was remarked when the cells were read.</param>
    public void Read(FormRows rows, IReadOnlyList<Remark> cells)
    {
        var answers = rows.Rows.Select(r => r.Place).ToHashSet();
        // Of a sheet what counts is said of the cells that hold answers: that a column is hidden, the form has brought with it. An error is said below.
        var notes = cells.Where(c => !rows.IsSheet || (answers.Contains(c.Place) && !c.Words.StartsWith("This cell holds the error", StringComparison.Ordinal)))
            .ToLookup(c => FormRows.Capital(c.Place), c => c.Words);
        remarks.AddRange(notes.Where(n => !answers.Contains(n.Key)).SelectMany(n => n.Select(w => new FormRemark(n.Key, w) { IsNote = true })));
        foreach (var row in rows.Rows)
        {
            remarks.AddRange(notes[row.Place].Select(w => new FormRemark(row.Place, w) { Question = row.Question, IsNote = true }));
            One(row, rows.IsSheet);
        }

        foreach (var question in definition.Questions.Where(q => typed.ContainsKey(q.Id)))
        {
            Check(question);
        }

        remarks.AddRange(rows.Beside.Take(MostRemarks + 1));
    }

    private void One(FormRow row, bool isSheet)
    {
        if (row.Question is not { } id || definition.Find(id) is not { } question)
        {
            remarks.Add(new(row.Place, $"This questionnaire has no question with the code “{FormText.Short(row.Question ?? "")}”: the row was not read. Download the form again if something is missing")
            {
                Question = row.Question,
            });
            return;
        }

        if (!PartsOf(question, isSheet).TryGetValue(isSheet ? row.Part : Choosing.Plain(row.Part), out var part))
        {
            remarks.Add(new(row.Place, $"“{FormText.Short(row.Part)}” is not asked by the question “{FormText.Short(question.Label)}”: the row was not read. Leave the words before the answers as they were")
            {
                Question = id,
            });
            return;
        }

        if (!typed.TryGetValue(id, out var answer))
        {
            typed[id] = answer = new();
            first[id] = row.Place;
        }

        if (!places.TryAdd((id, part.Id), row.Place))
        {
            if (row.Answer is not null && part.Kind != PartKind.Files)
            {
                remarks.Add(new(row.Place, $"The row “{part.Name}” stands twice: the first was read, at {places[(id, part.Id)]}. Put the answer there") { Question = id, Part = part.Engine });
            }

            return;
        }

        if (part.Kind != PartKind.Files && row.Answer is { } cell && !FormText.IsPrompt(cell.Text))
        {
            Fill(answer, part, cell, row.Place);
        }
    }

    private void Fill(TypedAnswer answer, FormPart part, Cell cell, string place)
    {
        void Problem(string words) => remarks.Add(new(place, words) { Question = part.Question.Id, Part = part.Engine });
        if (cell.Kind == CellKind.Error)
        {
            Problem($"The cell holds the error {cell.Text}. Put the answer in its place");
            return;
        }

        switch (part.Kind)
        {
            case PartKind.Number:
                answer.Number = IsRuled(cell.Text) ? null : cell.Text;
                break;
            case PartKind.Date:
                Day(answer, part, cell, place);
                break;
            case PartKind.Tick:
                var choice = part.Choices[0];
                switch (Choosing.Named(part.Choices, cell.Text) is null ? Choosing.Ticked(cell.Text) : true)
                {
                    case null:
                        Problem($"“{FormText.Short(cell.Text)}” is neither Yes nor empty. Write Yes if “{FormText.Short(choice.Words)}” applies, or leave the cell empty");
                        break;
                    case true:
                        answer.Chosen.Add(choice.Id);
                        break;
                }

                break;
            case PartKind.One or PartKind.Many:
                var (chosen, unknown) = Choosing.Read(part.Choices, cell.Text, part.Kind == PartKind.Many);
                if (unknown is not null)
                {
                    Problem(Choosing.Instead(part.Choices, unknown));
                }
                else if (part.Kind == PartKind.One && chosen.Distinct().Count() > 1)
                {
                    Problem("More than one answer is chosen. Leave one");
                }
                else if (!part.Id.StartsWith("cells.", StringComparison.Ordinal))
                {
                    answer.Chosen.AddRange(chosen.Distinct());
                }
                else if (chosen.Count > 0)
                {
                    answer.Cells[part.Id["cells.".Length..]] = chosen[0];
                }

                break;
            default:
                Words(answer, part.Id, cell.Text);
                break;
        }
    }

    private void Day(TypedAnswer answer, FormPart part, Cell cell, string place)
    {
        if (IsRuled(cell.Text))
        {
            return;
        }

        var read = Written(cell) is { } own ? new Reading<DateOnly>(own, null, null) : Days.Read(cell, isEnd: part.Id == "by");
        if ((read.Problem ?? read.Said) is { } words)
        {
            remarks.Add(new(place, words) { Question = part.Question.Id, Part = part.Engine, IsNote = read.Problem is null });
        }

        (answer.By, answer.Date) = part.Id == "by" ? (read.Value, answer.Date) : (answer.By, read.Value);
    }

    // Dates that the form itself wrote may be older than those of lists: when a charity was founded, or a policy first agreed.
    private static DateOnly? Written(Cell cell) => cell.Kind switch
    {
        CellKind.Date when cell.Day is { Year: >= 1900 and < 2100 } day => day,
        CellKind.Text when DateOnly.TryParseExact(cell.Text, "d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) && day.Year is >= 1900 and < 2100 => day,
        _ => null,
    };

    // The lines to write on, of a form for paper that was filled in on a screen after all.
    private static bool IsRuled(string text) => text.All(c => c is '_' or '/' or '.' or ' ' or '\n' or '\t') || (text.Contains("____", StringComparison.Ordinal) && text.Contains("Day, month, year", StringComparison.Ordinal));

    private static void Words(TypedAnswer answer, string part, string text)
    {
        switch (part)
        {
            case "role":
                answer.Role = text;
                break;
            case "how":
                answer.How = text;
                break;
            case "next":
                answer.Next = text;
                break;
            case "owner":
                answer.Owner = text;
                break;
            case "reason":
                answer.Reason = text;
                break;
            default:
                answer.Text = text;
                break;
        }
    }

    // What the engine says of an answer is said of its cell too; the answer stays as typed, for whoever shows and corrects it.
    private void Check(Question question)
    {
        var answer = typed[question.Id];
        var parts = known[question.Id].Values.ToList();
        string PlaceOf(string engine) => parts.Where(p => p.Engine == engine).Select(p => places.GetValueOrDefault((question.Id, p.Id))).FirstOrDefault(p => p is not null)
            ?? first[question.Id];
        remarks.AddRange(AnswerReader.Read(definition, question, answer).Wrongs.Select(w => new FormRemark(PlaceOf(w.Part), w.Words) { Question = question.Id, Part = w.Part }));
        if (definition.SchemeOf(question) is { } scheme && answer.Chosen is [var chosen] && scheme.Find(chosen) is { } grade)
        {
            remarks.AddRange(parts.Where(p => p.Only.Count > 0 && !p.Only.Contains(grade) && IsFilled(answer, p.Id)).Select(p => new FormRemark(
                PlaceOf(p.Engine), $"“{p.Name}” is not asked with the grade “{grade.Words}”: what stands here is left out") { Question = question.Id, Part = p.Engine, IsNote = true }));
        }

        foreach (var gone in parts.Where(p => p.Kind != PartKind.Files && !places.ContainsKey((question.Id, p.Id))))
        {
            remarks.Add(new(PlaceOf(gone.Engine), $"The row “{FormText.Short(gone.Name)}” of this question is missing. Download the form again if you want to answer it") { Question = question.Id, Part = gone.Engine });
        }
    }

    private static bool IsFilled(TypedAnswer answer, string part) => part switch
    {
        "next" => answer.Next is not null,
        "owner" => answer.Owner is not null,
        "by" => answer.By is not null,
        _ => answer.Reason is not null,
    };

    private IReadOnlyDictionary<string, FormPart> PartsOf(Question question, bool isSheet)
    {
        if (!known.TryGetValue(question.Id, out var parts))
        {
            known[question.Id] = parts = isSheet
                ? FormPart.OfSheet(definition, question).ToDictionary(p => p.Id)
                : FormPart.Of(definition, question).ToDictionary(p => Choosing.Plain(p.Name));
        }

        return parts;
    }
}
