using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Mail;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.AnswerOnce;

/// <summary>Writes to whoever runs the rounds of the area that a return belongs to.</summary>
internal sealed class TellKeepers(LineOfSightDb db, RoleBook roles, Outbox outbox, TimeProvider clock)
{
    public async Task HandleAsync(Return of, LetterKind kind, string link, CancellationToken stop)
    {
        var keeping = roles.All.Where(r => r.May.ContainsKey(Can.KeepRounds)).Select(r => r.Key).ToList();
        var now = clock.GetUtcNow();
        var people = await db.Set<Assignment>().AsNoTracking()
            .Where(a => a.PartnershipId == of.PartnershipId && a.BodyId == null && a.CaseId == null && keeping.Contains(a.Role) && a.StartsAt <= now && (a.EndsAt == null || a.EndsAt > now))
            .Select(a => a.PersonId).Distinct().ToListAsync(stop);
        foreach (var person in people)
        {
            await outbox.AddAsync(
                new Letter(kind, Reader.Person(person), of.PartnershipId)
                {
                    Link = link, Facts = new Dictionary<string, Fact> { ["reference"] = Fact.Reference(of.Reference) }, Occasion = $"{of.Id:N} {now:yyyyMMddHHmmss}",
                },
                stop);
        }
    }
}
