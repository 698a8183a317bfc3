using LineOfSight.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LineOfSight.Kernel.Jobs;

/// <summary>One turn of a job: the moment it was due names it, so that however many nodes there are it is done once.</summary>
public sealed class JobRun : IRecord
{
    /// <summary>How often a turn is begun before it is given up.</summary>
    public const int MostAttempts = 5;

    /// <inheritdoc />
    public required Guid Id { get; init; }

    /// <summary>The job's key.</summary>
    public required string Job { get; init; }

    /// <summary>The moment at which it was due (UTC).</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Who asked for this turn, or null when the clock did.</summary>
    public Guid? AskedBy { get; init; }

    /// <summary>How often it has been begun.</summary>
    public int Attempt { get; private set; }

    /// <summary>The program that has it, or had it last.</summary>
    public string? Node { get; private set; }

    /// <summary>When it was begun last (UTC, by the clock of the database).</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>Until when it belongs to <see cref="Node"/>; afterwards another may take it over.</summary>
    public DateTimeOffset? LeaseUntil { get; private set; }

    /// <summary>When it ended (UTC), or null while it runs or waits.</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary><c>done</c>, <c>failed</c>, or null while it runs or waits.</summary>
    public string? Outcome { get; private set; }

    /// <summary>What it did; null when there was nothing to do.</summary>
    public string? Did { get; private set; }

    /// <summary>Why it failed, in words.</summary>
    public string? Failure { get; private set; }

    /// <summary>When it is begun again after a failure; null when it is not.</summary>
    public DateTimeOffset? RetryAt { get; private set; }

    internal sealed class Map : IEntityTypeConfiguration<JobRun>
    {
        public void Configure(EntityTypeBuilder<JobRun> run) => run.ToTable("job_run", "kernel");
    }
}

/// <summary>A program that runs jobs.</summary>
public sealed class JobNode
{
    /// <summary>The longest name, in characters.</summary>
    public const int NameLimit = 200;

    /// <summary>Its name: the machine and the process.</summary>
    public required string Node { get; init; }

    /// <summary>When it was there last (UTC, by the clock of the database).</summary>
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>How far its clock is ahead of the database's; negative when it is behind.</summary>
    public required TimeSpan ClockAhead { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<JobNode>
    {
        public void Configure(EntityTypeBuilder<JobNode> node) => node.ToTable("job_node", "kernel").HasKey(n => n.Node);
    }
}
