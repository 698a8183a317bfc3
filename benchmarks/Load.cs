using System.Diagnostics;

namespace LineOfSight.Bench;

/// <summary>Sends requests from this process to a server on loopback, a fixed number, from several connections.</summary>
internal static class Load
{
    /// <summary>What a run measured.</summary>
    /// <param name="PerSecond">Requests a second.</param>
    /// <param name="P50">Median time of a request, milliseconds.</param>
    /// <param name="P95">95th percentile, milliseconds.</param>
    /// <param name="P99">99th percentile, milliseconds.</param>
    public sealed record Result(double PerSecond, double P50, double P95, double P99);

    public static async Task<Result> RunAsync(HttpClient client, string url, int requests, int connections = 4)
    {
        var times = new double[requests];
        var next = -1;
        var whole = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            for (var i = Interlocked.Increment(ref next); i < requests; i = Interlocked.Increment(ref next))
            {
                var one = Stopwatch.GetTimestamp();
                using var response = await client.GetAsync(new Uri(url, UriKind.Relative));
                response.EnsureSuccessStatusCode();
                await response.Content.ReadAsByteArrayAsync();
                times[i] = Stopwatch.GetElapsedTime(one).TotalMilliseconds;
            }
        }));
        var seconds = whole.Elapsed.TotalSeconds;
        Array.Sort(times);
        return new Result(requests / seconds, At(times, 0.50), At(times, 0.95), At(times, 0.99));
    }

    private static double At(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
}
