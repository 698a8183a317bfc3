using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.QuestionnaireEngine;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.Definitions;

/// <summary>A questionnaire by the name that its page has: a key and version of one that ships, or the identifier of the partnership's own.</summary>
internal sealed class FindDefinition(LineOfSightDb db, IAccess access, ShippedDefinitions shipped, DefinitionBook book)
{
    /// <summary>A questionnaire as a page shows it.</summary>
    /// <param name="Id">What its address says.</param>
    /// <param name="Definition">The questionnaire.</param>
    /// <param name="Own">The partnership's row; null for one that ships.</param>
    internal sealed record Found(string Id, Definition Definition, OwnDefinition? Own);

    /// <exception cref="NotVisible">There is none, or not for this person.</exception>
    public async Task<Found> OfAsync(string id, CancellationToken stop)
    {
        if (Guid.TryParse(id, out var own))
        {
            var row = await db.FindVisibleAsync<OwnDefinition>(access, Can.ReadDefinitions, own, stop) ?? throw new NotVisible();
            return new(id, book.Of(row), row);
        }

        return shipped.All.FirstOrDefault(s => IdOf(s.Definition) == id) is { } file ? new(id, file.Definition, null) : throw new NotVisible();
    }

    /// <summary>The partnership's own, by title, the newest version first.</summary>
    public async Task<IReadOnlyList<OwnDefinition>> OwnAsync(CancellationToken stop) =>
        await db.VisibleTo<OwnDefinition>(access, Can.ReadDefinitions).AsNoTracking().Where(d => d.PartnershipId == access.Person.PartnershipId)
            .OrderBy(d => d.Title).ThenByDescending(d => d.Number).ToListAsync(stop);

    public static string IdOf(Definition definition) => $"{definition.Key}.{definition.Version}";
}
