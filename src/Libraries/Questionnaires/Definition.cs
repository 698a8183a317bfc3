namespace LineOfSight.QuestionnaireEngine;

/// <summary>Who answers a questionnaire.</summary>
public enum Audience
{
    /// <summary>Agencies, one return each (Children Act 2004 section 11).</summary>
    Agencies,

    /// <summary>Schools and colleges, one return each (Education Act 2002 sections 157 and 175).</summary>
    Schools,

    /// <summary>People who work somewhere, each for themselves and without a name.</summary>
    Staff,
}

/// <summary>How the questions stand on pages.</summary>
public enum Paging
{
    /// <summary>One question to a page.</summary>
    Question,

    /// <summary>One section to a page.</summary>
    Section,
}

/// <summary>One version of a questionnaire. It never changes: a change is the next version, and the one before stays readable.</summary>
/// <param name="Key">Its name for machines, the same in all versions, such as <c>section-11</c>.</param>
/// <param name="Version">The version, from 1.</param>
/// <param name="Title">Its title.</param>
/// <param name="About">What it is for, in a sentence or two; empty when nothing is said.</param>
/// <param name="Source">Where its standards come from: statute, guidance, a paper.</param>
/// <param name="For">Who answers.</param>
/// <param name="Paging">How the questions stand on pages.</param>
/// <param name="Schemes">The scales that its questions use, by their key.</param>
/// <param name="Sections">Its sections, in order.</param>
/// <param name="Carries">How answers to earlier versions come along.</param>
public sealed record Definition(
    string Key, int Version, string Title, string About, string Source, Audience For, Paging Paging,
    IReadOnlyDictionary<string, Scheme> Schemes, IReadOnlyList<Section> Sections, IReadOnlyList<Carry> Carries)
{
    private readonly Dictionary<string, Question> byId = Sections.SelectMany(s => s.Questions).ToDictionary(q => q.Id, StringComparer.Ordinal);

    /// <summary>The key of the questionnaire that it is asked beside; null for one that stands alone.</summary>
    public string? Extends { get; init; }

    /// <summary>The ids of the sections that were put beside it (<see cref="With"/>); empty for a questionnaire as its file says it.</summary>
    public IReadOnlyCollection<string> LocalSections { get; private init; } = [];

    /// <summary>True for a question that one area asks beside the questionnaire that others ask too.</summary>
    /// <param name="question">The question's id.</param>
    public bool IsLocal(string question) => LocalSections.Count > 0 && LocalSections.Contains(SectionOf(question).Id);

    /// <summary>What keeps some questions from being asked beside this questionnaire; null when nothing does.</summary>
    /// <param name="local">The questions.</param>
    public string? Against(Definition local)
    {
        ArgumentNullException.ThrowIfNull(local);
        return local.Extends != Key ? $"“{local.Title}” is not made to be asked beside “{Title}”: its file says extends: {local.Extends ?? "nothing"}, and this is {Key}"
            : local.For != For ? $"“{local.Title}” is for others than “{Title}”"
            : local.Questions.FirstOrDefault(q => Find(q.Id) is not null) is { } twice ? $"“{local.Title}” and “{Title}” both have a question “{twice.Id}”. Give yours another id"
            : local.Sections.FirstOrDefault(s => Sections.Any(o => o.Id == s.Id)) is { } section ? $"“{local.Title}” and “{Title}” both have a section “{section.Id}”. Give yours another id"
            : local.Schemes.Values.FirstOrDefault(s => Schemes.TryGetValue(s.Key, out var other) && !ReferenceEquals(s, other)) is { } scheme ? $"“{local.Title}” and “{Title}” both have a scale “{scheme.Key}”. Give yours another id"
            : local.Questions.Count() + Questions.Count() > Limits.Questions ? $"Together they have more than {Limits.Questions} questions" : null;
    }

    /// <summary>The questionnaire with an area's own questions after its own. Its key and version stay, so that it is compared with those of other areas.</summary>
    /// <param name="local">The area's own questions.</param>
    /// <exception cref="ArgumentException">They cannot be asked together (<see cref="Against"/>).</exception>
    public Definition With(Definition local)
    {
        ArgumentNullException.ThrowIfNull(local);
        return Against(local) is { } why ? throw new ArgumentException(why, nameof(local))
            : new(Key, Version, Title, About, Source, For, Paging, Schemes.Concat(local.Schemes.Where(s => !Schemes.ContainsKey(s.Key))).ToDictionary(s => s.Key, s => s.Value), [.. Sections, .. local.Sections], Carries)
            {
                LocalSections = [.. local.Sections.Select(s => s.Id)],
            };
    }

    /// <summary>All questions, in order.</summary>
    public IEnumerable<Question> Questions => Sections.SelectMany(s => s.Questions);

    /// <summary>A question by its id; null when there is none.</summary>
    public Question? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The section that a question stands in.</summary>
    /// <exception cref="InvalidOperationException">There is no such question.</exception>
    public Section SectionOf(string question) => Sections.First(s => s.Questions.Any(q => q.Id == question));

    /// <summary>The scale of a graded question; null for questions of other kinds.</summary>
    public Scheme? SchemeOf(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return question.Scheme is { } key ? Schemes[key] : null;
    }
}

/// <summary>A part of a questionnaire with a heading.</summary>
/// <param name="Id">Its id, unique in the questionnaire.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Guidance">What to know before answering; empty when nothing is said.</param>
/// <param name="Questions">Its questions, in order; at least one.</param>
public sealed record Section(string Id, string Title, string Guidance, IReadOnlyList<Question> Questions);

/// <summary>How answers to an earlier version come along to this one. A question of the same id and kind comes along by itself.</summary>
/// <param name="From">The earlier version.</param>
/// <param name="Questions">Ids of the earlier version with the ids that they have now.</param>
/// <param name="Dropped">Ids of the earlier version that nothing asks any more.</param>
public sealed record Carry(int From, IReadOnlyDictionary<string, string> Questions, IReadOnlyList<string> Dropped)
{
    /// <summary>Grades of the earlier version with the grades that they are now, for questions whose scale has changed. A grade of another scale that is not named here does not come along.</summary>
    public IReadOnlyDictionary<string, string> Grades { get; init; } = new Dictionary<string, string>();

    /// <summary>The line of the definition file that it starts on, from 1.</summary>
    public int Line { get; init; }
}
