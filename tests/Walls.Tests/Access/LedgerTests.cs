namespace LineOfSight.Walls.Tests.Access;

public sealed class LedgerTests(LedgerTests.Walked walked) : IClassFixture<LedgerTests.Walked>
{
    [Fact]
    public void Every_route_parameter_has_a_sample() => Wall.Holds(walked.Doors.SelectMany(d => d.AllNouns
        .Where(n => Sample.Find(n, d.Route) is null).Select(n => Sample.Missing(n, d.Route))));

    [Fact]
    public async Task Everybody_reaches_what_the_ledger_says_and_nothing_else()
    {
        var result = await walked.ResultAsync();
        var found = Ledger.Write(walked.Columns, result.Lines);
        if (Environment.GetEnvironmentVariable("LINEOFSIGHT_WRITE_LEDGER") == "1")
        {
            await File.WriteAllTextAsync(Ledger.Path, found, TestContext.Current.CancellationToken);
        }

        var committed = await File.ReadAllTextAsync(Ledger.Path, TestContext.Current.CancellationToken);
        var difference = Ledger.Difference(committed, found);
        Assert.True(difference.Count == 0 && committed == found,
            $"The ledger says otherwise (-) than what was found (+). If that is meant, write it again and read the difference:\n{string.Join('\n', difference)}");
    }

    [Fact]
    public async Task Every_answer_carries_its_headers_and_every_refusal_looks_like_a_page_that_is_not_there() =>
        Wall.Holds((await walked.ResultAsync()).Broken);

    [Fact]
    public async Task A_form_that_is_refused_changes_nothing() => Wall.Holds((await walked.ResultAsync()).Changed);

    /// <summary>The house after one walk through it.</summary>
    public sealed class Walked : World
    {
        private readonly SemaphoreSlim gate = new(1);
        private Knock? knock;
        private Walk.Result? result;

        /// <inheritdoc />
        public override ValueTask DisposeAsync()
        {
            knock?.Dispose();
            gate.Dispose();
            return base.DisposeAsync();
        }

        internal async Task<Walk.Result> ResultAsync()
        {
            await gate.WaitAsync();
            try
            {
                return result ??= await new Walk(this, knock = new Knock(this)).AllAsync(Doors);
            }
            finally
            {
                gate.Release();
            }
        }
    }
}
