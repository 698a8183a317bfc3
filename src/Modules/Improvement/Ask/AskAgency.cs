using System.ComponentModel.DataAnnotations;
using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Mail;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Ask;

/// <summary>Asks an agency by link how its open actions are going. Actions about one child's case are never asked about by link.</summary>
internal sealed class AskAgency(LineOfSightDb db, IAccess access, IAgencies agencies, Outbox outbox, Work work, TimeProvider clock)
{
    public const int Most = 200;

    public sealed class Input
    {
        [Display(Name = "The last day of the link")]
        public DateOnly? Until { get; set; }

        public string? Address { get; set; }

        /// <summary>The actions that are asked about.</summary>
        public List<Guid> Actions { get; set; } = [];
    }

    /// <summary>The open actions of an agency that can be asked about by link, the next due first.</summary>
    public async Task<IReadOnlyList<ImprovementAction>> OpenAsync(Guid partnership, Guid agency, CancellationToken stop) =>
        await db.VisibleTo<ImprovementAction>(access, Can.UpdateActions).AsNoTracking()
            .Where(a => a.PartnershipId == partnership && a.AgencyId == agency && a.DoneOn == null && !a.IsCaseLevel)
            .OrderBy(a => a.DueOn == null).ThenBy(a => a.DueOn).ThenBy(a => a.Reference).Take(Most).ToListAsync(stop);

    /// <returns>The ask.</returns>
    public async Task<AskByLink> HandleAsync(Guid agency, Input input, CancellationToken stop) => (await AskAsync(agency, input, stop)).Ask;

    /// <returns>The ask, and the secret of its link, which only the letter holds.</returns>
    internal async Task<(AskByLink Ask, string Secret)> AskAsync(Guid agency, Input input, CancellationToken stop)
    {
        var partnership = access.Person.PartnershipId ?? throw new NotVisible();
        access.DemandIn(Can.AskByLink, partnership);
        var named = (await agencies.InAsync(partnership, stop)).FirstOrDefault(a => a.Id == agency) ?? throw new NotVisible();
        var open = await OpenAsync(partnership, agency, stop);
        var wanted = input.Actions.ToHashSet();
        RuleBroken.Unless(wanted.Count > 0, "Choose at least one action", nameof(Input.Actions));
        var chosen = open.Where(a => wanted.Contains(a.Id)).ToList();
        RuleBroken.Unless(chosen.Count == wanted.Count, "Choose open actions from the list. One that you chose is done, led by somebody else or cannot be asked about by link", nameof(Input.Actions));
        var secret = NewId.Secret();
        var ask = AskByLink.Make(
            new(partnership, await References.ForAskAsync(db, partnership, stop), agency, named.Name, input.Address, input.Until), secret, access.Person.Id, clock.Today(), clock.GetUtcNow());
        db.Add(ask);
        db.AddRange(chosen.Select((action, at) => AskedAction.Of(ask, action.Id, at + 1)));
        await work.DoAsync(AskActs.Made, ask, null, stop);
        await outbox.AddAsync(
            new Letter(AskLetters.Asked, Reader.Address(ask.Address), partnership)
            {
                Link = $"/improvement/ask/check/{ask.Id}", SecretLink = $"/improvement/ask/answer/{secret}", Occasion = $"{ask.Id:N}",
                Facts = new Dictionary<string, Fact> { ["reference"] = Fact.Reference(ask.Reference), ["until"] = Fact.Date(ask.Until) },
            },
            stop);
        return (ask, secret);
    }
}
