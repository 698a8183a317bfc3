using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using LineOfSight.QuestionnaireEngine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Questionnaires;

/// <summary>The answer to one question of a return, and who changed it last.</summary>
internal sealed class ReturnAnswer : IRecord, IVersioned
{
    private ReturnAnswer()
    {
    }

    public Guid Id { get; private init; }

    public Guid ReturnId { get; private init; }

    /// <summary>The partnership of the return, so that the database need not ask the return for each answer.</summary>
    [NotInActs]
    public Guid PartnershipId { get; private init; }

    public string Question { get; private init; } = "";

    /// <summary>JSON: the answer.</summary>
    public string Value { get; private set; } = "{}";

    /// <summary>False while it was brought forward and nobody has said that it still holds.</summary>
    public bool IsConfirmed { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public string ChangedBy { get; private set; } = "";

    public int Version { get; set; }

    /// <summary>True when it was carried here from another return of the same agency. The database alone writes these.</summary>
    public bool IsCarried { get; private init; }

    /// <summary>Why the agency does not share this answer here; null for one that it shares.</summary>
    public string? WithheldBecause { get; private init; }

    /// <summary>Why the agency does not share some of its files here; null when it shares all.</summary>
    public string? FilesWithheldBecause { get; private init; }

    private Answer? given;

    /// <summary>The answer, read once.</summary>
    public Answer Given => given ??= Answer.FromJson(Value);

    public static ReturnAnswer Give(Return of, string question, Answer answer, bool isConfirmed, string by, DateTimeOffset now)
    {
        var given = new ReturnAnswer { Id = NewId.Next(), ReturnId = of.Id, PartnershipId = of.PartnershipId, Question = question };
        given.Change(answer, isConfirmed, by, now);
        return given;
    }

    public void Change(Answer answer, bool isConfirmed, string by, DateTimeOffset now) =>
        (Value, given, IsConfirmed, ChangedBy, ChangedAt) = (answer.ToJson(), answer, isConfirmed, by, now);

    internal sealed class Map : IEntityTypeConfiguration<ReturnAnswer>
    {
        public void Configure(EntityTypeBuilder<ReturnAnswer> answer)
        {
            answer.ToTable("answer", "questionnaires");
            answer.Ignore(a => a.Given);
            answer.Property(a => a.Value).HasColumnType("jsonb");
            answer.HasOne<Return>().WithMany().HasForeignKey(a => a.ReturnId);
        }
    }
}
