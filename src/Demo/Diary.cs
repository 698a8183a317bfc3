namespace LineOfSight.Demo;

/// <summary>
/// Lets several stories be told side by side in the order of their days: one acts, then waits with its next day, and whoever has the
/// earliest day goes on. Two of the same day keep the order in which they came, so that the same day gives the same demonstration.
/// </summary>
internal sealed class Diary : IDisposable
{
    private readonly PriorityQueue<TaskCompletionSource, (DateOnly Day, int Order)> waiting = new();
    private readonly SemaphoreSlim still = new(0);
    private bool isOpen;
    private int order;

    /// <summary>Waits until it is this day’s turn; at once while no stories are told side by side.</summary>
    public Task TurnAsync(DateOnly day)
    {
        if (!isOpen)
        {
            return Task.CompletedTask;
        }

        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting.Enqueue(turn, (day, order++));
        still.Release();
        return turn.Task;
    }

    /// <summary>Tells the stories to their end.</summary>
    public async Task TellAsync(IEnumerable<Func<Task>> stories)
    {
        isOpen = true;
        var told = new List<Task>();
        foreach (var story in stories)
        {
            told.Add(Task.Run(story));
            _ = told[^1].ContinueWith(_ => still.Release(), TaskScheduler.Default);
            await NextAsync(told);
        }

        while (waiting.TryDequeue(out var turn, out _))
        {
            turn.SetResult();
            await NextAsync(told);
        }

        isOpen = false;
        await Task.WhenAll(told);
    }

    public void Dispose() => still.Dispose();

    // The one that acts now comes to its next day or to its end; what went wrong in it ends the whole.
    private async Task NextAsync(List<Task> told)
    {
        await still.WaitAsync();
        if (told.Find(t => t.IsFaulted || t.IsCanceled) is { } broken)
        {
            await broken;
        }
    }
}
