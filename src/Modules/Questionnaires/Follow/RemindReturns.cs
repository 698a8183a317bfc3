using LineOfSight.Contracts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Mail;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.Follow;

/// <summary>
/// Reminds those who have not signed off, ten and five working days before the date and once on the day after. The letters have no link: its
/// secret is kept nowhere. Whoever has signed off is never written to.
/// </summary>
internal sealed class RemindReturns(LineOfSightDb db, WriteToReturns write, DueDates dates) : IRemind
{
    public async Task<IReadOnlyList<Letter>> DueAsync(DateOnly today, CancellationToken stop)
    {
        var (first, last) = (dates.ComingUpUntil, dates.SoonUntil);
        var open = await (
            from r in db.Set<Return>().AsNoTracking()
            join round in db.Set<Round>() on r.RoundId equals round.Id
            where round.State == RoundState.Open && (r.State == ReturnState.Issued || r.State == ReturnState.InProgress)
                && r.DueOn >= today.AddDays(-7) && r.DueOn <= first && round.OpensOn < today
            orderby r.Id
            select new { Return = r, Round = round }).ToListAsync(stop);
        var letters = new List<Letter>();
        foreach (var round in open.GroupBy(o => o.Round.Id))
        {
            var readers = await write.ReadersAsync(round.First().Round, stop);
            foreach (var of in round.Select(o => o.Return))
            {
                var (kind, occasion) = of.DueOn < today ? (RoundLetters.Overdue, "overdue") : (RoundLetters.Reminder, of.DueOn <= last ? "last" : "first");
                letters.AddRange(Of(of, readers, kind, $"{of.Id:N} {occasion} {of.DueOn:yyyyMMdd}"));
            }
        }

        return letters;
    }

    private static IEnumerable<Letter> Of(Return of, WriteToReturns.Readers readers, LetterKind kind, string occasion)
    {
        var facts = new Dictionary<string, Fact> { ["reference"] = Fact.Reference(of.Reference), ["due"] = Fact.Date(of.DueOn) };
        var people = readers.People[of.AgencyId].ToList();
        return people.Count > 0
            ? people.Select(p => new Letter(kind, Reader.Person(p), of.PartnershipId) { Link = $"/questionnaires/fill/{of.Id}", Facts = facts, Occasion = occasion })
            : readers.Contacts.GetValueOrDefault(of.AgencyId) is { } contact ? [new Letter(kind, Reader.Address(contact.Email), of.PartnershipId) { Facts = facts, Occasion = occasion }] : [];
    }
}
