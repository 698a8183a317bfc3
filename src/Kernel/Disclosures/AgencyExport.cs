using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Kernel.Disclosures;

/// <summary>
/// The permission to fetch what one agency gave, for 24 hours and for whoever asked. The file is made anew each time it is fetched and
/// lies nowhere in between; each fetch is a disclosure.
/// </summary>
public sealed class AgencyExport : IPartnershipRecord, IOwnedRecord, IVersioned
{
    /// <summary>How long it can be fetched.</summary>
    public static readonly TimeSpan Lives = TimeSpan.FromHours(24);

    /// <summary>How often it can be fetched.</summary>
    public const int MostFetches = 3;

    private AgencyExport()
    {
    }

    /// <inheritdoc />
    public Guid Id { get; private init; }

    /// <inheritdoc />
    public Guid PartnershipId { get; private init; }

    /// <summary>The agency whose gifts they are.</summary>
    public Guid AgencyId { get; private init; }

    /// <summary>Who asked for it, and may fetch it.</summary>
    public Guid? OwnerId { get; private init; }

    /// <summary>Who is given it.</summary>
    public string GivenTo { get; private init; } = "";

    /// <summary>The lawful basis.</summary>
    public string LawfulBasis { get; private init; } = "";

    /// <summary>When it was asked for (UTC).</summary>
    public DateTimeOffset MadeAt { get; private init; }

    /// <summary>From when on it cannot be fetched any more (UTC).</summary>
    public DateTimeOffset ExpiresAt { get; private init; }

    /// <summary>How often it was fetched.</summary>
    public int Fetches { get; private set; }

    /// <inheritdoc />
    public int Version { get; set; }

    /// <summary>Asks for an export.</summary>
    public static AgencyExport Ask(Guid partnership, Guid agency, string givenTo, string lawfulBasis, Guid person, DateTimeOffset now) => new()
    {
        Id = NewId.Next(), PartnershipId = partnership, AgencyId = agency, OwnerId = person, GivenTo = givenTo, LawfulBasis = lawfulBasis, MadeAt = now, ExpiresAt = now + Lives,
    };

    /// <summary>Fetches it once more.</summary>
    /// <exception cref="NotVisible">Its time is over, or it was fetched often enough.</exception>
    public void Fetch(DateTimeOffset now)
    {
        if (!IsLive(now))
        {
            throw new NotVisible();
        }

        Fetches++;
    }

    /// <summary>True while it can be fetched. A clock that was set back makes nothing live longer than 24 hours.</summary>
    public bool IsLive(DateTimeOffset now) => now >= MadeAt && now < ExpiresAt && Fetches < MostFetches;

    internal sealed class Map : IEntityTypeConfiguration<AgencyExport>
    {
        public void Configure(EntityTypeBuilder<AgencyExport> export) => export.ToTable("agency_export", "kernel");
    }
}
