using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Register.Schools;

/// <summary>
/// A school's designated safeguarding lead or deputy, as the partnership knows them. Every school must have one (Education Act
/// 2002 s175 and the guidance under it, "Keeping children safe in education"); the register publishes none, so somebody
/// verifies the entry from time to time.
/// </summary>
internal sealed class SafeguardingLead : IPartnershipRecord, IVersioned
{
    public const int NameLimit = 120;
    public const int EmailLimit = 254;
    public const int TelephoneLimit = 40;

    /// <summary>After a school year an entry is no longer trusted without being checked.</summary>
    public const int MonthsTrusted = 12;

    private SafeguardingLead()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartnershipId { get; private init; }

    public int Urn { get; private init; }

    public string Name { get; private set; } = "";

    public string Email { get; private set; } = "";

    public string? Telephone { get; private set; }

    public bool IsDeputy { get; private set; }

    public DateOnly VerifiedOn { get; private set; }

    public DateOnly? EndedOn { get; private set; }

    public int Version { get; set; }

    public bool IsStale(DateOnly today) => VerifiedOn.AddMonths(MonthsTrusted) < today;

    public static SafeguardingLead Record(Guid partnership, int urn, Particulars particulars, DateOnly today)
    {
        var lead = new SafeguardingLead { Id = NewId.Next(), PartnershipId = partnership, Urn = urn };
        lead.Take(particulars, today);
        return lead;
    }

    public void Correct(Particulars particulars, DateOnly today)
    {
        RuleBroken.Unless(EndedOn is null, "This person is no longer the school's safeguarding lead. Record them again if they have come back.");
        Take(particulars, today);
    }

    public void Verify(DateOnly today)
    {
        RuleBroken.Unless(EndedOn is null, "This person is no longer the school's safeguarding lead.");
        VerifiedOn = today;
    }

    public void End(DateOnly today)
    {
        RuleBroken.Unless(EndedOn is null, "This was ended already.");
        EndedOn = today;
    }

    private void Take(Particulars particulars, DateOnly today)
    {
        var name = particulars.Name?.Trim() ?? "";
        RuleBroken.Unless(name.Length > 0, "Enter the person's name", nameof(Particulars.Name));
        RuleBroken.Unless(name.Length <= NameLimit, $"The name must be {NameLimit} characters or fewer", nameof(Particulars.Name));
        var email = particulars.Email?.Trim() ?? "";
        RuleBroken.Unless(email.Length > 0, "Enter the person's email address", nameof(Particulars.Email));
        RuleBroken.Unless(email.Length <= EmailLimit && IsEmail(email), "Enter an email address in the correct format, like name@example.org", nameof(Particulars.Email));
        var telephone = string.IsNullOrWhiteSpace(particulars.Telephone) ? null : particulars.Telephone.Trim();
        RuleBroken.Unless(telephone is null || telephone.Length <= TelephoneLimit, $"The telephone number must be {TelephoneLimit} characters or fewer", nameof(Particulars.Telephone));
        foreach (var (text, field) in new[] { (name, nameof(Particulars.Name)), (email, nameof(Particulars.Email)), (telephone ?? "", nameof(Particulars.Telephone)) })
        {
            RuleBroken.Unless(!text.Contains('\0', StringComparison.Ordinal), "Take out the character that cannot be stored (a null character)", field);
        }

        var verified = particulars.VerifiedOn ?? throw new RuleBroken("Enter the date on which somebody checked this with the school", nameof(Particulars.VerifiedOn));
        RuleBroken.Unless(verified <= today, "The date it was verified must be today or in the past", nameof(Particulars.VerifiedOn));
        RuleBroken.Unless(verified.Year >= 2000, "The date it was verified must be in 2000 or later", nameof(Particulars.VerifiedOn));
        (Name, Email, Telephone, IsDeputy, VerifiedOn) = (name, email, telephone, particulars.IsDeputy, verified);
    }

    // One @ with something on both sides: anything stricter refuses addresses that exist.
    private static bool IsEmail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == text.LastIndexOf('@') && at < text.Length - 1 && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));
    }

    /// <summary>What is known about the person.</summary>
    internal sealed record Particulars(string? Name, string? Email, string? Telephone, bool IsDeputy, DateOnly? VerifiedOn);

    internal sealed class Map : IEntityTypeConfiguration<SafeguardingLead>
    {
        public void Configure(EntityTypeBuilder<SafeguardingLead> lead)
        {
            lead.ToTable("safeguarding_lead", "register");
            lead.HasOne<School>().WithMany().HasForeignKey(l => l.Urn);
        }
    }
}
