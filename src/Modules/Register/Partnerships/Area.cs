using LineOfSight.Design;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Register.Partnerships;

/// <summary>
/// A local authority in a partnership's footprint, for a time. Partners of several areas may combine (Children Act 2004 s16J).
/// While a merger is prepared, the new partnership in shadow and the old one may both have the area.
/// </summary>
internal sealed class Area : IPartnershipRecord, IVersioned
{
    private Area()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartnershipId { get; private init; }

    public string OnsCode { get; private init; } = "";

    public DateOnly StartsOn { get; private init; }

    public DateOnly? EndsOn { get; private set; }

    public int Version { get; set; }

    public Period Period => new(StartsOn, EndsOn);

    public static Area Add(Guid partnership, LocalAuthority? authority, DateOnly? from, IEnumerable<Area> footprint)
    {
        RuleBroken.Unless(authority is not null, "Choose a local authority from the list", nameof(OnsCode));
        var start = Typed.Required(from, "Enter the date from which the local authority belongs to the partnership", nameof(StartsOn));
        RuleBroken.Unless(
            authority!.EndsOn is null || start <= authority.EndsOn,
            $"{authority.Name} had this code until {Dates.Plain(authority.EndsOn ?? start)}: enter an earlier date, or choose what replaced it",
            nameof(StartsOn));
        var area = new Area { Id = NewId.Next(), PartnershipId = partnership, OnsCode = authority.OnsCode, StartsOn = start, EndsOn = authority.EndsOn };
        RuleBroken.Unless(
            !footprint.Any(a => a.OnsCode == area.OnsCode && a.Period.Overlaps(area.Period)),
            $"{authority.Name} is already in the footprint on that date",
            nameof(OnsCode));
        return area;
    }

    public void End(DateOnly? on)
    {
        var last = Typed.Required(on, "Enter the last day on which the local authority belongs to the partnership", nameof(EndsOn));
        RuleBroken.Unless(last >= StartsOn, $"It joined on {Dates.Plain(StartsOn)}: enter a later date", nameof(EndsOn));
        EndsOn = last;
    }

    internal sealed class Map : IEntityTypeConfiguration<Area>
    {
        public void Configure(EntityTypeBuilder<Area> area)
        {
            area.ToTable("area", "register");
            area.Ignore(a => a.Period);
            area.HasOne<LocalAuthority>().WithMany().HasForeignKey(a => a.OnsCode);
            area.HasOne<Partnership>().WithMany().HasForeignKey(a => a.PartnershipId);
        }
    }
}
