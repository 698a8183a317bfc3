using System.Collections.Concurrent;
using LineOfSight.Kernel.Data;
using LineOfSight.QuestionnaireEngine;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires;

/// <summary>Definitions that were read once. What was sent out never changes, so its reading is kept; a draft is read each time.</summary>
internal sealed class ReadDefinitions
{
    private const int Most = 1000;
    private readonly ConcurrentDictionary<Guid, Definition> issued = new();

    public Definition? Find(Guid id) => issued.GetValueOrDefault(id);

    public Definition Keep(OwnDefinition own)
    {
        var read = DefinitionFile.Read(own.Text);
        if (own.State == DefinitionState.Issued)
        {
            if (issued.Count >= Most)
            {
                issued.Clear();
            }

            issued[own.Id] = read;
        }

        return read;
    }
}

/// <summary>The definitions behind rounds and returns that the caller has found visible.</summary>
internal sealed class DefinitionBook(LineOfSightDb db, ReadDefinitions read)
{
    /// <summary>The definition of that row.</summary>
    public async Task<Definition> OfAsync(Guid id, CancellationToken stop) =>
        read.Find(id) ?? read.Keep(await db.Set<OwnDefinition>().AsNoTracking().SingleAsync(d => d.Id == id, stop));

    /// <summary>What a round asks: its questionnaire, with the partnership's own questions beside it.</summary>
    public Task<Definition> OfAsync(Round round, CancellationToken stop) => OfAsync(round.DefinitionId, round.LocalDefinitionId, stop);

    /// <summary>What a return asks: its questionnaire, with the partnership's own questions beside it.</summary>
    public Task<Definition> OfAsync(Return of, CancellationToken stop) => OfAsync(of.DefinitionId, of.LocalDefinitionId, stop);

    private async Task<Definition> OfAsync(Guid id, Guid? local, CancellationToken stop)
    {
        var definition = await OfAsync(id, stop);
        return local is { } own ? definition.With(await OfAsync(own, stop)) : definition;
    }

    /// <summary>The definition of a row at hand.</summary>
    public Definition Of(OwnDefinition own) => read.Find(own.Id) ?? read.Keep(own);
}
