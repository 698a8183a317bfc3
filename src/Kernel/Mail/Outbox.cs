using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Kernel.Mail;

/// <summary>Writes letters in the unit of work of the change that they tell of: they go when it is committed, and never without it.</summary>
public sealed class Outbox(LineOfSightDb db, LetterBook book, TimeProvider clock)
{
    /// <summary>Writes a letter. It is sent within a quarter of a minute of the commit, or as its reader wishes.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="stop">Cancels.</param>
    /// <returns>False when a letter of this kind to this reader for this occasion was written before; then nothing was.</returns>
    /// <exception cref="InvalidOperationException">No module registers the kind, or a gap of its words has no fact.</exception>
    public async Task<bool> AddAsync(Letter letter, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var kind = letter.Kind;
        if (!book.Knows(kind))
        {
            throw new InvalidOperationException($"No module registers the letter {kind.Key}.");
        }

        var (id, now) = (NewId.Next(), clock.GetUtcNow());
        var (subject, words) = (kind.Fill(kind.Subject, letter.Facts), kind.Fill(kind.Words, letter.Facts));
        var occasion = letter.Occasion is { } once ? $"{kind.Key} {once} {letter.Reader.PersonId?.ToString() ?? letter.Reader.EmailAddress}" : null;
        var waits = kind.Need == LetterNeed.Notice;
        return await db.Database.ExecuteSqlAsync(
            $"""
            insert into kernel.letter (id, partnership_id, kind, person_id, address, subject, words, link, secret_link, calendar, occasion, may_wait, state, written_at, next_try_at, tries, version)
            values ({id}, {letter.PartnershipId}, {kind.Key}, {letter.Reader.PersonId}, {letter.Reader.EmailAddress}, {subject}, {words}, {letter.Link}, {letter.SecretLink}, {letter.Calendar},
              {occasion}, {waits}, 'waiting', {now}, {now}, 0, 1)
            on conflict do nothing
            """,
            stop) == 1;
    }
}
