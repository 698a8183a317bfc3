using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Improvement;

/// <summary>One report on how an action was going. Reports are only ever added.</summary>
internal sealed class Progress : IRecord
{
    public const int NoteLimit = 2000;

    private Progress()
    {
    }

    public Guid Id { get; private init; }

    public Guid ActionId { get; private init; }

    public DateTimeOffset At { get; private init; }

    public Guid PersonId { get; private init; }

    public ActionStatus Status { get; private init; }

    public string? Note { get; private init; }

    internal static Progress Of(ImprovementAction action, string? note, Guid person, DateTimeOffset now) => new()
    {
        Id = NewId.Next(),
        ActionId = action.Id,
        At = now,
        PersonId = person,
        Status = action.Status,
        Note = AsTyped.Optional(note, NoteLimit, nameof(Note)),
    };

    internal sealed class Map : IEntityTypeConfiguration<Progress>
    {
        public void Configure(EntityTypeBuilder<Progress> progress)
        {
            progress.ToTable("progress", "improvement");
            progress.Property(p => p.Status).HasConversion<string>();
            progress.Property(p => p.Note).HasMaxLength(NoteLimit);
            progress.HasOne<ImprovementAction>().WithMany().HasForeignKey(p => p.ActionId);
        }
    }
}
