using LineOfSight.Contracts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Improvement;

/// <summary>What a finding rests on: somebody's exact words, a figure with its base, an audit, a review, an observation or a document.</summary>
internal sealed class Evidence : IRecord, IVersioned
{
    public const int TextLimit = 2000;
    public const int ConsentLimit = 500;
    public const int PlaceLimit = 200;
    public const int DocumentReferenceLimit = 200;
    public const int SourceLimit = 200;
    public const int SourceUrlLimit = 500;
    public const int SourceModuleLimit = 50;

    private Evidence()
    {
    }

    public Guid Id { get; private init; }

    public Guid FindingId { get; private init; }

    public EvidenceKind Kind { get; private set; }

    /// <summary>The exact words, what the figure counts, what was found or seen, or the document's title.</summary>
    public string Text { get; private set; } = "";

    public int? Count { get; private set; }

    /// <summary>What the count is a part of. A figure has both, an audit result both or neither, and nothing else has either.</summary>
    public int? Base { get; private set; }

    /// <summary>How whoever spoke agreed to their words being used.</summary>
    public string? Consent { get; private set; }

    /// <summary>The last day on which the words may be used; null when no end was agreed. Afterwards they are kept and no longer shown.</summary>
    public DateOnly? ConsentUntil { get; private set; }

    /// <summary>Where the words were said.</summary>
    public string? Place { get; private set; }

    public string? DocumentReference { get; private set; }

    public string Source { get; private set; } = "";

    /// <summary>The page of another module that shows the source, or null.</summary>
    public string? SourceUrl { get; private set; }

    public string? SourceModule { get; private init; }

    public Guid? SourceRecordId { get; private init; }

    public DateOnly GivenOn { get; private set; }

    public DateTimeOffset AddedAt { get; private init; }

    public int Version { get; set; }

    /// <summary>What people say about a piece of evidence.</summary>
    internal sealed record Particulars(
        EvidenceKind Kind,
        string? Text,
        int? Count,
        int? Base,
        string? Consent,
        string? Place,
        string? DocumentReference,
        string? Source,
        DateOnly GivenOn,
        SourceRef? From = null,
        DateOnly? ConsentUntil = null);

    public static Evidence Give(Finding finding, Particulars said, DateOnly today, DateTimeOffset now)
    {
        var evidence = new Evidence
        {
            Id = NewId.Next(),
            FindingId = finding.Id,
            SourceModule = AsTyped.Optional(said.From?.Module, SourceModuleLimit, nameof(Source)),
            SourceRecordId = said.From?.RecordId,
            SourceUrl = OwnPage(said.From?.Url),
            AddedAt = now,
        };
        evidence.Change(said, today);
        return evidence;
    }

    public void Change(Particulars said, DateOnly today)
    {
        RuleBroken.Unless(said.GivenOn <= today, "The date of the evidence must be today or in the past", nameof(GivenOn));
        var quoted = said.Kind == EvidenceKind.Quotation;
        var counted = said.Kind == EvidenceKind.Figure || (said.Kind == EvidenceKind.AuditResult && (said.Count ?? said.Base) is not null);
        RuleBroken.Unless(
            !quoted || said.ConsentUntil is not { } until || until >= said.GivenOn,
            "The last day on which the words may be used must be on or after the day they were said", nameof(ConsentUntil));
        Kind = said.Kind;
        Text = AsTyped.Required(said.Text, TextLimit, Missing(said.Kind), nameof(Text));
        Consent = quoted ? AsTyped.Required(said.Consent, ConsentLimit, "Enter how they agreed to their words being used", nameof(Consent)) : null;
        ConsentUntil = quoted ? said.ConsentUntil : null;
        Place = quoted ? AsTyped.Optional(said.Place, PlaceLimit, nameof(Place)) : null;
        DocumentReference = said.Kind == EvidenceKind.Document
            ? AsTyped.Optional(said.DocumentReference, DocumentReferenceLimit, nameof(DocumentReference))
            : null;
        (Count, Base) = counted ? Figure(said.Count, said.Base) : (null, null);
        Source = AsTyped.Required(said.Source, SourceLimit, "Enter where it comes from", nameof(Source));
        GivenOn = said.GivenOn;
    }

    /// <summary>Whoever spoke no longer agrees: from this day the words are not shown. It holds at once and cannot be put off.</summary>
    public void Withdraw(DateOnly today)
    {
        RuleBroken.Unless(Kind == EvidenceKind.Quotation, "Only words are used with consent");
        RuleBroken.Unless(ConsentUntil is null || ConsentUntil >= today, $"Consent ended on {Finding.Day(ConsentUntil)} already");
        ConsentUntil = today.AddDays(-1);
    }

    // A bare percentage says nothing without its base, so a figure is two counts or it is refused.
    private static (int? Count, int? Base) Figure(int? count, int? @base)
    {
        RuleBroken.Unless(count is >= 0, "Enter how many were counted, 0 or more", nameof(Count));
        RuleBroken.Unless(@base is >= 1, "Enter out of how many, 1 or more", nameof(Base));
        RuleBroken.Unless(count <= @base, "How many were counted must not be more than out of how many", nameof(Count));
        return (count, @base);
    }

    private static string Missing(EvidenceKind kind) => kind switch
    {
        EvidenceKind.Quotation => "Enter the exact words that were said",
        EvidenceKind.Figure => "Enter what the figure counts",
        EvidenceKind.AuditResult => "Enter what the audit found",
        EvidenceKind.Review => "Enter what the review found",
        EvidenceKind.Observation => "Enter what was seen",
        _ => "Enter the title of the document",
    };

    // Only a page of this product: a link elsewhere, or one that runs script, is no source.
    private static string? OwnPage(string? url)
    {
        if (url is null)
        {
            return null;
        }

        RuleBroken.Unless(
            url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal) && !url.Contains('\\', StringComparison.Ordinal)
                && url.Length <= SourceUrlLimit && !url.Any(char.IsControl),
            "The source must be a page of this product");
        return url;
    }

    internal sealed class Map : IEntityTypeConfiguration<Evidence>
    {
        public void Configure(EntityTypeBuilder<Evidence> evidence)
        {
            evidence.ToTable("evidence", "improvement");
            evidence.Property(e => e.Kind).HasConversion<string>();
            evidence.Property(e => e.Text).HasMaxLength(TextLimit);
            evidence.HasOne<Finding>().WithMany().HasForeignKey(e => e.FindingId);
        }
    }
}
