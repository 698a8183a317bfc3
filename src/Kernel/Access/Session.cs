using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Kernel.Access;

/// <summary>One sign-in on one device, both steps done. The cookie only names it; ending it here ends it at the next request.</summary>
public sealed class Session : IRecord
{
    /// <summary>How long a session lasts at most.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    /// <summary>How long a session lasts without a request.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(15);

    /// <summary>How long after a proof of who they are a person may do what can do great harm.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    /// <summary>How many sessions a person has at once outside Development: a third ends the first.</summary>
    public const int Most = 2;

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

    /// <summary>The last request, to the minute (UTC).</summary>
    [NotInActs]
    public required DateTimeOffset LastSeenAt { get; set; }

    /// <summary>When the person last proved who they are (UTC).</summary>
    [NotInActs]
    public required DateTimeOffset FreshAt { get; set; }

    /// <summary>The device in plain words, such as "Firefox on Windows".</summary>
    public string Device { get; init; } = "";

    /// <summary>How the person proved who they are, such as "passkey".</summary>
    public string Way { get; init; } = "";

    /// <summary>The partnership the person works in at the moment, for people who belong to several.</summary>
    public Guid? PartnershipId { get; set; }

    internal sealed class Map : IEntityTypeConfiguration<Session>
    {
        public void Configure(EntityTypeBuilder<Session> session) => session.ToTable("session", "identity");
    }
}
