using LineOfSight.Design;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Register.Agencies;

/// <summary>The part an agency plays in a partnership.</summary>
internal enum Standing
{
    /// <summary>A statutory safeguarding partner: the council, an integrated care board or the police (Children Act 2004 s16E(3)).</summary>
    Partner,

    /// <summary>A relevant agency that the partners chose, or another agency that works with them.</summary>
    Relevant,
}

/// <summary>An agency's part in one partnership, for a time.</summary>
internal sealed class AgencyRole : IPartnershipRecord, IAgencyRecord, IVersioned
{
    private AgencyRole()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartnershipId { get; private init; }

    public Guid AgencyId { get; private init; }

    Guid? IAgencyRecord.AgencyId => AgencyId;

    public Standing Standing { get; private init; }

    public DateOnly StartsOn { get; private init; }

    public DateOnly? EndsOn { get; private set; }

    public int Version { get; set; }

    public Period Period => new(StartsOn, EndsOn);

    public static AgencyRole Begin(Guid partnership, Agency agency, AgencyType type, Standing standing, DateOnly? from, IEnumerable<AgencyRole> earlier)
    {
        var start = Typed.Required(from, "Enter the date from which the agency works with the partnership", nameof(StartsOn));
        RuleBroken.Unless(
            standing == Standing.Relevant || type.Partner is not null,
            $"{type.Name} cannot be a safeguarding partner: only the council, health and the police are. Choose relevant agency",
            nameof(Standing));
        RuleBroken.Unless(type.EndsOn is null || start <= type.EndsOn, $"{type.Name} ended on {Dates.Plain(type.EndsOn ?? start)}: enter an earlier date", nameof(StartsOn));
        RuleBroken.Unless(
            type.StartsOn is null || start >= type.StartsOn,
            $"{type.Name} began on {Dates.Plain(type.StartsOn ?? start)}: enter that date or a later one",
            nameof(StartsOn));
        var role = new AgencyRole
        {
            Id = NewId.Next(),
            PartnershipId = partnership,
            AgencyId = agency.Id,
            Standing = standing,
            StartsOn = start,
            EndsOn = type.EndsOn,
        };
        RuleBroken.Unless(
            !earlier.Any(r => r.AgencyId == agency.Id && r.Period.Overlaps(role.Period)),
            $"{agency.Name} already works with the partnership on that date",
            "AgencyId");
        return role;
    }

    public void End(DateOnly? on)
    {
        var last = Typed.Required(on, "Enter the last day on which the agency works with the partnership", nameof(EndsOn));
        RuleBroken.Unless(last >= StartsOn, $"It began on {Dates.Plain(StartsOn)}: enter that date or a later one", nameof(EndsOn));
        EndsOn = last;
    }

    internal sealed class Map : IEntityTypeConfiguration<AgencyRole>
    {
        public void Configure(EntityTypeBuilder<AgencyRole> role)
        {
            role.ToTable("agency_role", "register");
            role.Ignore(r => r.Period);
            role.Property(r => r.Standing).HasConversion<string>();
            role.HasOne<Agency>().WithMany().HasForeignKey(r => r.AgencyId);
            role.HasOne<Partnership>().WithMany().HasForeignKey(r => r.PartnershipId);
        }
    }
}
