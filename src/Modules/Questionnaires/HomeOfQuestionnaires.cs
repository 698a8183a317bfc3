using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using LineOfSight.QuestionnaireEngine;

namespace LineOfSight.Questionnaires;

/// <summary>One's own returns to complete, in every area that asks for them, and, for whoever runs rounds, how many have not come.</summary>
internal sealed class HomeOfQuestionnaires(LineOfSightDb db, IAccess access, TimeProvider clock) : IHome
{
    private const int Most = 10;

    public Func<CancellationToken, Task<HomePart>>? Ask(Person person, Together together)
    {
        if (person.PartnershipId is not { } partnership)
        {
            return null;
        }

        var mine = access.May(Can.Answer) ? Mine(person, together) : () => [];
        var missing = access.May(Can.KeepRounds) ? Missing(partnership, together) : () => ([], []);
        return _ =>
        {
            var (overdue, cards) = missing();
            return Task.FromResult(new HomePart([.. mine(), .. overdue], cards));
        };
    }

    private Func<IReadOnlyList<Need>> Mine(Person person, Together together)
    {
        var mine = together.Ask((
            from r in db.VisibleTo<Return>(access, Can.Answer)
            join round in db.Set<Round>() on r.RoundId equals round.Id
            where round.State == RoundState.Open && (r.State == ReturnState.Issued || r.State == ReturnState.InProgress)
            orderby r.DueOn, r.Reference
            select new { r.Id, r.PartnershipId, r.Name, r.State, r.Asked, r.Finished, r.DueOn, round.Title }).Take(Most));
        return () => [.. mine.Rows.Select(r => new Need(
            r.Finished == r.Asked ? $"Sign off “{r.Title}”" : r.State == ReturnState.Issued ? $"Start “{r.Title}”" : $"Continue “{r.Title}”",
            $"/questionnaires/fill/{r.Id}", $"{Area(person, r.PartnershipId)}{r.Name}: {r.Finished} of {r.Asked} completed", r.DueOn, "You"))];
    }

    // Whoever answers in several areas reads which one asks.
    private static string Area(Person person, Guid partnership) => person.Partnerships.Count < 2 ? "" : person.Partnerships.FirstOrDefault(p => p.Id == partnership)?.Name + ". ";

    private Func<(IReadOnlyList<Need> Needs, IReadOnlyList<Card> Cards)> Missing(Guid partnership, Together together)
    {
        var today = clock.Today();
        var rounds = together.Ask((
            from r in db.VisibleTo<Return>(access, Can.KeepRounds)
            join round in db.Set<Round>() on r.RoundId equals round.Id
            where r.PartnershipId == partnership && round.State == RoundState.Open && r.State != ReturnState.Excused
            group r by new { round.Id, round.Title, round.Reference, round.DueOn, round.Audience } into g
            orderby g.Key.DueOn
            select new
            {
                g.Key, Asked = g.Count(), Missing = g.Count(r => r.State != ReturnState.Signed), Late = g.Count(r => r.State != ReturnState.Signed && r.DueOn < today),
            }).Take(Most));
        return () =>
        {
            var needs = rounds.Rows.Where(r => r.Late > 0).Select(r => new Need(
                $"Follow up {r.Late:N0} {(r.Key.Audience == Audience.Schools ? "schools" : "agencies")} that have not answered", $"/questionnaires/round/{r.Key.Id}?late=true", $"{r.Key.Title}, {r.Key.Reference}", r.Key.DueOn, "You"));
            var (missing, late, asked) = (rounds.Rows.Sum(r => r.Missing), rounds.Rows.Sum(r => r.Late), rounds.Rows.Sum(r => r.Asked));
            return ([.. needs], asked == 0 ? [] : [new Card(missing, "returns not in", "/questionnaires/rounds", late, asked)]);
        };
    }
}
