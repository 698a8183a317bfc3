using System.ComponentModel.DataAnnotations;
using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.Trackers;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Arrive;

/// <summary>Keeps what somebody chose while they looked at what a list would become.</summary>
internal sealed class CheckList(LineOfSightDb db, IAccess access, ReadArrival read, DryRun dryRun, ChooseColumns columns, IAgencies agencies, People people, Work work)
{
    /// <summary>How many likenesses and names are decided one by one; the rest is decided together.</summary>
    public const int OneByOne = 100;

    public sealed class Input
    {
        /// <summary>By the place in the list of unknown statuses.</summary>
        public Dictionary<int, TrackerStatus?> Statuses { get; set; } = [];

        /// <summary>By the place in the list of names.</summary>
        public Dictionary<int, Guid?> Agencies { get; set; } = [];

        /// <summary>By the place in the list of names.</summary>
        public Dictionary<int, Guid?> People { get; set; } = [];

        /// <summary>By the place in the list of findings.</summary>
        public Dictionary<int, Guid?> Findings { get; set; } = [];

        /// <summary>By the number of the line.</summary>
        public Dictionary<int, Likely?> Likely { get; set; } = [];

        public Likely? LikelyOthers { get; set; }

        [Display(Name = "The date for lines without one")]
        public DateOnly? DateForNone { get; set; }

        public Guid? Keeper { get; set; }

        public bool LeaveOut { get; set; }
    }

    public async Task HandleAsync(Guid id, Input input, CancellationToken stop)
    {
        var arrival = await read.FindAsync(id, stop);
        var plan = await dryRun.OfAsync(await read.OfAsync(arrival, stop), stop);
        var known = (
            Agencies: (await agencies.InAsync(arrival.PartnershipId, stop)).Select(a => a.Id).ToHashSet(),
            People: (await people.InAsync(arrival.PartnershipId, stop)).Select(p => p.Id).ToHashSet());
        foreach (var (which, chosen, among) in new[] { (nameof(Input.Agencies), input.Agencies, known.Agencies), (nameof(Input.People), input.People, known.People) })
        {
            foreach (var (place, one) in chosen)
            {
                RuleBroken.Unless(one is null || among.Contains(one.Value), "Choose one from the list", $"{which}[{place}]");
            }
        }

        RuleBroken.Unless(input.Keeper is null || known.People.Contains(input.Keeper.Value), "Choose a person from the list", nameof(Input.Keeper));
        foreach (var (place, finding) in input.Findings)
        {
            RuleBroken.Unless(
                finding is null || await db.VisibleTo<Finding>(access, Can.ReadFindings).AnyAsync(f => f.Id == finding && f.PartnershipId == arrival.PartnershipId && f.ClosedOn == null, stop),
                "Choose a finding from the list", $"{nameof(Input.Findings)}[{place}]");
        }

        var mapping = plan.Choices.Mapping with { Statuses = Statuses(plan, input) };
        arrival.Choose(arrival.Shape!, plan.Choices with
        {
            Mapping = mapping, Keeper = input.Keeper, DateForNone = input.DateForNone ?? plan.Choices.DateForNone, LeaveOut = input.LeaveOut, LikelyOthers = input.LikelyOthers,
            Agencies = Merged(plan.Choices.Agencies, plan.Agencies, input.Agencies), People = Merged(plan.Choices.People, plan.People, input.People),
            Findings = Merged(plan.Choices.Findings, plan.Groups, input.Findings),
            Likely = plan.Alike.Where(l => input.Likely.GetValueOrDefault(l.Number) is not null).ToDictionary(l => l.Number, l => input.Likely[l.Number]!.Value),
        });
        await columns.RememberAsync(arrival, mapping, stop);
        await work.DoAsync(ArriveActs.Chosen, arrival, null, stop);
    }

    private static Dictionary<string, TrackerStatus> Statuses(Plan plan, Input input)
    {
        var statuses = plan.Choices.Mapping.Statuses.ToDictionary();
        for (var i = 0; i < plan.Statuses.Count; i++)
        {
            if (input.Statuses.GetValueOrDefault(i) is { } meant)
            {
                statuses[plan.Statuses[i].Key] = meant;
            }
        }

        return statuses;
    }

    private static Dictionary<string, Guid?> Merged(IReadOnlyDictionary<string, Guid?> before, IReadOnlyList<Named> names, Dictionary<int, Guid?> chosen)
    {
        var merged = before.ToDictionary();
        for (var i = 0; i < names.Count; i++)
        {
            if (chosen.TryGetValue(i, out var means))
            {
                merged[names[i].Key] = means;
            }
        }

        return merged;
    }
}
