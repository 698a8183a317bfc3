using LineOfSight.Improvement.Remind;
using LineOfSight.Improvement.Sight;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Mail;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Improvement.Follow;

/// <summary>
/// Every morning, one letter for each followed record on whose line something changed that its follower may open. The newest change is the
/// occasion, so that the same news is told once.
/// </summary>
internal sealed class TellFollowers(LineOfSightDb db, ReadFollowed followed, ReadFacts facts, RoleBook book, TimeProvider clock) : IRemind
{
    private const int AtOnce = 1000;

    public async Task<IReadOnlyList<Letter>> DueAsync(DateOnly today, CancellationToken stop)
    {
        var changes = await followed.SinceAsync(person: null, stop);
        var known = new Dictionary<Guid, Facts>();
        foreach (var ids in changes.SelectMany(c => new[] { c.Followed, c.Subject }).Distinct().Chunk(AtOnce))
        {
            foreach (var (id, fact) in await facts.OfAsync(ids, stop))
            {
                known[id] = fact;
            }
        }

        var letters = new List<Letter>();
        foreach (var mine in changes.GroupBy(c => c.Person))
        {
            var roles = await RolesAsync(mine.Key, stop);
            var eyes = Eyes.Of(mine.Key, roles, book);
            foreach (var line in mine.GroupBy(c => c.Followed))
            {
                if (known.GetValueOrDefault(line.Key) is { } about && eyes.MayOpen(about)
                    && line.FirstOrDefault(c => known.GetValueOrDefault(c.Subject) is { } subject && eyes.MayOpen(subject)) is { } newest)
                {
                    letters.Add(Of(about, newest, roles));
                }
            }
        }

        return letters;
    }

    private static Letter Of(Facts about, ReadFollowed.Change newest, IReadOnlyCollection<Person.RoleHeld> roles)
    {
        var holders = about.SharedWith.Prepend(about.Keeper).ToList();
        return new Letter(ActionLetters.FollowedChanged, Reader.Person(newest.Person), holders.Find(h => roles.Any(r => r.PartnershipId == h)))
        {
            Link = "/improvement/following",
            Facts = new Dictionary<string, Fact> { ["reference"] = Fact.Reference(about.Reference) },
            Occasion = $"{about.Id:N} {newest.Act:N}",
        };
    }

    private async Task<IReadOnlyCollection<Person.RoleHeld>> RolesAsync(Guid person, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return await db.Set<Assignment>().Where(r => r.PersonId == person && r.StartsAt <= now && (r.EndsAt == null || r.EndsAt > now))
            .Select(r => new Person.RoleHeld(r.Role, r.PartnershipId, r.AgencyId, r.BodyId, r.CaseId)).ToListAsync(stop);
    }
}
