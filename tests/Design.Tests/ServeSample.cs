namespace LineOfSight.Design.Tests;

/// <summary>For looking at the pages while designing: set SAMPLE_URL and run this one test explicitly; it serves for ten minutes.</summary>
public sealed class ServeSample
{
    [Fact(Explicit = true)]
    public async Task Serve()
    {
        await using var app = new SampleApp();
        await app.InitializeAsync();
        await Task.Delay(TimeSpan.FromMinutes(10), TestContext.Current.CancellationToken);
    }
}
