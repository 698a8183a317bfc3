using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Questionnaires.AnswerOnce;

/// <summary>An answer, or one of its files, that stays out: of one other area, or of all of them. What the area sees in its place is the reason.</summary>
internal sealed class Withheld : IRecord, IVersioned
{
    private Withheld()
    {
    }

    public Guid Id { get; private init; }

    public Guid SharingId { get; private init; }

    public string Question { get; private init; } = "";

    /// <summary>One file of the answer; null for the whole answer.</summary>
    public Guid? FileId { get; private init; }

    /// <summary>The partnership that does not get it; null for all others.</summary>
    public Guid? FromId { get; private init; }

    public string Because { get; private init; } = "";

    public DateTimeOffset WithheldAt { get; private init; }

    /// <summary>When the agency shared it after all; null while it stays out.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public int Version { get; set; }

    public static Withheld Keep(Sharing sharing, string question, Guid? file, Guid? from, string? because, DateTimeOffset now) => new()
    {
        Id = NewId.Next(), SharingId = sharing.Id, Question = question, FileId = file, FromId = from, WithheldAt = now,
        Because = Typed.Required(because, Return.ReasonLimit, "Enter why you do not share it. The areas see this in its place", "Because"),
    };

    public void End(DateTimeOffset now) => EndedAt ??= now;

    internal sealed class Map : IEntityTypeConfiguration<Withheld>
    {
        public void Configure(EntityTypeBuilder<Withheld> withheld)
        {
            withheld.ToTable("withheld", "questionnaires");
            withheld.HasOne<Sharing>().WithMany().HasForeignKey(w => w.SharingId);
            withheld.HasOne<Partnership>().WithMany().HasForeignKey(w => w.FromId);
        }
    }
}
