using System.Globalization;
using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Jobs;
using LineOfSight.Kernel.Mail;
using LineOfSight.WorkingDays;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Remind;

/// <summary>
/// What is late rises by rule: to the lead of the owner’s agency, to the chair of the body that watches over it, to the executive. Each
/// step is recorded once for the date that was missed, and whoever it rose to is told.
/// </summary>
internal sealed class LetLateRise(
    LineOfSightDb db, DeadlineRules rules, DueDates dates, Holidays holidays, People people, IAgencies agencies, IBodies bodies, Outbox outbox, Work work, TimeProvider clock) : IRunJob
{
    private const string AgencyLead = "agency-lead";
    private const string Executive = "delegated-partner";
    private const string Manager = "business-manager";
    private const int AtOnce = 500;

    public static readonly JobKind Kind = new("improvement.let-late-rise", "Lets what is late rise to leads, chairs and the executive", "0 40 6 * * ?", typeof(LetLateRise));

    private static readonly string[] Steps = ["rise-to-lead", "rise-to-chair", "rise-to-executive"];

    private readonly Dictionary<(Guid Partnership, DateOnly Due), List<(int Step, DateOnly On)>> days = [];
    private readonly Dictionary<Guid, IReadOnlyList<People.Colleague>> roles = [];

    public async Task RunAsync(JobTurn turn, CancellationToken stop)
    {
        await holidays.KnownAsync(stop);
        var today = clock.Today();
        var risen = await RiseAsync(
            RisenKind.Action, db.Set<ImprovementAction>().Where(a => a.DoneOn == null && a.DueOn < today), a => a.DueOn!.Value, a => a.Reference, "/improvement/action/", stop);
        risen += await RiseAsync(
            RisenKind.Recommendation, db.Set<Recommendation>().Where(r => r.State == RecommendationState.CarriedOut && r.RecheckOn < today), r => r.RecheckOn!.Value, r => r.Reference,
            "/improvement/recommendation/", stop);
        risen += await RiseAsync(
            RisenKind.Finding, db.Set<Finding>().Where(f => f.AnsweredOn == null && f.AnswerBy < today), f => f.AnswerBy!.Value, f => f.Reference, "/improvement/finding/", stop);
        turn.Did = risen == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{risen:N0} {(risen == 1 ? "step" : "steps")} risen");
    }

    private async Task<int> RiseAsync<T>(RisenKind kind, IQueryable<T> late, Func<T, DateOnly> due, Func<T, string> reference, string page, CancellationToken stop)
        where T : class, IPartnershipRecord, IOwnedRecord
    {
        var risen = 0;
        for (var last = Guid.Empty; ;)
        {
            var records = await late.AsNoTracking().Where(r => r.Id > last).OrderBy(r => r.Id).Take(AtOnce).ToListAsync(stop);
            if (records.Count == 0)
            {
                return risen;
            }

            last = records[^1].Id;
            var ids = records.ConvertAll(r => r.Id);
            var before = (await db.Set<Rise>().AsNoTracking().Where(r => ids.Contains(r.RecordId)).ToListAsync(stop)).Select(r => (r.RecordId, r.DueOn, r.Step)).ToHashSet();
            foreach (var record in records)
            {
                foreach (var (step, on) in await DaysAsync(record.PartnershipId, due(record), stop))
                {
                    if (on <= clock.Today() && !before.Contains((record.Id, due(record), step)))
                    {
                        await StepAsync(record, kind, step, due(record), reference(record), page, stop);
                        risen++;
                    }
                }
            }
        }
    }

    private async Task StepAsync<T>(T record, RisenKind kind, int step, DateOnly due, string reference, string page, CancellationToken stop)
        where T : class, IPartnershipRecord, IOwnedRecord
    {
        var (to, readers) = await ToAsync(record, step, stop);
        db.Add(Rise.Of(record, kind, step, due, clock.Today(), to, clock.GetUtcNow()));
        foreach (var reader in readers)
        {
            await outbox.AddAsync(
                new Letter(ActionLetters.Risen, Reader.Person(reader), record.PartnershipId)
                {
                    Link = $"{page}{record.Id}",
                    Facts = new Dictionary<string, Fact> { ["reference"] = Fact.Reference(reference), ["due"] = Fact.Date(due) },
                    Occasion = $"{record.Id:N} {due:yyyy-MM-dd} rise {step}",
                },
                stop);
        }

        await work.DoAsync(ImprovementActs.Rose, record, $"Step {step}: {to}", stop);
    }

    /// <summary>Whom a step goes to, in words, and their accounts. Where nobody holds the place, the business managers are told, so that nothing falls silent.</summary>
    private async Task<(string Words, IReadOnlyList<Guid> Readers)> ToAsync<T>(T record, int step, CancellationToken stop)
        where T : class, IPartnershipRecord, IOwnedRecord
    {
        var all = await RolesAsync(record.PartnershipId, stop);
        var action = record as ImprovementAction;
        switch (step)
        {
            case 1:
                var agency = action?.AgencyId ?? all.FirstOrDefault(c => c.Id == record.OwnerId && c.AgencyId is not null)?.AgencyId;
                var leads = agency is { } led ? all.Where(c => c.Role == AgencyLead && c.AgencyId == led).ToList() : [];
                var name = agency is { } named ? (await agencies.NamesAsync([named], stop)).GetValueOrDefault(named) : null;
                return leads.Count > 0 ? Said($"The lead of {name ?? "the owner’s agency"}", leads) : Said(name is null ? "The business manager" : $"The business manager, for the lead of {name}", Managers());
            case 2:
                var chair = action?.BodyId is { } body ? await bodies.ChairAsync(body, stop) : null;
                var known = chair is null ? [] : all.Where(c => string.Equals(c.Name, chair, StringComparison.OrdinalIgnoreCase)).ToList();
                return known.Count > 0 ? Said("The chair", known) : Said(chair is null ? "The business manager, for the chair" : $"The business manager, for the chair, {chair}", Managers());
            default:
                var executive = all.Where(c => c.Role == Executive).ToList();
                return executive.Count > 0 ? Said("The executive", executive) : Said("The business manager, for the executive", Managers());
        }

        List<People.Colleague> Managers() => [.. all.Where(c => c.Role == Manager)];

        static (string Words, IReadOnlyList<Guid> Readers) Said(string words, IReadOnlyCollection<People.Colleague> to)
        {
            var names = to.Select(c => c.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.OrdinalIgnoreCase).ToList();
            return (names.Count == 0 ? words : $"{words}: {string.Join(", ", names)}", [.. to.Select(c => c.Id).Distinct()]);
        }
    }

    private async Task<IReadOnlyList<People.Colleague>> RolesAsync(Guid partnership, CancellationToken stop)
    {
        if (!roles.TryGetValue(partnership, out var all))
        {
            roles[partnership] = all = await people.RolesAsync(partnership, stop);
        }

        return all;
    }

    private async Task<List<(int Step, DateOnly On)>> DaysAsync(Guid partnership, DateOnly due, CancellationToken stop)
    {
        if (!days.TryGetValue((partnership, due), out var steps))
        {
            var own = await rules.OfAsync(partnership, due, stop);
            days[(partnership, due)] = steps = [];
            for (var i = 0; i < Steps.Length; i++)
            {
                if (own.FirstOrDefault(r => r.Key == Steps[i]) is { } rule)
                {
                    steps.Add((i + 1, RuledDeadline.Of(rule, due, dates.Calendar).WarnBy));
                }
            }
        }

        return steps;
    }
}
