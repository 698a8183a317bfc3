using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.QuestionnaireEngine;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.Definitions;

/// <summary>Adds a questionnaire of the partnership's own as a draft, and changes it until it is sent out.</summary>
internal sealed class KeepDefinition(LineOfSightDb db, IAccess access, ShippedDefinitions shipped, DefinitionBook book, IAgencies agencies, ISchools schools, Work work, TimeProvider clock)
{
    public sealed class Input
    {
        public string? Text { get; set; }

        public int Version { get; set; }
    }

    /// <exception cref="DefinitionRefused">Something is wrong with the text; the faults say in which line.</exception>
    public async Task<OwnDefinition> AddAsync(Input input, CancellationToken stop)
    {
        var partnership = access.Person.PartnershipId ?? throw new NotVisible();
        access.DemandIn(Can.KeepDefinitions, partnership);
        var read = await ReadAsync(partnership, null, input.Text, stop);
        var own = OwnDefinition.Add(partnership, read, input.Text!, access.Person.Id, clock.GetUtcNow());
        db.Add(own);
        await work.DoAsync(RoundActs.DefinitionAdded, own, null, stop);
        return own;
    }

    /// <exception cref="DefinitionRefused">Something is wrong with the text; the faults say in which line.</exception>
    public async Task ChangeAsync(Guid id, Input input, CancellationToken stop)
    {
        var own = await db.FindVisibleAsync<OwnDefinition>(access, Can.KeepDefinitions, id, stop) ?? throw new NotVisible();
        work.Expect(own, input.Version);
        own.Change(await ReadAsync(own.PartnershipId, id, input.Text, stop), input.Text!);
        await work.DoAsync(RoundActs.DefinitionChanged, own, null, stop);
    }

    private async Task<Definition> ReadAsync(Guid partnership, Guid? self, string? text, CancellationToken stop)
    {
        const string field = nameof(Input.Text);
        RuleBroken.Unless(!string.IsNullOrWhiteSpace(text), "Enter the questionnaire", field);
        var read = DefinitionFile.Read(text!, new([.. (await agencies.TypesAsync(stop)).Select(t => t.Key)], [.. schools.Phases.Select(p => p.Key)]) { Standards = await StandardsAsync(partnership, stop) });
        RuleBroken.Unless(
            shipped.Find(read.Key, read.Version) is null && !await db.Set<OwnDefinition>().AnyAsync(d => d.PartnershipId == partnership && d.Key == read.Key && d.Number == read.Version && d.Id != self, stop),
            $"There is a version {read.Version} of “{read.Key}” already. Give this one another version, or another key", field);
        return read;
    }

    // Of all questionnaires that could be sent out together with one for staff.
    private async Task<IReadOnlyCollection<string>> StandardsAsync(Guid partnership, CancellationToken stop)
    {
        var own = await db.Set<OwnDefinition>().AsNoTracking().Where(d => d.PartnershipId == partnership && d.Audience != Audience.Staff).ToListAsync(stop);
        return shipped.All.Select(s => s.Definition).Where(d => d.For != Audience.Staff).Concat(own.Select(book.Of))
            .SelectMany(d => d.Questions).Where(q => q.Kind == QuestionKind.Grade).Select(q => q.Id).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Shows every line that is wrong beside the text.</summary>
    public static void Show(DefinitionRefused refused, ModelStateDictionary state)
    {
        foreach (var fault in refused.Faults.Take(50))
        {
            state.AddModelError($"Input.{nameof(Input.Text)}", fault.ToString());
        }
    }
}
