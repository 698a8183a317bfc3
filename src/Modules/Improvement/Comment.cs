using LineOfSight.Improvement.Sight;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Improvement;

/// <summary>What somebody said to the others who hold a record. Only ever added; withdrawn, it leaves a stub.</summary>
internal sealed class Comment : IRecord
{
    public const int WordsLimit = 2000;

    private Comment()
    {
    }

    public Guid Id { get; private init; }

    public Guid RecordId { get; private init; }

    public Seen RecordKind { get; private init; }

    /// <summary>Kept here alone: the history says that somebody commented, and what was withdrawn is not read there either.</summary>
    [NotInActs]
    public string Words { get; private init; } = "";

    public Guid PersonId { get; private init; }

    /// <summary>The partnership for which the person spoke.</summary>
    public Guid SpeaksFor { get; private init; }

    public DateTimeOffset At { get; private init; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public static Comment Say(Facts about, string? words, Guid person, Guid speaksFor, DateTimeOffset now) => new()
    {
        Id = NewId.Next(),
        RecordId = about.Id,
        RecordKind = about.Kind,
        Words = AsTyped.Required(words, WordsLimit, "Enter your comment", nameof(Words)),
        PersonId = person,
        SpeaksFor = speaksFor,
        At = now,
    };

    public void Withdraw(Guid person, DateTimeOffset now)
    {
        RuleBroken.Unless(PersonId == person, "Only whoever wrote a comment can withdraw it");
        RuleBroken.Unless(WithdrawnAt is null, "This comment was withdrawn already");
        WithdrawnAt = now;
    }

    internal sealed class Map : IEntityTypeConfiguration<Comment>
    {
        public void Configure(EntityTypeBuilder<Comment> comment)
        {
            comment.ToTable("comment", "improvement");
            comment.Property(c => c.RecordKind).HasConversion<string>();
            comment.Property(c => c.Words).HasMaxLength(WordsLimit);
        }
    }
}

/// <summary>Somebody who was mentioned in a comment.</summary>
internal sealed class Mention
{
    public required Guid CommentId { get; init; }

    public required Guid PersonId { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<Mention>
    {
        public void Configure(EntityTypeBuilder<Mention> mention)
        {
            mention.ToTable("mention", "improvement");
            mention.HasKey(m => new { m.CommentId, m.PersonId });
            mention.HasOne<Comment>().WithMany().HasForeignKey(m => m.CommentId);
        }
    }
}
