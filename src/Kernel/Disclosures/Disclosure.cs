using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Kernel.Disclosures;

/// <summary>Says what was given to whom, on what lawful basis, when and by whom. It is written once and never changed.</summary>
public sealed class Disclosure : IPartnershipRecord
{
    /// <summary>The longest name of whom it was given to, in characters.</summary>
    public const int GivenToLimit = 200;

    /// <summary>The longest description, lawful basis or list of references, in characters.</summary>
    public const int TextLimit = 2000;

    private Disclosure()
    {
    }

    /// <inheritdoc />
    public Guid Id { get; private init; }

    /// <inheritdoc />
    public Guid PartnershipId { get; private init; }

    /// <summary>Who was given it: a body, or a person by their part in the matter.</summary>
    public string GivenTo { get; private init; } = "";

    /// <summary>What was given.</summary>
    public string What { get; private init; } = "";

    /// <summary>The lawful basis.</summary>
    public string LawfulBasis { get; private init; } = "";

    /// <summary>The references of the records, or null.</summary>
    public string? References { get; private init; }

    /// <summary>The day on which it was given.</summary>
    public DateOnly GivenOn { get; private init; }

    /// <summary>Who gave it.</summary>
    public Guid GivenBy { get; private init; }

    /// <summary>When it was written down (UTC).</summary>
    public DateTimeOffset RecordedAt { get; private init; }

    /// <summary>How many files an export held, or null.</summary>
    public int? Files { get; private init; }

    /// <summary>SHA-256 of an export's manifest, or null: with it, what was given can be proved file by file.</summary>
    public byte[]? Manifest { get; private init; }

    /// <summary>What somebody says about a disclosure.</summary>
    public sealed record Said(string? GivenTo, string? What, string? LawfulBasis, string? References, DateOnly? GivenOn);

    /// <summary>Writes a disclosure down.</summary>
    /// <exception cref="RuleBroken">Something is missing, too long, or in the future.</exception>
    public static Disclosure Of(Guid partnership, Said said, Guid person, DateOnly today, DateTimeOffset now, int? files = null, byte[]? manifest = null)
    {
        ArgumentNullException.ThrowIfNull(said);
        RuleBroken.Unless(said.GivenOn is not null, "Enter the day on which it was given", nameof(GivenOn));
        RuleBroken.Unless(said.GivenOn <= today, "The day on which it was given must be today or in the past", nameof(GivenOn));
        return new Disclosure
        {
            Id = NewId.Next(), PartnershipId = partnership, GivenBy = person, RecordedAt = now, GivenOn = said.GivenOn!.Value, Files = files, Manifest = manifest,
            GivenTo = Needed(said.GivenTo, GivenToLimit, "Enter who was given it", nameof(GivenTo)),
            What = Needed(said.What, TextLimit, "Enter what was given", nameof(What)),
            LawfulBasis = Needed(said.LawfulBasis, TextLimit, "Enter the lawful basis", nameof(LawfulBasis)),
            References = string.IsNullOrWhiteSpace(said.References) ? null : Needed(said.References, TextLimit, "", nameof(References)),
        };
    }

    private static string Needed(string? words, int limit, string missing, string field)
    {
        RuleBroken.Unless(!string.IsNullOrWhiteSpace(words), missing, field);
        RuleBroken.Unless(words!.Length <= limit, $"This must be {limit} characters or fewer", field);
        return words;
    }

    internal sealed class Map : IEntityTypeConfiguration<Disclosure>
    {
        public void Configure(EntityTypeBuilder<Disclosure> disclosure) => disclosure.ToTable("disclosure", "kernel");
    }
}
