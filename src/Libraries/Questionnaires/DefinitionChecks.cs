namespace LineOfSight.QuestionnaireEngine;

/// <summary>What can only be seen once the whole definition was read.</summary>
internal static class DefinitionChecks
{
    /// <summary>Ids that stand twice, and too many questions.</summary>
    public static void Ids(IReadOnlyList<Section> sections, List<Fault> faults)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var question in sections.SelectMany(s => s.Questions).Where(q => q.Id.Length > 0))
        {
            if (!first.TryAdd(question.Id, question.Line))
            {
                faults.Add(new(question.Line, $"Two questions have the id “{question.Id}”: the other one is on line {first[question.Id]}"));
            }
        }

        foreach (var twice in sections.Where(s => s.Id.Length > 0).GroupBy(s => s.Id).Where(g => g.Count() > 1))
        {
            faults.Add(new(twice.Last().Questions.Select(q => q.Line).DefaultIfEmpty(1).Min(), $"Two sections have the id “{twice.Key}”"));
        }

        if (first.Count > Limits.Questions)
        {
            faults.Add(new(1, $"A questionnaire has at most {Limits.Questions} questions, this one {first.Count}"));
        }
    }

    public static void Look(Definition definition, DefinitionFile.Known? known, List<Fault> faults)
    {
        foreach (var question in definition.Questions)
        {
            // Each fault looks for the nearest of all ids: a file of nothing but faults would keep a core busy for long.
            foreach (var condition in Parts(question.When).TakeWhile(_ => faults.Count < Limits.Faults))
            {
                LookAt(definition, question, condition, faults);
            }

            if (definition.For == Audience.Staff && (question.Kind is QuestionKind.Person or QuestionKind.Files || question.TakesEvidence))
            {
                faults.Add(new(question.Line, $"“{question.Id}” asks for {(question.Kind == QuestionKind.Person ? "a person" : "a file")}, but staff answer without a name"));
            }

            if (known is not null)
            {
                // Not of what was sent out before this was looked at: it stands, and is read again and again.
                Beside(definition, question, known.Standards, faults);
                Unknown(question, question.Only.AgencyTypes, known.AgencyTypes, "agency type", faults);
                Unknown(question, question.Only.Phases, known.Phases, "school phase", faults);
            }
        }

        Loops(definition, faults);
        Carried(definition, faults);
    }

    // What staff say is held against what their agency or school says of the same.
    private static void Beside(Definition definition, Question question, IReadOnlyCollection<string>? standards, List<Fault> faults)
    {
        if (question.Beside is not { } standard)
        {
            return;
        }

        if (definition.For != Audience.Staff)
        {
            faults.Add(new(question.Line, $"“{question.Id}” stands “beside” “{standard}”. Only a question to staff stands beside what their agency or school says of itself"));
        }
        else if (question.Kind != QuestionKind.Grade)
        {
            faults.Add(new(question.Line, $"“{question.Id}” stands “beside” “{standard}” and is not graded: answers that cannot be counted on a scale cannot be held against a grade"));
        }
        else if (standards is not null && !standards.Contains(standard))
        {
            faults.Add(new(question.Line, $"“{question.Id}” stands “beside” “{standard}”, which is no graded question of any questionnaire for agencies or schools{Likeness.Near(standard, standards)}"));
        }
    }

    private static void LookAt(Definition definition, Question question, Condition.Chosen condition, List<Fault> faults)
    {
        if (definition.Find(condition.Question) is not { } other)
        {
            faults.Add(new(question.Line, $"“{question.Id}” is asked depending on “{condition.Question}”, which is no question of this questionnaire{Likeness.Near(condition.Question, definition.Questions.Select(q => q.Id))}"));
            return;
        }

        var values = other.Kind == QuestionKind.Grade ? definition.SchemeOf(other)!.Grades.Select(g => g.Id) : other.Choices.Select(c => c.Id);
        if (other.Kind == QuestionKind.Matrix || !values.Any())
        {
            faults.Add(new(question.Line, $"“{question.Id}” is asked depending on “{other.Id}”, whose answer is not one of some choices"));
            return;
        }

        foreach (var value in condition.Is.Where(v => !values.Contains(v)))
        {
            faults.Add(new(question.Line, $"“{question.Id}” is asked when “{other.Id}” is “{value}”, which cannot be chosen there. It has: {string.Join(", ", values)}"));
        }
    }

    // A question that waits for itself, through however many others, is never asked.
    private static void Loops(Definition definition, List<Fault> faults)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var question in definition.Questions)
        {
            Walk(question, []);
        }

        void Walk(Question question, List<string> path)
        {
            if (path.IndexOf(question.Id) is var at and >= 0)
            {
                faults.Add(new(question.Line, $"These questions wait for one another, so none is ever asked: {string.Join(" → ", path[at..].Append(question.Id))}"));
                return;
            }

            if (!done.Contains(question.Id))
            {
                foreach (var next in (question.When?.LooksAt ?? []).Distinct().Select(definition.Find).OfType<Question>())
                {
                    Walk(next, [.. path, question.Id]);
                }

                done.Add(question.Id);
            }
        }
    }

    private static void Carried(Definition definition, List<Fault> faults)
    {
        foreach (var carry in definition.Carries)
        {
            if (carry.From >= definition.Version)
            {
                faults.Add(new(carry.Line, $"“carries” names version {carry.From}, which is not earlier than version {definition.Version}"));
            }

            foreach (var (was, now) in carry.Grades.Where(g => definition.Schemes.Values.All(s => s.Find(g.Value) is null)))
            {
                faults.Add(new(carry.Line, $"“carries” says that the grade “{was}” became “{now}”, which no scale of this version has{Likeness.Near(now, definition.Schemes.Values.SelectMany(s => s.Grades).Select(g => g.Id))}"));
            }

            foreach (var (was, now) in carry.Questions.Where(q => definition.Find(q.Value) is null))
            {
                faults.Add(new(carry.Line, $"“carries” says that “{was}” became “{now}”, which is no question of this version{Likeness.Near(now, definition.Questions.Select(q => q.Id))}"));
            }
        }

        foreach (var twice in definition.Carries.GroupBy(c => c.From).Where(g => g.Count() > 1))
        {
            faults.Add(new(twice.Last().Line, $"“carries” names version {twice.Key} twice"));
        }
    }

    private static void Unknown(Question question, IReadOnlyList<string> named, IReadOnlyCollection<string> known, string what, List<Fault> faults)
    {
        foreach (var word in named.Where(n => !known.Contains(n)))
        {
            faults.Add(new(question.Line, $"There is no {what} “{word}”{Likeness.Near(word, known)}"));
        }
    }

    private static IEnumerable<Condition.Chosen> Parts(Condition? condition) => condition switch
    {
        Condition.Chosen chosen => [chosen],
        Condition.All all => all.Parts.SelectMany(Parts),
        Condition.Any any => any.Parts.SelectMany(Parts),
        _ => [],
    };
}
