namespace LineOfSight.QuestionnaireEngine;

/// <summary>A page of a questionnaire: one question or one section, as the definition says.</summary>
/// <param name="Id">The id of its question or section.</param>
/// <param name="Section">The section that it stands in.</param>
/// <param name="Questions">What it asks; at least one.</param>
public sealed record AskedPage(string Id, Section Section, IReadOnlyList<Question> Questions)
{
    /// <summary>Its name in lists.</summary>
    public string Label => Questions.Count == 1 && Id == Questions[0].Id ? Questions[0].Label : Section.Title;

    /// <summary>The pages of those questions that are asked, in order.</summary>
    /// <param name="definition">The questionnaire.</param>
    /// <param name="asked">What is asked, from <see cref="Asking.Of"/>.</param>
    public static IReadOnlyList<AskedPage> Of(Definition definition, IReadOnlyCollection<Question> asked)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var these = asked.Select(q => q.Id).ToHashSet(StringComparer.Ordinal);
        var pages = definition.Sections.Select(s => (Section: s, Asked: s.Questions.Where(q => these.Contains(q.Id)).ToList())).Where(s => s.Asked.Count > 0);
        return definition.Paging == Paging.Section
            ? [.. pages.Select(s => new AskedPage(s.Section.Id, s.Section, s.Asked))]
            : [.. pages.SelectMany(s => s.Asked.Select(q => new AskedPage(q.Id, s.Section, [q])))];
    }
}
