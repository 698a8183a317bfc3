using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Improvement;

/// <summary>An action serves a finding: one finding has many actions, and one action may serve several findings.</summary>
internal sealed class FindingAction
{
    public required Guid FindingId { get; init; }

    public required Guid ActionId { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<FindingAction>
    {
        public void Configure(EntityTypeBuilder<FindingAction> link)
        {
            link.ToTable("finding_action", "improvement");
            link.HasKey(l => new { l.FindingId, l.ActionId });
            link.HasOne<Finding>().WithMany().HasForeignKey(l => l.FindingId);
            link.HasOne<ImprovementAction>().WithMany().HasForeignKey(l => l.ActionId);
        }
    }
}
