using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using LineOfSight.QuestionnaireEngine;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires;

/// <summary>One's own returns to complete, in every area that asks for them, and, for whoever runs rounds, how many have not come. One round trip for each of the two.</summary>
internal sealed class HomeOfQuestionnaires(LineOfSightDb db, IAccess access, TimeProvider clock) : IHome
{
    private const int Most = 10;

    public async Task<HomePart> ForAsync(Person person, CancellationToken stop)
    {
        if (person.PartnershipId is not { } partnership)
        {
            return HomePart.Empty;
        }

        var needs = access.May(Can.Answer) ? await MineAsync(person, stop) : [];
        var (overdue, cards) = access.May(Can.KeepRounds) ? await MissingAsync(partnership, stop) : ([], []);
        return needs.Count + overdue.Count + cards.Count == 0 ? HomePart.Empty : new([.. needs, .. overdue], cards);
    }

    private async Task<List<Need>> MineAsync(Person person, CancellationToken stop)
    {
        var mine = await (
            from r in db.VisibleTo<Return>(access, Can.Answer)
            join round in db.Set<Round>() on r.RoundId equals round.Id
            where round.State == RoundState.Open && (r.State == ReturnState.Issued || r.State == ReturnState.InProgress)
            orderby r.DueOn, r.Reference
            select new { r.Id, r.PartnershipId, r.Name, r.State, r.Asked, r.Finished, r.DueOn, round.Title }).Take(Most).ToListAsync(stop);
        return mine.ConvertAll(r => new Need(
            r.Finished == r.Asked ? $"Sign off “{r.Title}”" : r.State == ReturnState.Issued ? $"Start “{r.Title}”" : $"Continue “{r.Title}”",
            $"/questionnaires/fill/{r.Id}", $"{Area(person, r.PartnershipId)}{r.Name}: {r.Finished} of {r.Asked} completed", r.DueOn, "You"));
    }

    // Whoever answers in several areas reads which one asks.
    private static string Area(Person person, Guid partnership) => person.Partnerships.Count < 2 ? "" : person.Partnerships.FirstOrDefault(p => p.Id == partnership)?.Name + ". ";

    private async Task<(List<Need> Needs, List<Card> Cards)> MissingAsync(Guid partnership, CancellationToken stop)
    {
        var today = clock.Today();
        var rounds = await (
            from r in db.VisibleTo<Return>(access, Can.KeepRounds)
            join round in db.Set<Round>() on r.RoundId equals round.Id
            where r.PartnershipId == partnership && round.State == RoundState.Open && r.State != ReturnState.Excused
            group r by new { round.Id, round.Title, round.Reference, round.DueOn, round.Audience } into g
            orderby g.Key.DueOn
            select new
            {
                g.Key, Asked = g.Count(), Missing = g.Count(r => r.State != ReturnState.Signed), Late = g.Count(r => r.State != ReturnState.Signed && r.DueOn < today),
            }).Take(Most).ToListAsync(stop);
        var needs = rounds.Where(r => r.Late > 0).Select(r => new Need(
            $"Follow up {r.Late:N0} {(r.Key.Audience == Audience.Schools ? "schools" : "agencies")} that have not answered", $"/questionnaires/round/{r.Key.Id}?late=true", $"{r.Key.Title}, {r.Key.Reference}", r.Key.DueOn, "You"));
        var (missing, late, asked) = (rounds.Sum(r => r.Missing), rounds.Sum(r => r.Late), rounds.Sum(r => r.Asked));
        return ([.. needs], asked == 0 ? [] : [new Card(missing, "returns not in", "/questionnaires/rounds", late, asked)]);
    }
}
