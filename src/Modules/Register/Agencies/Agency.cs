using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Register.Agencies;

/// <summary>
/// An agency. One row for all of England: a police force that spans three partnerships is one row and three links
/// (<see cref="AgencyRole"/>). Only its name and type are here, and both are public.
/// </summary>
internal sealed class Agency : INamed, IVersioned
{
    public const int NameLimit = 200;

    private Agency()
    {
    }

    public Guid Id { get; private init; }

    public string Name { get; private set; } = "";

    /// <summary>The key of its <see cref="AgencyType"/>.</summary>
    public string Type { get; private set; } = "";

    public int Version { get; set; }

    public static Agency Create(string? name, AgencyType? type)
    {
        var agency = new Agency { Id = NewId.Next() };
        agency.Describe(name, type);
        return agency;
    }

    public void Describe(string? name, AgencyType? type)
    {
        Name = Typed.Required(name, NameLimit, "Enter the name of the agency", nameof(Name));
        RuleBroken.Unless(type is not null, "Choose the type of agency", nameof(Type));
        Type = type!.Key;
    }

    internal sealed class Map : IEntityTypeConfiguration<Agency>
    {
        public void Configure(EntityTypeBuilder<Agency> agency)
        {
            agency.ToTable("agency", "register");
            agency.HasOne<AgencyType>().WithMany().HasForeignKey(a => a.Type);
        }
    }
}
