using System.Security.Cryptography;
using System.Text;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Questionnaires;

/// <summary>Why a link opens nothing any more.</summary>
internal enum LinkEnd
{
    /// <summary>A newer one was sent.</summary>
    Replaced,

    /// <summary>Somebody inside ended it.</summary>
    TakenBack,
}

/// <summary>
/// What stands in for an account on one return: a link to one address until one day, or a code on paper. The secret is kept nowhere
/// (decision 26).
/// </summary>
internal sealed class ReturnLink : IPartnershipRecord, IVersioned
{
    /// <summary>So many wrong addresses, and the link is void: somebody else has it.</summary>
    public const int MostWrong = 10;

    /// <summary>How long a link can be answered after the date by which the return is due.</summary>
    public const int DaysAfterDue = 60;

    private ReturnLink()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartnershipId { get; private init; }

    public Guid ReturnId { get; private init; }

    /// <summary>The address that it was sent to; null for a code on paper.</summary>
    [NotInActs]
    public string? Address { get; private init; }

    [NotInActs]
    public byte[] TokenHash { get; private init; } = [];

    public DateTimeOffset MadeAt { get; private init; }

    public Guid? MadeBy { get; private init; }

    public DateOnly Until { get; private init; }

    public int WrongAddresses { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public LinkEnd? EndedBecause { get; private set; }

    public int Version { get; set; }

    public static ReturnLink Make(Return of, string? address, string secret, Guid? by, DateTimeOffset now)
    {
        RuleBroken.Unless(of.IsOpen, "This return is not open any more");
        return new()
        {
            Id = NewId.Next(), PartnershipId = of.PartnershipId, ReturnId = of.Id, Address = address?.Trim(), TokenHash = HashOf(secret), MadeAt = now, MadeBy = by,
            Until = of.DueOn.AddDays(DaysAfterDue),
        };
    }

    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    public bool IsSentTo(string? typed) => Address is not null && string.Equals(Address, typed?.Trim(), StringComparison.OrdinalIgnoreCase);

    public void WasMistaken() => WrongAddresses = Math.Min(MostWrong, WrongAddresses + 1);

    public void End(LinkEnd because, DateTimeOffset now) => (EndedBecause, EndedAt) = (because, now);

    internal sealed class Map : IEntityTypeConfiguration<ReturnLink>
    {
        public void Configure(EntityTypeBuilder<ReturnLink> link)
        {
            link.ToTable("link", "questionnaires");
            link.Property(l => l.EndedBecause).HasConversion<string>();
            link.HasOne<Return>().WithMany().HasForeignKey(l => l.ReturnId);
        }
    }
}
