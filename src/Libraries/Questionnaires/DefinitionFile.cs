namespace LineOfSight.QuestionnaireEngine;

/// <summary>Reads a definition from a YAML file, and says by line what is wrong with it.</summary>
public static class DefinitionFile
{
    private static readonly string[] Audiences = ["agencies", "schools", "staff"];

    /// <summary>Reads a definition.</summary>
    /// <param name="text">The file.</param>
    /// <param name="known">Which agency types and school phases there are; null takes all words for granted.</param>
    /// <exception cref="DefinitionRefused">Something is wrong with it.</exception>
    public static Definition Read(string text, Known? known = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var faults = new List<Fault>();
        var root = YamlText.Load(text, faults);
        var definition = root is null ? null : Whole(new(root, "A questionnaire", faults));
        if (definition is not null)
        {
            DefinitionChecks.Look(definition, known, faults);
        }

        return faults.Count == 0 ? definition! : throw new DefinitionRefused([.. faults.Distinct().OrderBy(f => f.Line).Take(Limits.Faults)]);
    }

    /// <summary>The words that a definition may use for whoever is asked.</summary>
    /// <param name="AgencyTypes">Keys of agency types.</param>
    /// <param name="Phases">Keys of school phases.</param>
    public sealed record Known(IReadOnlyCollection<string> AgencyTypes, IReadOnlyCollection<string> Phases)
    {
        /// <summary>Ids of graded questions of agencies and schools, beside which a question of staff can stand; null takes all words for granted.</summary>
        public IReadOnlyCollection<string>? Standards { get; init; }
    }

    /// <summary>What holds for every graded question that says nothing else.</summary>
    /// <param name="Schemes">The scales that can be named.</param>
    /// <param name="IsGraded">True when a scale was named, even one that there is not: that is one fault, not one of each question.</param>
    /// <param name="Scheme">The scale.</param>
    /// <param name="How">Whether words on how one knows are asked for.</param>
    /// <param name="Evidence">Whether files can be added.</param>
    internal sealed record Standard(Dictionary<string, Scheme> Schemes, bool IsGraded, string? Scheme, bool How, bool Evidence);

    private static Definition? Whole(Entry file)
    {
        var (key, version) = (file.Id("questionnaire"), file.Whole("version", 1, 9999));
        if (!file.Has("version"))
        {
            file.Fault(file.Line, "A questionnaire needs “version”, from 1");
        }

        var (title, about, source) = (file.Text("title", Limits.Line, isNeeded: true), file.Text("about", Limits.LongText), file.Text("source", Limits.LongText, isNeeded: true));
        var extends = file.Has("extends") ? file.Id("extends") : null;
        if (extends is not null && extends == key)
        {
            file.Fault(file.LineOf("extends"), "A questionnaire does not extend itself: give it a key of its own");
        }

        var (audience, pages) = (file.Word("for", Audiences, isNeeded: true), file.Word("pages", ["question", "section"]));
        var schemes = SchemesOf(file);
        var standard = new Standard(schemes, file.Has("scheme"), SchemeNamed(file, "scheme", schemes), file.Yes("how", false), file.Yes("evidence", false));
        var sections = file.Maps("sections", "A section", isNeeded: true).Select(s => SectionOf(s, standard)).ToList();
        var carries = file.Maps("carries", "An entry of “carries”").Select(CarryOf).ToList();
        file.Done();
        DefinitionChecks.Ids(sections, file.Faults);
        if (file.Faults.Count > 0)
        {
            return null;
        }

        var used = sections.SelectMany(s => s.Questions).Select(q => q.Scheme).OfType<string>().Distinct().ToDictionary(k => k, k => schemes[k]);
        return new(
            key!, version!.Value, title!, about ?? "", source!, (Audience)Array.IndexOf(Audiences, audience), pages == "section" ? Paging.Section : Paging.Question, used, sections, carries)
        {
            Extends = extends,
        };
    }

    private static Section SectionOf(Entry section, Standard standard)
    {
        var read = new Section(
            section.Id("id") ?? "", section.Text("title", Limits.Line, isNeeded: true) ?? "", section.Text("guidance", Limits.LongText) ?? "",
            [.. section.Maps("questions", "A question", isNeeded: true).Select(q => QuestionEntry.Read(q, standard))]);
        section.Done();
        return read;
    }

    private static Dictionary<string, Scheme> SchemesOf(Entry file)
    {
        var schemes = Scheme.BuiltIn.ToDictionary(s => s.Key, StringComparer.Ordinal);
        var own = new HashSet<string>(StringComparer.Ordinal);
        foreach (var scheme in file.Maps("schemes", "A scale"))
        {
            var (key, title) = (scheme.Id("id"), scheme.Text("title", Limits.Line, isNeeded: true));
            var grades = scheme.Maps("grades", "A grade", isNeeded: true).Select(GradeOf).ToList();
            scheme.Done();
            if (grades.Select(g => g.Id).Distinct().Count() != grades.Count)
            {
                scheme.Fault(scheme.Line, $"Two grades of the scale “{key}” have the same id");
            }

            if (grades.Count is < 2 or > Limits.Choices || !grades.Any(g => g.Score is not null))
            {
                scheme.Fault(scheme.Line, $"The scale “{key}” needs two grades or more, at least one with a score");
            }

            if (key is not null && !own.Add(key))
            {
                scheme.Fault(scheme.Line, $"Two scales have the id “{key}”");
            }

            if (key is not null)
            {
                schemes[key] = new(key, title ?? "", grades);
            }
        }

        return schemes;
    }

    private static Grade GradeOf(Entry grade)
    {
        var read = new Grade(
            grade.Id("id") ?? "", grade.Text("words", Limits.Line, isNeeded: true) ?? "", grade.Whole("score", 0, 100), grade.Yes("next", false), grade.Yes("reason", false));
        grade.Done();
        return read;
    }

    internal static string? SchemeNamed(Entry entry, string key, Dictionary<string, Scheme> schemes)
    {
        if (entry.Text(key, 60, isNeeded: entry.Has(key)) is not { Length: > 0 } named)
        {
            return null;
        }

        if (schemes.ContainsKey(named))
        {
            return named;
        }

        entry.Fault(entry.LineOf(key), $"There is no scale “{named}”. There are: {string.Join(", ", schemes.Keys)}{Likeness.Near(named, schemes.Keys)}");
        return null;
    }

    private static Carry CarryOf(Entry carry)
    {
        if (!carry.Has("from"))
        {
            carry.Fault(carry.Line, "An entry of “carries” needs “from”, the earlier version");
        }

        var pairs = carry.Pairs("questions");
        foreach (var twice in pairs.GroupBy(p => p.Words).Where(g => g.Count() > 1))
        {
            carry.Fault(twice.Last().Line, $"Two questions of the earlier version become “{twice.Key}”. Only one can");
        }

        var (grades, dropped) = (carry.Pairs("grades"), carry.Texts("dropped", Limits.Questions));
        foreach (var (id, _, line) in pairs.Where(p => dropped.Contains(p.Id)))
        {
            carry.Fault(line, $"“carries” says of “{id}” both what it became and that it was dropped");
        }

        var read = new Carry(carry.Whole("from", 1, 9999) ?? 0, Of(pairs), dropped) { Grades = Of(grades), Line = carry.Line };
        carry.Done();
        return read;

        static Dictionary<string, string> Of(IReadOnlyList<(string Id, string Words, int Line)> pairs) => pairs.DistinctBy(p => p.Id).ToDictionary(p => p.Id, p => p.Words);
    }
}
