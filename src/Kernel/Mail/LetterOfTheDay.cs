using System.Text;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Kernel.Mail;

/// <summary>At seven in the morning: one letter with all that was kept for a person who wants one letter a day.</summary>
internal sealed class LetterOfTheDay(LineOfSightDb db, MailSettings settings, TimeProvider clock) : IRunJob
{
    public static readonly JobKind Kind = new("kernel.letter-of-the-day", "Gathers letters for people who want one a day", "0 0 7 * * ?", typeof(LetterOfTheDay));

    public static readonly LetterKind Letter = new("kernel.letter-of-the-day", "Your letter of the day", "What happened since your last letter of the day:");

    private const int MostItems = 100;

    public async Task RunAsync(JobTurn turn, CancellationToken stop)
    {
        var kept = await db.Set<PostedLetter>().AsNoTracking().Where(l => l.State == PostedLetter.States.Kept && l.PersonId != null)
            .OrderBy(l => l.WrittenAt).ThenBy(l => l.Id)
            .Select(l => new { l.Id, PersonId = l.PersonId!.Value, l.PartnershipId, l.Subject, l.Link }).ToListAsync(stop);
        var readers = kept.GroupBy(l => l.PersonId).ToList();
        foreach (var reader in readers)
        {
            var partnerships = reader.Select(l => l.PartnershipId).Distinct().ToList();
            var words = new StringBuilder(Letter.Words).Append('\n');
            foreach (var item in reader.Take(MostItems))
            {
                words.Append("\n* ").Append(item.Subject).Append('\n');
                if (item.Link is not null)
                {
                    words.Append("  ").Append(settings.Site).Append(item.Link).Append('\n');
                }
            }

            if (reader.Count() > MostItems)
            {
                words.Append("\nAnd ").Append(reader.Count() - MostItems).Append(" more, which you see when you sign in.\n");
            }

            // One transaction with the note that this turn is done; the occasion keeps it one also when the turn comes again.
            var (id, now, ids) = (NewId.Next(), clock.GetUtcNow(), reader.Select(l => l.Id).ToArray());
            var occasion = $"{Letter.Key} {clock.Today():yyyy-MM-dd} {turn.Due:O} {reader.Key}";
            var partnership = partnerships.Count == 1 ? partnerships[0] : null;
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into kernel.letter (id, partnership_id, kind, person_id, subject, words, occasion, may_wait, state, written_at, next_try_at, tries, version)
                values ({id}, {partnership}, {Letter.Key}, {reader.Key}, {Letter.Subject}, {words.ToString().TrimEnd()}, {occasion}, false, 'waiting', {now}, {now}, 0, 1)
                """,
                stop);
            await db.Database.ExecuteSqlAsync($"update kernel.letter set state = 'gathered', digest_id = {id} where id = any ({ids}) and state = 'kept'", stop);
        }

        turn.Did = readers.Count == 0 ? null : $"{readers.Count:N0} {(readers.Count == 1 ? "letter" : "letters")} of the day, with {kept.Count:N0} messages";
    }
}
