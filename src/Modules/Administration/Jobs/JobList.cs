using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Administration.Jobs;

/// <summary>The jobs as they stand: the last turn of each, the next, and what failed lately.</summary>
internal sealed class JobList(LineOfSightDb db, JobBook book, JobSettings settings, TimeProvider clock)
{
    private const int MostFailures = 20;
    private static readonly TimeSpan Lately = TimeSpan.FromDays(7);
    private static readonly TimeSpan Present = TimeSpan.FromMinutes(1);

    public sealed record Row(JobKind Kind, JobRun? Last, JobRun? LastThatDid, DateTimeOffset? Next)
    {
        public bool HasFailed => Last is { Outcome: "failed" };

        public bool Runs => Last is { FinishedAt: null, StartedAt: not null };

        /// <summary>When a turn that runs has taken as long as it may.</summary>
        public DateTimeOffset? StopsAt => Last?.StartedAt + Kind.Longest;

        public bool Waits => Last is { FinishedAt: null, StartedAt: null };
    }

    public async Task<IReadOnlyList<Row>> RowsAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var turns = db.Set<JobRun>().AsNoTracking();
        var last = await turns.Where(r => !db.Set<JobRun>().Any(l => l.Job == r.Job && l.DueAt > r.DueAt)).ToDictionaryAsync(r => r.Job, stop);
        var did = await turns.Where(r => r.Did != null && !db.Set<JobRun>().Any(l => l.Job == r.Job && l.Did != null && l.DueAt > r.DueAt)).ToDictionaryAsync(r => r.Job, stop);
        return [.. book.All.Select(k => new Row(k, last.GetValueOrDefault(k.Key), did.GetValueOrDefault(k.Key), k.NextDue(now)))];
    }

    public async Task<IReadOnlyList<JobRun>> FailuresAsync(CancellationToken stop)
    {
        var since = clock.GetUtcNow() - Lately;
        return await db.Set<JobRun>().AsNoTracking().Where(r => r.Outcome == "failed" && r.DueAt > since).OrderByDescending(r => r.DueAt).Take(MostFailures).ToListAsync(stop);
    }

    /// <summary>The programs that were there within the last minute.</summary>
    public async Task<IReadOnlyList<JobNode>> NodesAsync(CancellationToken stop)
    {
        var since = clock.GetUtcNow() - Present;
        return await db.Set<JobNode>().AsNoTracking().Where(n => n.SeenAt > since).OrderBy(n => n.Node).ToListAsync(stop);
    }

    /// <summary>True for a program that runs no jobs, because its clock is wrong.</summary>
    public bool IsAstray(JobNode node) => node.ClockAhead.Duration() > settings.MostClockDifference;

    public string WordsOf(string job) => book.Find(job)?.Words ?? job;
}
