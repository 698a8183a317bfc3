using LineOfSight.Contracts;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
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
internal sealed class WriteToReturns(LineOfSightDb db, IAccess access, RoleBook roles, Parties parties, Outbox outbox, MakeMany many, TimeProvider clock)
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
        var links = new List<(Return Of, string Address)>();
        foreach (var of in returns)
        {
            foreach (var person in readers.People[of.AgencyId])
            {
                await outbox.AddAsync(new Letter(kind, Reader.Person(person), of.PartnershipId) { Link = $"/questionnaires/fill/{of.Id}", Facts = Facts(of), Occasion = $"{of.Id:N} {occasion}" }, stop);
            }

            if (readers.People.Contains(of.AgencyId) || readers.Contacts.GetValueOrDefault(of.AgencyId) is not { } contact)
            {
                continue;
            }

            if (kind == RoundLetters.Asked)
            {
                links.Add((of, contact.Email));
            }
            else
            {
                await outbox.AddAsync(new Letter(kind, Reader.Address(contact.Email), of.PartnershipId) { Facts = Facts(of), Occasion = $"{of.Id:N} {occasion}" }, stop);
            }
        }

        await SendLinksAsync(links, stop);
        return returns.Count(r => readers.Reach(r.AgencyId));
    }

    /// <summary>Sends new links; those that were sent before end. A secret is in its letter alone.</summary>
    /// <returns>The secrets, in the order of the links.</returns>
    public async Task<IReadOnlyList<string>> SendLinksAsync(IReadOnlyList<(Return Of, string Address)> to, CancellationToken stop)
    {
        var returns = to.Select(t => t.Of.Id).ToList();
        if (returns.Count == 0)
        {
            return [];
        }

        await db.Set<ReturnLink>().Where(l => returns.Contains(l.ReturnId) && l.EndedAt == null && l.Address != null).ForEachAsync(l => l.End(LinkEnd.Replaced, clock.GetUtcNow()), stop);
        var by = access.Person.IsSomebody ? access.Person.Id : (Guid?)null;
        var made = to.Select(t => (t.Of, t.Address, Secret: NewId.Secret())).Select(t => (t.Of, t.Secret, Link: ReturnLink.Make(t.Of, t.Address, t.Secret, by, clock.GetUtcNow()))).ToList();
        await many.DoAsync(RoundActs.LinkSent, made.ConvertAll(m => new MakeMany.Made(m.Link, [])), null, stop);
        foreach (var (of, secret, link) in made)
        {
            await outbox.AddAsync(
                new Letter(RoundLetters.AskedByLink, Reader.Address(link.Address!), of.PartnershipId)
                {
                    Link = $"/questionnaires/fill/{of.Id}", SecretLink = $"/questionnaires/link/{secret}", Facts = Facts(of), Occasion = $"{link.Id:N}",
                },
                stop);
        }

        return made.ConvertAll(m => m.Secret);
    }

    private static Dictionary<string, Fact> Facts(Return of) => new() { ["reference"] = Fact.Reference(of.Reference), ["due"] = Fact.Date(of.DueOn) };
}
