using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Kernel.Files;

/// <summary>How far a document has come.</summary>
public enum DocumentState
{
    /// <summary>The scanner has not said that it is clean: nobody opens it yet.</summary>
    Checking,

    /// <summary>The scanner said that it is clean.</summary>
    Clean,

    /// <summary>Taken where no scanner is set (Development).</summary>
    NotChecked,

    /// <summary>The scanner found something when it was asked again: nobody opens it, and its bytes are gone.</summary>
    Refused,
}

/// <summary>
/// A file that somebody gave. Its bytes lie in the data folder under a random name; who may open it follows from the records that use it.
/// </summary>
public sealed class Document : IPartnershipRecord, IOwnedRecord, IVersioned, INamed
{
    /// <inheritdoc />
    public required Guid Id { get; init; }

    /// <inheritdoc />
    public required Guid PartnershipId { get; init; }

    /// <summary>The agency that gave it: the one its giver acted for, or null.</summary>
    public Guid? AgencyId { get; init; }

    /// <summary>Who gave it.</summary>
    public Guid? OwnerId { get; init; }

    /// <summary>When it was given (UTC).</summary>
    public required DateTimeOffset GivenAt { get; init; }

    /// <summary>The name that people see, cleaned (<see cref="FileNames"/>).</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required FileType Type { get; init; }

    /// <summary>Its size in bytes, as it is kept.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of its bytes, as they are kept.</summary>
    public required byte[] Sha256 { get; init; }

    /// <summary>Its name in the data folder: 32 random hexadecimal digits.</summary>
    [NotInActs]
    public required string Stored { get; init; }

    /// <summary>Whether it may be opened.</summary>
    public required DocumentState State { get; init; }

    /// <summary>When the scanner last gave a verdict (UTC), or null.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>The last day on which it is evidence, or null when it does not expire.</summary>
    public DateOnly? CurrentUntil { get; private set; }

    /// <inheritdoc />
    public int Version { get; set; }

    /// <summary>Says anew until when it is evidence; a day in the past has ended it.</summary>
    /// <exception cref="RuleBroken">That is what it says already.</exception>
    public void ChangeUntil(DateOnly? until)
    {
        RuleBroken.Unless(until != CurrentUntil, "This is the date that it has already", GiveDocument.UntilField);
        CurrentUntil = until;
    }

    /// <summary>True after its last day.</summary>
    public bool HasExpired(DateOnly today) => CurrentUntil < today;

    /// <summary>True when its bytes may be handed out on an installation that scans like this.</summary>
    public bool MayBeOpened(Scanning scanning) => State == DocumentState.Clean || (State == DocumentState.NotChecked && scanning == Scanning.Off);

    internal sealed class Map : IEntityTypeConfiguration<Document>
    {
        public void Configure(EntityTypeBuilder<Document> document)
        {
            document.ToTable("document", "kernel");
            document.Property(d => d.Type).HasConversion<string>();
            document.Property(d => d.State).HasConversion<string>();
        }
    }
}

/// <summary>Says that a record uses a document. Ending it hides the document there; the document itself stays until its retention ends.</summary>
public sealed class DocumentUse : IPartnershipRecord
{
    /// <inheritdoc />
    public required Guid Id { get; init; }

    /// <summary>The document.</summary>
    public required Guid DocumentId { get; init; }

    /// <summary>The partnership that keeps the document.</summary>
    public required Guid PartnershipId { get; init; }

    /// <summary>The class of record that uses it, such as <c>ImprovementAction</c>.</summary>
    public required string RecordKind { get; init; }

    /// <summary>The record that uses it.</summary>
    public required Guid RecordId { get; init; }

    /// <summary>The partnership that keeps the record.</summary>
    public required Guid RecordPartnershipId { get; init; }

    /// <summary>When it was put there (UTC).</summary>
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>Who put it there.</summary>
    public required Guid AddedBy { get; init; }

    /// <summary>When it was taken away (UTC), or null.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Who took it away, or null.</summary>
    public Guid? EndedBy { get; private set; }

    /// <summary>Why it was taken away, or null.</summary>
    public string? EndedBecause { get; private set; }

    /// <summary>Takes the document away from the record.</summary>
    public void End(Guid person, string because, DateTimeOffset now) => (EndedBy, EndedBecause, EndedAt) = (person, because, now);

    internal sealed class Map : IEntityTypeConfiguration<DocumentUse>
    {
        public void Configure(EntityTypeBuilder<DocumentUse> use)
        {
            use.ToTable("document_use", "kernel");
            use.HasOne<Document>().WithMany().HasForeignKey(u => u.DocumentId);
        }
    }
}
