using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Improvement;

/// <summary>What the independent scrutineer said of a finished action (Children Act 2004 section 16G). Only ever added.</summary>
internal sealed class Scrutiny : IRecord
{
    public const int WordsLimit = 4000;

    private Scrutiny()
    {
    }

    public Guid Id { get; private init; }

    public Guid ActionId { get; private init; }

    public Verdict Verdict { get; private init; }

    public string? Words { get; private init; }

    public Guid PersonId { get; private init; }

    public DateTimeOffset At { get; private init; }

    internal static Scrutiny Of(ImprovementAction action, Verdict verdict, string? words, Guid person, DateTimeOffset now) => new()
    {
        Id = NewId.Next(),
        ActionId = action.Id,
        Verdict = verdict,
        Words = verdict == Verdict.Returned
            ? AsTyped.Required(words, WordsLimit, "Enter what is still missing", nameof(Words))
            : AsTyped.Optional(words, WordsLimit, nameof(Words)),
        PersonId = person,
        At = now,
    };

    internal sealed class Map : IEntityTypeConfiguration<Scrutiny>
    {
        public void Configure(EntityTypeBuilder<Scrutiny> scrutiny)
        {
            scrutiny.ToTable("scrutiny", "improvement");
            scrutiny.Property(s => s.Verdict).HasConversion<string>();
            scrutiny.HasOne<ImprovementAction>().WithMany().HasForeignKey(s => s.ActionId);
        }
    }
}

/// <summary>What the scrutineer says of a finished action.</summary>
internal enum Verdict
{
    Returned,
    Accepted,
}
