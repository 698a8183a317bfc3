using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Kernel.Access.Factors;

/// <summary>Half of a sign-in: the right password, or the word of an outside provider. It opens the second step and nothing else, once.</summary>
internal sealed class FirstStep : IRecord
{
    /// <summary>How long the second step may take.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <inheritdoc />
    public required Guid Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>When it was taken (UTC).</summary>
    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>When it ends by itself (UTC).</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>How it was taken: "password", or the name of an outside provider.</summary>
    public required string Way { get; init; }

    /// <summary>When a session came of it (UTC), or null.</summary>
    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>The reset whose link led here, which lets the person set up a second step anew; null otherwise.</summary>
    public Guid? ResetId { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<FirstStep>
    {
        public void Configure(EntityTypeBuilder<FirstStep> step)
        {
            step.ToTable("first_step", "identity");
            step.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId);
            step.HasOne<SecondStepReset>().WithMany().HasForeignKey(s => s.ResetId);
        }
    }
}
