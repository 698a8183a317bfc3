using System.Security.Cryptography;
using System.Text;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Improvement;

/// <summary>A private address that gives one person's due dates to their calendar program. Only a hash of its secret is kept.</summary>
internal sealed class CalendarFeed : IRecord
{
    /// <summary>The length of a secret: 256 random bits in URL-safe letters.</summary>
    public const int SecretLength = 43;

    private CalendarFeed()
    {
    }

    public Guid Id { get; private init; }

    public Guid PersonId { get; private init; }

    [NotInActs]
    public byte[] SecretHash { get; private init; } = [];

    public DateTimeOffset MadeAt { get; private init; }

    /// <summary>When it was ended; the act says that it was.</summary>
    [NotInActs]
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When a program last asked, written by the database as it answers.</summary>
    public DateTimeOffset? UsedAt { get; private init; }

    public static CalendarFeed Make(Guid person, string secret, DateTimeOffset now) => new() { Id = NewId.Next(), PersonId = person, SecretHash = HashOf(secret), MadeAt = now };

    public void End(DateTimeOffset now) => EndedAt ??= now;

    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    internal sealed class Map : IEntityTypeConfiguration<CalendarFeed>
    {
        public void Configure(EntityTypeBuilder<CalendarFeed> feed) => feed.ToTable("calendar_feed", "improvement");
    }
}
