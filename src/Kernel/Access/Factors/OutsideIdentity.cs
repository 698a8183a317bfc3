using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Kernel.Access.Factors;

/// <summary>Who a person is at an outside provider. Row security shows it to them alone.</summary>
internal sealed class OutsideIdentity : IRecord
{
    /// <summary>The longest subject, in characters (OpenID Connect Core 1.0, 2).</summary>
    public const int SubjectLimit = 255;

    /// <inheritdoc />
    public required Guid Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>The provider's key in the settings.</summary>
    public required string Provider { get; init; }

    /// <summary>Who says so.</summary>
    public required string Issuer { get; init; }

    /// <summary>The provider's tenant; empty where it has none.</summary>
    public required string Tenant { get; init; }

    /// <summary>The person there.</summary>
    [NotInActs]
    public required string Subject { get; init; }

    /// <summary>When it was linked (UTC).</summary>
    public required DateTimeOffset LinkedAt { get; init; }

    /// <summary>When the link was taken away (UTC), or null.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    internal sealed class Map : IEntityTypeConfiguration<OutsideIdentity>
    {
        public void Configure(EntityTypeBuilder<OutsideIdentity> identity)
        {
            identity.ToTable("outside_identity", "identity");
            identity.HasOne<Account>().WithMany().HasForeignKey(o => o.AccountId);
        }
    }
}
