using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Kernel.Access.Factors;

/// <summary>A key that a device of the person keeps and opens with a finger, a face or a number (WebAuthn). It counts as both steps.</summary>
internal sealed class Passkey : IRecord
{
    /// <summary>The longest name, in characters.</summary>
    public const int NameLimit = 100;

    /// <inheritdoc />
    public required Guid Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>What the person calls it, such as "Work laptop".</summary>
    public required string Name { get; init; }

    /// <summary>The credential's identifier, which the device made.</summary>
    [NotInActs]
    public required byte[] Credential { get; init; }

    /// <summary>The public key, as COSE.</summary>
    [NotInActs]
    public required byte[] PublicKey { get; init; }

    /// <summary>How often the device says that it has signed; a lower number later means a copy. 0 where it does not count.</summary>
    [NotInActs]
    public long SignCount { get; set; }

    /// <summary>How browsers reach the device, such as "internal" or "usb".</summary>
    [NotInActs]
    public required string[] Transports { get; init; }

    /// <summary>True when the device checked a finger, a face or a number when it was made.</summary>
    [NotInActs]
    public required bool IsUserVerified { get; init; }

    /// <summary>True when the device may copy the key to the person's other devices.</summary>
    [NotInActs]
    public required bool IsBackupEligible { get; init; }

    /// <summary>True when it has been copied.</summary>
    [NotInActs]
    public bool IsBackedUp { get; set; }

    /// <summary>What the device said when the key was made.</summary>
    [NotInActs]
    public required byte[] Attestation { get; init; }

    /// <summary>What the browser said when the key was made.</summary>
    [NotInActs]
    public required byte[] ClientData { get; init; }

    /// <summary>When it was added (UTC).</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>When it was used last (UTC), or null.</summary>
    [NotInActs]
    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>When it was removed (UTC), or null while it can be used.</summary>
    public DateTimeOffset? RemovedAt { get; set; }

    /// <summary>As Identity knows it.</summary>
    public UserPasskeyInfo ToInfo() =>
        new(Credential, PublicKey, MadeAt, (uint)SignCount, Transports, IsUserVerified, IsBackupEligible, IsBackedUp, Attestation, ClientData) { Name = Name };

    internal sealed class Map : IEntityTypeConfiguration<Passkey>
    {
        public void Configure(EntityTypeBuilder<Passkey> passkey)
        {
            passkey.ToTable("passkey", "identity");
            passkey.Property(p => p.Name).HasMaxLength(NameLimit);
            passkey.HasOne<Account>().WithMany().HasForeignKey(p => p.AccountId);
        }
    }
}

/// <summary>An answer to a passkey's challenge that has been used; none is taken twice.</summary>
internal sealed class UsedChallenge
{
    /// <summary>SHA-256 of the challenge's state.</summary>
    [NotInActs]
    public required byte[] Hash { get; init; }

    /// <summary>Who answered it.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset UsedAt { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<UsedChallenge>
    {
        public void Configure(EntityTypeBuilder<UsedChallenge> challenge)
        {
            challenge.ToTable("used_challenge", "identity");
            challenge.HasKey(c => c.Hash);
            challenge.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId);
        }
    }
}
