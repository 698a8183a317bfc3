using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Improvement;

/// <summary>Something late rose one step: to the owner’s lead, to the chair of its body, to the executive. Each step stays on the record.</summary>
internal sealed class Rise : IRecord
{
    public const int RisenToLimit = 500;

    private Rise()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartnershipId { get; private init; }

    public Guid RecordId { get; private init; }

    public RisenKind RecordKind { get; private init; }

    /// <summary>1, 2 or 3.</summary>
    public int Step { get; private init; }

    /// <summary>The date that was missed; a date that is moved begins again.</summary>
    public DateOnly DueOn { get; private init; }

    public DateOnly RisenOn { get; private init; }

    /// <summary>To whom, in words, as it was that day.</summary>
    public string RisenTo { get; private init; } = "";

    public DateTimeOffset At { get; private init; }

    internal static Rise Of(IPartnershipRecord record, RisenKind kind, int step, DateOnly due, DateOnly today, string to, DateTimeOffset now) => new()
    {
        Id = NewId.Next(),
        PartnershipId = record.PartnershipId,
        RecordId = record.Id,
        RecordKind = kind,
        Step = step,
        DueOn = due,
        RisenOn = today,
        RisenTo = to.Length <= RisenToLimit ? to : to[..RisenToLimit],
        At = now,
    };

    internal sealed class Map : IEntityTypeConfiguration<Rise>
    {
        public void Configure(EntityTypeBuilder<Rise> rise)
        {
            rise.ToTable("rise", "improvement");
            rise.Property(r => r.RecordKind).HasConversion<string>();
        }
    }
}

/// <summary>What kind of thing rose.</summary>
internal enum RisenKind
{
    Action,
    Recommendation,
    Finding,
}
