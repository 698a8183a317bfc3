using LineOfSight.Contracts;
using LineOfSight.Kernel.Data;
using LineOfSight.QuestionnaireEngine;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires;

/// <summary>How questions go on from version to version of a questionnaire, through the versions in between where it takes them.</summary>
internal sealed class Versions(LineOfSightDb db, DefinitionBook definitions, ShippedDefinitions shipped)
{
    /// <summary>What a version asked, for whoever compares it with a later one.</summary>
    public async Task<AskedEarlier> EarlierAsync(Definition was, Definition now, CancellationToken stop)
    {
        var mapped = await LinkAsync(was, now, stop);
        var standards = Standards(was).ToDictionary(s => s.Question, StringComparer.Ordinal);
        return new(
            was.Version, mapped is not null,
            (mapped ?? Carrying.Questions(was, now)).Where(q => standards.ContainsKey(q.Value)).ToDictionary(q => q.Key, q => standards[q.Value], StringComparer.Ordinal));
    }

    /// <summary>The graded questions of a questionnaire.</summary>
    public static IReadOnlyList<StandardName> Standards(Definition definition) =>
    [
        .. from section in definition.Sections
           from question in section.Questions
           where question.Kind == QuestionKind.Grade
           let scheme = definition.SchemeOf(question)!
           select new StandardName(question.Id, question.Label, question.Ask, section.Title, scheme.Key, [.. scheme.Grades.Select(g => new GradeName(g.Id, g.Words, g.Score, g.NeedsNext))]),
    ];

    // Ids of the earlier version by those of the later one; null when no version says what became of its questions.
    private async Task<IReadOnlyDictionary<string, string>?> LinkAsync(Definition was, Definition now, CancellationToken stop)
    {
        if (was.Version == now.Version || now.Carries.Any(c => c.From == was.Version))
        {
            return Carrying.Questions(was, now);
        }

        foreach (var between in now.Carries.Select(c => c.From).Where(f => f > was.Version && f < now.Version).OrderDescending())
        {
            if (await FindAsync(now.Key, between, stop) is { } found && await LinkAsync(was, found, stop) is { } first)
            {
                return Carrying.Questions(found, now).Where(q => first.ContainsKey(q.Value)).ToDictionary(q => q.Key, q => first[q.Value], StringComparer.Ordinal);
            }
        }

        return null;
    }

    private async Task<Definition?> FindAsync(string key, int version, CancellationToken stop) =>
        shipped.Find(key, version)?.Definition
            ?? (await db.Set<OwnDefinition>().AsNoTracking().FirstOrDefaultAsync(d => d.Key == key && d.Number == version, stop) is { } own ? definitions.Of(own) : null);
}
