using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Kernel.Access;

/// <summary>One sign-in on one device. The cookie only names it; ending it here ends it at the next request.</summary>
public sealed class Session : IRecord
{
    /// <summary>How long a session lasts at most.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    /// <inheritdoc />
    public required Guid Id { get; init; }

    /// <summary>Whose session it is.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>When the person signed in (UTC).</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ends by itself (UTC).</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was ended early (UTC), or null.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The partnership the person works in at the moment, for people who belong to several.</summary>
    public Guid? PartnershipId { get; set; }

    internal sealed class Map : IEntityTypeConfiguration<Session>
    {
        public void Configure(EntityTypeBuilder<Session> session) => session.ToTable("session", "identity");
    }
}
