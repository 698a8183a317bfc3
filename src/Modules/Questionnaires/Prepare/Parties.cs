using LineOfSight.Contracts;
using LineOfSight.QuestionnaireEngine;

namespace LineOfSight.Questionnaires.Prepare;

/// <summary>Who can be asked in a partnership today: its agencies, or the open schools of its area, whatever their status.</summary>
internal sealed class Parties(IAgencies agencies, ISchools schools)
{
    /// <summary>Agencies of the types or schools of the phases that are asked.</summary>
    /// <param name="partnership">The partnership.</param>
    /// <param name="audience">Agencies or schools.</param>
    /// <param name="kinds">Keys of types or phases; empty for all.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<IReadOnlyList<Return.Party>> OfAsync(Guid partnership, Audience audience, IReadOnlyCollection<string> kinds, CancellationToken stop) =>
        audience == Audience.Schools
            ? [.. (await schools.InAsync(partnership, stop)).Where(s => kinds.Count == 0 || kinds.Contains(s.Phase)).Select(Of)]
            : [.. (await agencies.InAsync(partnership, stop)).Where(a => kinds.Count == 0 || kinds.Contains(a.TypeKey)).Select(a => new Return.Party(a.Id, null, a.Name, a.TypeKey, null, a.Type, null))];

    public static Return.Party Of(SchoolEntry school) => new(school.AgencyId, school.Urn, school.Name, null, school.Phase, school.PhaseWords, school.District);

    /// <summary>Whom the partnership writes to, by agency or school.</summary>
    public async Task<IReadOnlyDictionary<Guid, WrittenTo>> ContactsAsync(Guid partnership, Audience audience, CancellationToken stop) =>
        (audience == Audience.Schools ? await schools.LeadsAsync(partnership, stop) : await agencies.ContactsAsync(partnership, stop)).ToDictionary(c => c.AgencyId);
}
