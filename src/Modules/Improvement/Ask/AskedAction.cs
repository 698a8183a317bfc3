using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Improvement.Ask;

/// <summary>What became of a line that came by link.</summary>
internal enum LineOutcome
{
    Taken,
    LeftOut,
}

/// <summary>What a file says about one action.</summary>
/// <param name="Place">The row of the file.</param>
/// <param name="Status">How it is going, or null.</param>
/// <param name="Note">The progress, or null.</param>
/// <param name="BlockedBy">What stands in its way, or null.</param>
/// <param name="DoneOn">When it was done, or null.</param>
/// <param name="WhatChanged">What difference it made, or null.</param>
internal sealed record LineAnswer(string Place, ActionStatus? Status, string? Note, string? BlockedBy, DateOnly? DoneOn, string? WhatChanged);

/// <summary>An action that an agency is asked about, what came, and what became of it.</summary>
internal sealed class AskedAction : IRecord
{
    public const int WhyLimit = 500;

    private AskedAction()
    {
    }

    public Guid Id { get; private init; }

    public Guid AskId { get; private init; }

    public Guid ActionId { get; private init; }

    /// <summary>Its place in the file, from 1.</summary>
    public int Number { get; private init; }

    /// <summary>JSON: <see cref="LineAnswer"/>; null when nothing was said, or it was not understood.</summary>
    [NotInActs]
    public string? Answer { get; private set; }

    public LineOutcome? Outcome { get; private set; }

    /// <summary>Why it was left out.</summary>
    public string? Why { get; private set; }

    public static AskedAction Of(AskByLink ask, Guid action, int number) => new() { Id = NewId.Next(), AskId = ask.Id, ActionId = action, Number = number };

    public LineAnswer? Said => Answer is null ? null : Arrive.Written.Read<LineAnswer>(Answer);

    public void Save(LineAnswer? answer) => Answer = answer is null ? null : Arrive.Written.Json(answer);

    /// <summary>Writes down what became of it.</summary>
    /// <param name="whyNot">Why it is left out; null when it was taken over.</param>
    public void Decide(string? whyNot) => (Outcome, Why) = (whyNot is null ? LineOutcome.Taken : LineOutcome.LeftOut, whyNot);

    internal sealed class Map : IEntityTypeConfiguration<AskedAction>
    {
        public void Configure(EntityTypeBuilder<AskedAction> line)
        {
            line.ToTable("asked_action", "improvement");
            line.Property(l => l.Answer).HasColumnType("jsonb");
            line.Property(l => l.Outcome).HasConversion<string>();
            line.Ignore(l => l.Said);
            line.HasOne<AskByLink>().WithMany().HasForeignKey(l => l.AskId);
        }
    }
}
