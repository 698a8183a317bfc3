using LineOfSight.Kernel.Acts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Kernel.Access.Factors;

/// <summary>One recovery code, as a hash. It stands in for the second step once.</summary>
internal sealed class RecoveryCode
{
    /// <summary>Whose it is.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>SHA-256 of the account and the code's letters.</summary>
    [NotInActs]
    public required byte[] Hash { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>When it was used, or replaced by newer ones (UTC); null while it can be used.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    internal sealed class Map : IEntityTypeConfiguration<RecoveryCode>
    {
        public void Configure(EntityTypeBuilder<RecoveryCode> code)
        {
            code.ToTable("recovery_code", "identity");
            code.HasKey(c => new { c.AccountId, c.Hash });
            code.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId);
        }
    }
}
