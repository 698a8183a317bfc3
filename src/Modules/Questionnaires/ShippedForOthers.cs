using LineOfSight.Contracts;
using LineOfSight.QuestionnaireEngine;

namespace LineOfSight.Questionnaires;

/// <summary>Names the questionnaires that ship, for the module that reads the returns.</summary>
internal sealed class ShippedForOthers(ShippedDefinitions shipped) : IShippedQuestionnaires
{
    public IReadOnlyList<QuestionnaireName> All { get; } =
    [
        .. shipped.All.Select(s => s.Definition).Where(d => d.For != Audience.Staff)
            .Select(d => new QuestionnaireName(d.Key, d.Version, d.Title, d.For == Audience.Schools, Versions.Standards(d))).Where(q => q.Standards.Count > 0),
    ];
}
