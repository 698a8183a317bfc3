using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Kernel.Access;

/// <summary>A named person's account. There are no shared accounts.</summary>
public sealed class Account : IdentityUser<Guid>, INamed
{
    /// <summary>The person behind the command line of this installation; it has no password and can never sign in.</summary>
    public static readonly Guid Operator = new("00000000-0000-4000-8000-000000000001");

    /// <summary>Line of Sight itself, for what jobs do by the clock. It has no password and no role, and can never sign in.</summary>
    public static readonly Guid Itself = new("00000000-0000-4000-8000-000000000003");

    /// <summary>The longest name, in characters.</summary>
    public const int NameLimit = 120;

    /// <summary>The longest job title, in characters.</summary>
    public const int JobTitleLimit = 120;

    /// <summary>The longest email address, in characters (RFC 5321, 4.5.3.1.3).</summary>
    public const int EmailLimit = 254;

    /// <summary>The person's name as colleagues read it.</summary>
    public required string Name { get; set; }

    /// <summary>The job title, or null.</summary>
    public string? JobTitle { get; set; }

    /// <summary>SHA-256 of the one-time link's secret while an invitation is open; null afterwards.</summary>
    [NotInActs]
    public byte[]? InvitationHash { get; set; }

    /// <summary>When the open invitation ends (UTC).</summary>
    public DateTimeOffset? InvitationExpiresAt { get; set; }

    /// <summary>True in accounts that the demonstration invented; only such an account signs in with one click.</summary>
    public bool IsDemonstration { get; set; }

    /// <summary>When the account was closed (UTC), or null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>When an account that was closed was opened again (UTC), or null.</summary>
    public DateTimeOffset? ReopenedAt { get; set; }

    internal sealed class Map : IEntityTypeConfiguration<Account>
    {
        public void Configure(EntityTypeBuilder<Account> account)
        {
            account.ToTable("account", "identity");
            account.Property(a => a.Name).HasMaxLength(NameLimit);
            account.HasIndex(a => a.NormalizedEmail).IsUnique();
            account.HasIndex(a => a.NormalizedUserName).IsUnique();
            account.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
        }
    }
}
