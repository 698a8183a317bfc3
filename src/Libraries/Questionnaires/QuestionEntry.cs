namespace LineOfSight.QuestionnaireEngine;

/// <summary>Reads one question of a definition file.</summary>
internal static class QuestionEntry
{
    private static readonly Dictionary<string, QuestionKind> Kinds = new()
    {
        ["text"] = QuestionKind.Text, ["long-text"] = QuestionKind.LongText, ["number"] = QuestionKind.Number, ["date"] = QuestionKind.Date,
        ["yes-no"] = QuestionKind.YesNo, ["one"] = QuestionKind.One, ["many"] = QuestionKind.Many, ["grade"] = QuestionKind.Grade,
        ["matrix"] = QuestionKind.Matrix, ["files"] = QuestionKind.Files, ["person"] = QuestionKind.Person, ["agency"] = QuestionKind.Agency,
    };

    private static readonly Choice[] YesAndNo = [new("yes", "Yes"), new("no", "No")];

    public static Question Read(Entry entry, DefinitionFile.Standard standard)
    {
        var (id, ask) = (entry.Id("id") ?? "", entry.Text("ask", 1000, isNeeded: true) ?? "");
        var named = entry.Word("kind", Kinds.Keys);
        var kind = named is { Length: > 0 } ? Kinds[named] : standard.IsGraded ? QuestionKind.Grade : QuestionKind.Text;
        if (!entry.Has("kind") && !standard.IsGraded)
        {
            entry.Fault(entry.Line, $"The question “{id}” needs “kind”: {string.Join(", ", Kinds.Keys)}");
        }

        var isText = kind is QuestionKind.Text or QuestionKind.LongText;
        var most = kind == QuestionKind.Text ? Limits.Text : Limits.LongText;
        var question = new Question(id, kind, ask)
        {
            Label = entry.Text("short", 80) ?? ask,
            Hint = entry.Text("hint", Limits.LongText) ?? "",
            Good = entry.Text("good", Limits.LongText) ?? "",
            Required = entry.Yes("required", true),
            Beside = entry.Text("beside", 60),
            Only = OnlyOf(entry),
            When = entry.Map("when", "“when”") is { } when ? ConditionOf(when) : null,
            Longest = isText && entry.Whole("longest", 1, most) is { } longest ? longest : most,
            Line = entry.Line,
            Choices = kind switch
            {
                QuestionKind.YesNo => YesAndNo,
                QuestionKind.One or QuestionKind.Many or QuestionKind.Matrix => ChoicesOf(entry, "choices"),
                _ => [],
            },
            Rows = kind == QuestionKind.Matrix ? ChoicesOf(entry, "rows") : [],
        };
        question = kind switch
        {
            QuestionKind.Number => question with { Least = entry.Number("least"), Most = entry.Number("most"), Decimals = entry.Whole("decimals", 0, 6) ?? 0, Unit = entry.Text("unit", 40) ?? "" },
            QuestionKind.Grade => Graded(entry, question, standard),
            QuestionKind.Files => question with { FileKinds = [.. entry.Texts("files").Select(f => f.TrimStart('.').ToLowerInvariant())] },
            _ => question,
        };

        // Without its kind nobody can say which words belong to the question.
        if (named is { Length: > 0 } || !entry.Has("kind"))
        {
            entry.Done();
        }

        if (question.Least > question.Most)
        {
            entry.Fault(entry.LineOf("least"), "“least” is more than “most”");
        }

        return question;
    }

    private static Question Graded(Entry entry, Question question, DefinitionFile.Standard standard)
    {
        var schemes = standard.Schemes;
        var scheme = entry.Has("scheme") ? DefinitionFile.SchemeNamed(entry, "scheme", schemes) : standard.Scheme;
        if (!standard.IsGraded && !entry.Has("scheme"))
        {
            entry.Fault(entry.Line, $"The question “{question.Id}” is graded and has no scale. Name one with “scheme”, here or for the whole questionnaire");
        }

        var descriptors = entry.Pairs("descriptors");
        foreach (var unknown in scheme is null ? [] : descriptors.Where(d => schemes[scheme].Find(d.Id) is null))
        {
            entry.Fault(unknown.Line, $"The scale “{scheme}” has no grade “{unknown.Id}”. It has: {string.Join(", ", schemes[scheme!].Grades.Select(g => g.Id))}");
        }

        return question with
        {
            Scheme = scheme, AsksHow = entry.Yes("how", standard.How), TakesEvidence = entry.Yes("evidence", standard.Evidence),
            Descriptors = descriptors.DistinctBy(d => d.Id).ToDictionary(d => d.Id, d => d.Words),
        };
    }

    private static List<Choice> ChoicesOf(Entry entry, string key)
    {
        var choices = entry.Pairs(key);
        if (choices.Count < (key == "rows" ? 1 : 2) || choices.Count > Limits.Choices)
        {
            entry.Fault(entry.LineOf(key), $"“{key}” must be {(key == "rows" ? "1" : "2")} to {Limits.Choices} lines such as “id: words”");
        }

        foreach (var (id, words, line) in choices)
        {
            if (!Entry.IsId(id))
            {
                entry.Fault(line, $"“{id}” is not an id. Use small letters, digits and hyphens");
            }
            else if (words.Length is 0 or > Limits.Text)
            {
                entry.Fault(line, $"“{id}” needs words, at most {Limits.Text} characters");
            }
        }

        return [.. choices.Select(c => new Choice(c.Id, c.Words))];
    }

    private static Applicability OnlyOf(Entry entry)
    {
        if (entry.Map("only", "“only”") is not { } only)
        {
            return Applicability.Everybody;
        }

        var read = new Applicability(only.Texts("agencies"), only.Texts("phases"));
        if (read.AgencyTypes.Count + read.Phases.Count == 0)
        {
            only.Fault(only.Line, "“only” needs “agencies” or “phases”, such as “phases: [primary, special]”");
        }

        only.Done();
        return read;
    }

    private static Condition? ConditionOf(Entry when)
    {
        if (when.Has("all") || when.Has("any"))
        {
            var (isAll, parts) = (when.Has("all"), when.Maps(when.Has("all") ? "all" : "any", "A condition").Select(ConditionOf).OfType<Condition>().ToList());
            when.Done();
            return parts.Count == 0 ? null : isAll ? new Condition.All(parts) : new Condition.Any(parts);
        }

        var (question, values) = (when.Id("question"), when.Texts("is"));
        if (values.Count == 0)
        {
            when.Fault(when.Line, "A condition needs “question” and “is”, such as “question: policy” and “is: [no]”");
        }

        when.Done();
        return question is null || values.Count == 0 ? null : new Condition.Chosen(question, values);
    }
}
