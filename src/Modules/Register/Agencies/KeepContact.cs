using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Register.Agencies;

/// <summary>Keeps whom a partnership writes to at an agency: adds, changes and ends contacts.</summary>
internal sealed class KeepContact(LineOfSightDb db, IAccess access, Work work, TimeProvider clock)
{
    public static readonly ActKind Added = new("register.contact.added", "added a contact");
    public static readonly ActKind Edited = new("register.contact.edited", "changed a contact");
    public static readonly ActKind Ended = new("register.contact.ended", "ended a contact");

    internal sealed class Input
    {
        public string? Name { get; set; }

        public string? JobTitle { get; set; }

        public string? Email { get; set; }

        public string? Telephone { get; set; }

        public int Version { get; set; }
    }

    public async Task<Contact> AddAsync(Guid role, Input input, CancellationToken stop)
    {
        var works = await db.Set<AgencyRole>().SingleOrDefaultAsync(r => r.Id == role, stop);
        access.Demand(Can.EditContacts, works);
        RuleBroken.Unless(works!.EndsOn is null || works.EndsOn >= clock.Today(), "The agency no longer works with the partnership");
        var contact = Contact.Add(works, clock.Today(), input.Name, input.JobTitle, input.Email, input.Telephone);
        db.Add(contact);
        await work.DoAsync(Added, works, null, stop);
        return contact;
    }

    public async Task<Contact> EditAsync(Guid contact, Input input, CancellationToken stop)
    {
        var (editing, role) = await FindAsync(contact, stop);
        editing.Describe(input.Name, input.JobTitle, input.Email, input.Telephone);
        db.Touch(editing);
        work.Expect(editing, input.Version);
        await work.DoAsync(Edited, role, null, stop);
        return editing;
    }

    public async Task<Contact> EndAsync(Guid contact, CancellationToken stop)
    {
        var (ending, role) = await FindAsync(contact, stop);
        ending.End(clock.Today());
        await work.DoAsync(Ended, role, null, stop);
        return ending;
    }

    /// <summary>A contact that the person may change, with the agency's part in the partnership that tells its history.</summary>
    public async Task<(Contact Contact, AgencyRole Role)> FindAsync(Guid contact, CancellationToken stop)
    {
        var found = await db.Set<Contact>().SingleOrDefaultAsync(c => c.Id == contact && c.EndsOn == null, stop);
        access.Demand(Can.EditContacts, found);
        var role = await db.Set<AgencyRole>().Where(r => r.PartnershipId == found!.PartnershipId && r.AgencyId == found.AgencyId)
            .OrderByDescending(r => r.StartsOn).FirstAsync(stop);
        return (found!, role);
    }
}
