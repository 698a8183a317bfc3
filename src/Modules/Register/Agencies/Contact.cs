using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Register.Agencies;

/// <summary>Whom a partnership writes to at an agency. Each partnership keeps its own.</summary>
internal sealed class Contact : IPartnershipRecord, IAgencyRecord, IVersioned
{
    public const int NameLimit = 120;
    public const int EmailLimit = 254;
    public const int TelephoneLimit = 40;

    private Contact()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartnershipId { get; private init; }

    public Guid AgencyId { get; private init; }

    Guid? IAgencyRecord.AgencyId => AgencyId;

    public string Name { get; private set; } = "";

    public string? JobTitle { get; private set; }

    public string Email { get; private set; } = "";

    public string? Telephone { get; private set; }

    public DateOnly StartsOn { get; private init; }

    public DateOnly? EndsOn { get; private set; }

    public int Version { get; set; }

    public static Contact Add(AgencyRole role, DateOnly today, string? name, string? jobTitle, string? email, string? telephone)
    {
        var contact = new Contact { Id = NewId.Next(), PartnershipId = role.PartnershipId, AgencyId = role.AgencyId, StartsOn = today };
        contact.Describe(name, jobTitle, email, telephone);
        return contact;
    }

    public void Describe(string? name, string? jobTitle, string? email, string? telephone)
    {
        Name = Typed.Required(name, NameLimit, "Enter the contact's name", nameof(Name));
        JobTitle = Typed.Optional(jobTitle, NameLimit, nameof(JobTitle));
        Email = Typed.Required(email, EmailLimit, "Enter the contact's email address", nameof(Email));
        var at = Email.LastIndexOf('@');
        RuleBroken.Unless(
            at > 0 && at < Email.Length - 1 && !Email.Any(char.IsWhiteSpace),
            "Enter an email address in the correct format, like name@example.org",
            nameof(Email));
        Telephone = Typed.Optional(telephone, TelephoneLimit, nameof(Telephone));
    }

    /// <summary>The person is no longer the contact. The row stays: what was sent to whom must stay readable.</summary>
    public void End(DateOnly today) => EndsOn = today < StartsOn ? StartsOn : today;

    internal sealed class Map : IEntityTypeConfiguration<Contact>
    {
        public void Configure(EntityTypeBuilder<Contact> contact)
        {
            contact.ToTable("contact", "register");
            contact.HasOne<Agency>().WithMany().HasForeignKey(c => c.AgencyId);
            contact.HasOne<Partnership>().WithMany().HasForeignKey(c => c.PartnershipId);
        }
    }
}
