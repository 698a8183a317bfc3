namespace LineOfSight.Kernel.Jobs;

/// <summary>Every job of the house: the kernel's own, and those of the modules.</summary>
public sealed class JobBook
{
    private readonly Dictionary<string, JobKind> kinds;

    /// <summary>Builds the book.</summary>
    /// <param name="kinds">Every job.</param>
    /// <exception cref="InvalidOperationException">A class does no job.</exception>
    public JobBook(IEnumerable<JobKind> kinds)
    {
        this.kinds = kinds.ToDictionary(k => k.Key);
        if (this.kinds.Values.FirstOrDefault(k => !typeof(IRunJob).IsAssignableFrom(k.Runs)) is { } wrong)
        {
            throw new InvalidOperationException($"The job {wrong.Key} is to be done by {wrong.Runs.Name}, which does not implement {nameof(IRunJob)}.");
        }
    }

    /// <summary>All jobs, in the modules' order.</summary>
    public IReadOnlyCollection<JobKind> All => kinds.Values;

    /// <summary>The job of a key, or null.</summary>
    public JobKind? Find(string key) => kinds.GetValueOrDefault(key);
}
