using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Kernel.Access;

/// <summary>A role that a person holds for a time, within a partnership, one of its bodies or one case.</summary>
public sealed class Assignment : IRecord, IVersioned
{
    /// <inheritdoc />
    public required Guid Id { get; init; }

    /// <summary>Who holds the role.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The role's key in the roles file, such as <c>business-manager</c>.</summary>
    public required string Role { get; init; }

    /// <summary>The partnership; null only for roles that serve the whole installation.</summary>
    public Guid? PartnershipId { get; init; }

    /// <summary>The agency the person acts for, or null.</summary>
    public Guid? AgencyId { get; init; }

    /// <summary>When set, the role holds only for this body.</summary>
    public Guid? BodyId { get; init; }

    /// <summary>When set, the role holds only for this case.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>From when the role holds (UTC).</summary>
    public required DateTimeOffset StartsAt { get; set; }

    /// <summary>Until when the role holds (UTC, exclusive), or null while no end is set.</summary>
    public DateTimeOffset? EndsAt { get; set; }

    /// <summary>Who gave the role. The database writes it from the acting person and refuses a role given to oneself; null for the operator's own.</summary>
    public Guid? GrantedBy { get; init; }

    /// <inheritdoc />
    public int Version { get; set; }

    /// <summary>True when the role holds at an instant.</summary>
    public bool HoldsAt(DateTimeOffset instant) => StartsAt <= instant && (EndsAt is null || EndsAt > instant);

    internal sealed class Map : IEntityTypeConfiguration<Assignment>
    {
        public void Configure(EntityTypeBuilder<Assignment> assignment)
        {
            assignment.ToTable("assignment", "kernel");
            assignment.HasOne<Account>().WithMany().HasForeignKey(a => a.PersonId);
            assignment.HasOne<Partnership>().WithMany().HasForeignKey(a => a.PartnershipId);
        }
    }
}
