using LineOfSight.Kernel.Acts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Kernel.Access.Factors;

/// <summary>A person's authenticator app. Row security shows it to them alone.</summary>
internal sealed class Authenticator
{
    /// <summary>Whose it is.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>The secret, protected with a key outside the database; null when the app was removed.</summary>
    [NotInActs]
    public string? Secret { get; set; }

    /// <summary>When the person showed with a first code that the app has the secret (UTC).</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>The newest step whose code was used; none up to it is taken again.</summary>
    [NotInActs]
    public long LastStep { get; set; }

    internal sealed class Map : IEntityTypeConfiguration<Authenticator>
    {
        public void Configure(EntityTypeBuilder<Authenticator> authenticator)
        {
            authenticator.ToTable("authenticator", "identity");
            authenticator.HasKey(a => a.AccountId);
            authenticator.Property(a => a.AccountId).ValueGeneratedNever();
            authenticator.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId);
        }
    }
}
