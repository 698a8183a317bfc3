using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Kernel.Tests.Workshop;

/// <summary>A record that an agency leads, a person owns and a body keeps, each perhaps.</summary>
internal sealed class Tool : IPartnershipRecord, IAgencyRecord, IOwnedRecord, IBodyRecord
{
    public required Guid Id { get; init; }

    public required Guid PartnershipId { get; init; }

    public Guid? AgencyId { get; init; }

    public Guid? OwnerId { get; init; }

    public Guid? BodyId { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<Tool>
    {
        public void Configure(EntityTypeBuilder<Tool> tool) => tool.ToTable("tool", "workshop");
    }
}
