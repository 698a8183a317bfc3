using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Mail;
using LineOfSight.Questionnaires.Prepare;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Questionnaires.Follow;

/// <summary>
/// Writes to whoever answers a return: people who hold a role for the agency or school, otherwise the contact or safeguarding lead that the
/// partnership knows, who gets a link. Whoever cannot be written to is named by the round.
/// </summary>
internal sealed class WriteToReturns(LineOfSightDb db, IAccess access, RoleBook roles, Parties parties, Outbox outbox, TimeProvider clock)
{
    /// <summary>Who can be written to for some agencies and schools.</summary>
    /// <param name="People">People with an account, by agency.</param>
    /// <param name="Contacts">Contacts and leads, by agency.</param>
    internal sealed record Readers(ILookup<Guid, Guid> People, IReadOnlyDictionary<Guid, WrittenTo> Contacts)
    {
        public bool Reach(Guid agency) => People.Contains(agency) || Contacts.ContainsKey(agency);
    }

    public async Task<Readers> ReadersAsync(Round round, CancellationToken stop)
    {
        var answering = roles.All.Where(r => r.May.ContainsKey(Can.Answer)).Select(r => r.Key).ToList();
        var now = clock.GetUtcNow();
        var people = await db.Set<Assignment>().AsNoTracking()
            .Where(a => a.PartnershipId == round.PartnershipId && a.AgencyId != null && answering.Contains(a.Role) && a.StartsAt <= now && (a.EndsAt == null || a.EndsAt > now))
            .Select(a => new { a.AgencyId, a.PersonId }).Distinct().ToListAsync(stop);
        return new(people.ToLookup(a => a.AgencyId!.Value, a => a.PersonId), await parties.ContactsAsync(round.PartnershipId, round.Audience, stop));
    }

    /// <summary>Writes a letter about each return; a letter that asks goes with a link to whoever has no account.</summary>
    /// <returns>How many returns were written about.</returns>
    public async Task<int> ToAsync(Round round, IReadOnlyCollection<Return> returns, LetterKind kind, string occasion, CancellationToken stop)
    {
        var readers = await ReadersAsync(round, stop);
        var written = 0;
        foreach (var of in returns)
        {
            var facts = new Dictionary<string, Fact> { ["reference"] = Fact.Reference(of.Reference), ["due"] = Fact.Date(of.DueOn) };
            foreach (var person in readers.People[of.AgencyId])
            {
                await outbox.AddAsync(new Letter(kind, Reader.Person(person), of.PartnershipId) { Link = $"/questionnaires/fill/{of.Id}", Facts = facts, Occasion = $"{of.Id:N} {occasion}" }, stop);
            }

            if (!readers.People.Contains(of.AgencyId) && readers.Contacts.GetValueOrDefault(of.AgencyId) is { } contact)
            {
                if (kind == RoundLetters.Asked)
                {
                    await SendLinkAsync(of, contact.Email, facts, stop);
                }
                else
                {
                    await outbox.AddAsync(new Letter(kind, Reader.Address(contact.Email), of.PartnershipId) { Facts = facts, Occasion = $"{of.Id:N} {occasion}" }, stop);
                }
            }

            written += readers.Reach(of.AgencyId) ? 1 : 0;
        }

        return written;
    }

    /// <summary>Sends a new link; one that was sent before ends. The secret is in the letter alone.</summary>
    public async Task<(ReturnLink Link, string Secret)> SendLinkAsync(Return of, string address, CancellationToken stop) =>
        await SendLinkAsync(of, address, new() { ["reference"] = Fact.Reference(of.Reference), ["due"] = Fact.Date(of.DueOn) }, stop);

    private async Task<(ReturnLink Link, string Secret)> SendLinkAsync(Return of, string address, Dictionary<string, Fact> facts, CancellationToken stop)
    {
        await db.Set<ReturnLink>().Where(l => l.ReturnId == of.Id && l.EndedAt == null && l.Address != null).ForEachAsync(l => l.End(LinkEnd.Replaced, clock.GetUtcNow()), stop);
        var secret = NewId.Secret();
        var link = ReturnLink.Make(of, address, secret, access.Person.IsSomebody ? access.Person.Id : null, clock.GetUtcNow());
        db.Add(link);
        await outbox.AddAsync(
            new Letter(RoundLetters.AskedByLink, Reader.Address(address), of.PartnershipId)
            {
                Link = $"/questionnaires/fill/{of.Id}", SecretLink = $"/questionnaires/link/{secret}", Facts = facts, Occasion = $"{link.Id:N}",
            },
            stop);
        return (link, secret);
    }
}
