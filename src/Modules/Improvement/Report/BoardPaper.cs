using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Improvement.Report;

/// <summary>A paper for the board as it was made: its statements stand, and each remembers the version of what it rests on.</summary>
internal sealed class BoardPaper : IPartnershipRecord, IVersioned, IOwnedRecord
{
    public const int TitleLimit = 200;

    private BoardPaper()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartnershipId { get; private init; }

    public string Reference { get; private init; } = "";

    public string Title { get; private init; } = "";

    public DateOnly FromDay { get; private init; }

    public DateOnly UntilDay { get; private init; }

    /// <summary>The theme that it keeps to, or null for all.</summary>
    public string? Theme { get; private init; }

    /// <summary>The pictures as they were drawn, as JSON.</summary>
    public string Charts { get; private init; } = "[]";

    /// <summary>Who had it made.</summary>
    public Guid? OwnerId { get; private init; }

    public DateTimeOffset MadeAt { get; private init; }

    public int Version { get; set; }

    public static BoardPaper Make(Guid partnership, string reference, string? title, DateOnly? from, DateOnly? until, string? theme, string charts, Guid person, DateOnly today, DateTimeOffset now)
    {
        RuleBroken.Unless(from is not null, "Enter the first day that the paper covers", nameof(FromDay));
        RuleBroken.Unless(until is not null, "Enter the last day that the paper covers", nameof(UntilDay));
        RuleBroken.Unless(until <= today, "The last day must be today or in the past", nameof(UntilDay));
        RuleBroken.Unless(from <= until, "The first day must be on or before the last day", nameof(FromDay));
        return new BoardPaper
        {
            Id = NewId.Next(),
            PartnershipId = partnership,
            Reference = reference,
            Title = AsTyped.Required(title, TitleLimit, "Enter the title of the paper", nameof(Title)),
            FromDay = from!.Value,
            UntilDay = until!.Value,
            Theme = AsTyped.Optional(theme, Finding.ThemeLimit, nameof(Theme)),
            Charts = charts,
            OwnerId = person,
            MadeAt = now,
        };
    }

    internal sealed class Map : IEntityTypeConfiguration<BoardPaper>
    {
        public void Configure(EntityTypeBuilder<BoardPaper> paper)
        {
            paper.ToTable("board_paper", "improvement");
            paper.Property(p => p.Title).HasMaxLength(TitleLimit);
            paper.Property(p => p.Charts).HasColumnType("jsonb");
        }
    }
}

/// <summary>One statement of a paper, with what it rests on. Only ever added.</summary>
internal sealed class PaperStatement : IRecord
{
    public const int TextLimit = 6000;

    private PaperStatement()
    {
    }

    public Guid Id { get; private init; }

    public Guid PaperId { get; private init; }

    /// <summary>Its place, from 1.</summary>
    public int Number { get; private init; }

    public PaperPart Part { get; private init; }

    public string Text { get; private init; } = "";

    public string SourceWords { get; private init; } = "";

    public Sight.Seen SourceKind { get; private init; }

    public Guid SourceId { get; private init; }

    /// <summary>The version of the source when the paper was made; a later one turns the statement amber.</summary>
    public int SourceVersion { get; private init; }

    public static PaperStatement Of(BoardPaper paper, int number, Stated stated) => new()
    {
        Id = NewId.Next(),
        PaperId = paper.Id,
        Number = number,
        Part = stated.Part,
        Text = stated.Text.Length <= TextLimit ? stated.Text : stated.Text[..(TextLimit - 1)] + "…",
        SourceWords = stated.SourceWords,
        SourceKind = stated.Kind,
        SourceId = stated.Source,
        SourceVersion = stated.Version,
    };

    internal sealed class Map : IEntityTypeConfiguration<PaperStatement>
    {
        public void Configure(EntityTypeBuilder<PaperStatement> statement)
        {
            statement.ToTable("paper_statement", "improvement");
            statement.Property(s => s.Part).HasConversion<string>();
            statement.Property(s => s.SourceKind).HasConversion<string>();
            statement.HasOne<BoardPaper>().WithMany().HasForeignKey(s => s.PaperId);
        }
    }
}

/// <summary>The parts of a paper, in their order.</summary>
internal enum PaperPart
{
    Decided,
    Late,
    Changed,
    Answered,
    Raised,
}

/// <summary>A statement before it is kept.</summary>
internal sealed record Stated(PaperPart Part, string Text, Sight.Seen Kind, Guid Source, int Version, string SourceWords);
