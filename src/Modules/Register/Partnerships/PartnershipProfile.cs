using LineOfSight.Design;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Register.Partnerships;

/// <summary>What is published about a partnership. National: everybody may read it, its own people and the installation write it.</summary>
internal sealed class PartnershipProfile : IPartnershipRecord, IVersioned
{
    public const int PredecessorLimit = 200;
    public const int RegionLimit = 100;

    private PartnershipProfile()
    {
    }

    /// <summary>The partnership itself.</summary>
    public Guid Id { get; private init; }

    Guid IPartnershipRecord.PartnershipId => Id;

    /// <summary>The name; the kernel's row, which every wall reads, is given the same one in the same act.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The local safeguarding children board that it replaced in 2018-19, or null.</summary>
    public string? Predecessor { get; private set; }

    /// <summary>A region stated by hand; null takes the region of the footprint.</summary>
    public string? StatedRegion { get; private set; }

    public DateOnly? ShadowFrom { get; private set; }

    public DateOnly? LiveFrom { get; private set; }

    public DateOnly? MergedOn { get; private set; }

    public Guid? MergedInto { get; private set; }

    public int Version { get; set; }

    public static PartnershipProfile Create(Guid id, string? name, string? predecessor, string? region, Status status, DateOnly? from)
    {
        var profile = new PartnershipProfile { Id = id };
        profile.Describe(name, predecessor, region);
        RuleBroken.Unless(status is Status.Shadow or Status.Live, "Choose shadow or live: a new partnership cannot have merged yet", "Status");
        profile.Stand(status, from, null);
        return profile;
    }

    public void Describe(string? name, string? predecessor, string? region)
    {
        Name = Typed.Required(name, Partnership.NameLimit, "Enter the name of the partnership", nameof(Name));
        Predecessor = Typed.Optional(predecessor, PredecessorLimit, nameof(Predecessor));
        StatedRegion = Typed.Optional(region, RegionLimit, "Region");
    }

    /// <summary>Says where it stands from a date. Each status keeps its own date, so a wrong date is put right by saying it again.</summary>
    public void Stand(Status status, DateOnly? from, Guid? into)
    {
        var day = Typed.Required(from, "Enter the date from which this holds", "From");
        switch (status)
        {
            case Status.Shadow:
                RuleBroken.Unless(LiveFrom is null || day <= LiveFrom, $"It has been live from {Words(LiveFrom)}: it can only have been in shadow before that", "From");
                ShadowFrom = day;
                break;
            case Status.Live:
                RuleBroken.Unless(ShadowFrom is null || day >= ShadowFrom, $"It was in shadow from {Words(ShadowFrom)}: enter a later date", "From");
                RuleBroken.Unless(MergedOn is null || day <= MergedOn, $"It merged on {Words(MergedOn)}: enter an earlier date", "From");
                LiveFrom = day;
                break;
            default:
                RuleBroken.Unless(LiveFrom is not null && day >= LiveFrom, "Only a partnership that is live can merge: enter a date on or after the day it became live", "From");
                RuleBroken.Unless(into is not null && into != Id, "Choose the partnership that it merged into", "Into");
                (MergedOn, MergedInto) = (day, into);
                break;
        }
    }

    public Status StatusOn(DateOnly day) =>
        MergedOn <= day ? Status.Merged : LiveFrom <= day ? Status.Live : Status.Shadow;

    /// <summary>The date from which the status of a day holds, or null when it was never said.</summary>
    public DateOnly? Since(DateOnly day) => StatusOn(day) switch
    {
        Status.Merged => MergedOn,
        Status.Live => LiveFrom,
        _ => ShadowFrom,
    };

    private static string Words(DateOnly? day) => day is { } known ? Dates.Plain(known) : "";

    internal sealed class Map : IEntityTypeConfiguration<PartnershipProfile>
    {
        public void Configure(EntityTypeBuilder<PartnershipProfile> profile)
        {
            profile.ToTable("partnership_profile", "register");
            profile.HasOne<Partnership>().WithOne().HasForeignKey<PartnershipProfile>(p => p.Id);
        }
    }
}
