using System.ComponentModel.DataAnnotations;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.QuestionnaireEngine;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.Prepare;

/// <summary>Prepares a round: what is asked, of whom, and until when. Nobody hears of it before it is opened.</summary>
internal sealed class PrepareRound(LineOfSightDb db, IAccess access, ShippedDefinitions shipped, Parties parties, Work work, MakeMany many, TimeProvider clock)
{
    public sealed class Input
    {
        [Required(ErrorMessage = "Choose a questionnaire")]
        public string? Definition { get; set; }

        /// <summary>The questionnaire for staff that goes with it, or null.</summary>
        public string? Staff { get; set; }

        /// <summary>The partnership's own questions beside it, or null.</summary>
        public string? Local { get; set; }

        public string? Title { get; set; }

        public string? Theme { get; set; }

        [Display(Name = "The date on which it opens")]
        public DateOnly? OpensOn { get; set; }

        [Display(Name = "The date by which it is answered")]
        public DateOnly? DueOn { get; set; }

        /// <summary>True to choose the agencies or phases.</summary>
        public bool IsChosen { get; set; }

        /// <summary>The agencies that were chosen.</summary>
        public List<Guid> Agencies { get; set; } = [];

        /// <summary>The phases that were chosen, for schools.</summary>
        public List<string> Phases { get; set; } = [];
    }

    /// <summary>A questionnaire to choose: one that ships with the product, or the partnership's own.</summary>
    /// <param name="Value">What a form posts.</param>
    /// <param name="Title">Its title and version.</param>
    /// <param name="Audience">Who answers.</param>
    /// <param name="Key">Its key.</param>
    /// <param name="Extends">The key of the questionnaire that it is asked beside; null for one that stands alone.</param>
    internal sealed record Choice(string Value, string Title, Audience Audience, string Key, string? Extends = null);

    /// <summary>The questionnaires that can be sent out: the newest version of each that ships, and every one of the partnership's own.</summary>
    public async Task<IReadOnlyList<Choice>> ChoicesAsync(Guid partnership, CancellationToken stop)
    {
        var own = await db.Set<OwnDefinition>().AsNoTracking().Where(d => d.PartnershipId == partnership).OrderBy(d => d.Title).ThenByDescending(d => d.Number).ToListAsync(stop);
        return
        [
            .. shipped.All.DistinctBy(s => s.Definition.Key).Select(s => new Choice($"{s.Definition.Key}.{s.Definition.Version}", $"{s.Definition.Title}, version {s.Definition.Version}", s.Definition.For, s.Definition.Key)),
            .. own.Where(d => shipped.Find(d.Key, d.Number) is null).Select(d => new Choice(d.Id.ToString(), $"{d.Heading}{(d.State == DefinitionState.Draft ? " (draft)" : "")}", d.Audience, d.Key, d.Extends)),
        ];
    }

    public async Task<Round> HandleAsync(Input input, CancellationToken stop)
    {
        var partnership = access.Person.PartnershipId ?? throw new NotVisible();
        access.DemandIn(Can.KeepRounds, partnership);
        var definition = await ChosenAsync(partnership, input.Definition, nameof(Input.Definition), stop) ?? throw new RuleBroken("Choose a questionnaire", nameof(Input.Definition));
        var staff = await ChosenAsync(partnership, input.Staff, nameof(Input.Staff), stop);
        RuleBroken.Unless(staff is null or { Audience: Audience.Staff }, "Choose a questionnaire for staff", nameof(Input.Staff));
        var local = await ChosenAsync(partnership, input.Local, nameof(Input.Local), stop);
        var read = DefinitionFile.Read(definition.Text);
        if (local is not null)
        {
            var against = read.Against(DefinitionFile.Read(local.Text));
            RuleBroken.Unless(against is null, against ?? "", nameof(Input.Local));

            // From now on neither changes, or they might not go together when the round opens.
            definition.Issue(clock.GetUtcNow());
            local.Issue(clock.GetUtcNow());
            read = read.With(DefinitionFile.Read(local.Text));
        }

        var all = await parties.OfAsync(partnership, definition.Audience, [], stop);
        var kinds = input.IsChosen && definition.Audience == Audience.Schools ? input.Phases.Distinct().Order(StringComparer.Ordinal).ToArray() : [];
        var asked = !input.IsChosen ? all : definition.Audience == Audience.Schools ? [.. all.Where(p => kinds.Contains(p.Phase))] : [.. all.Where(p => input.Agencies.Contains(p.AgencyId))];
        RuleBroken.Unless(
            asked.Count > 0, definition.Audience == Audience.Schools ? "No open school of the area is asked. Choose phases that it has" : "Choose at least one agency",
            definition.Audience == Audience.Schools ? nameof(Input.Phases) : nameof(Input.Agencies));
        var round = Round.Prepare(
            definition, staff, await References.ForRoundAsync(db, partnership, stop), new(input.Title, input.Theme, input.OpensOn, input.DueOn), kinds,
            input.IsChosen && definition.Audience == Audience.Agencies, clock.Today(), local);
        db.Add(round);
        var next = await References.ForReturnsAsync(db, partnership, stop);
        await work.DoAsync(RoundActs.Prepared, round, null, stop);
        await many.DoAsync(
            RoundActs.Joined, [.. asked.Select(p => new MakeMany.Made(Return.Ask(round, p, next(), Asking.Of(read, new(p.TypeKey, p.Phase), new Dictionary<string, Answer>()).Count), []))], null, stop);
        return round;
    }

    private async Task<OwnDefinition?> ChosenAsync(Guid partnership, string? value, string field, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        if (Guid.TryParse(value, out var id))
        {
            return await db.Set<OwnDefinition>().SingleOrDefaultAsync(d => d.Id == id && d.PartnershipId == partnership, stop) ?? throw new RuleBroken("Choose a questionnaire from the list", field);
        }

        var file = shipped.All.FirstOrDefault(s => $"{s.Definition.Key}.{s.Definition.Version}" == value) ?? throw new RuleBroken("Choose a questionnaire from the list", field);
        var (key, version) = (file.Definition.Key, file.Definition.Version);
        var own = await db.Set<OwnDefinition>().SingleOrDefaultAsync(d => d.PartnershipId == partnership && d.Key == key && d.Number == version, stop);
        if (own is null)
        {
            own = OwnDefinition.Add(partnership, file.Definition, file.Text, access.Person.Id, clock.GetUtcNow());
            db.Add(own);
        }

        return own;
    }
}
