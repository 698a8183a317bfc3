using System.Diagnostics;
using System.Globalization;
using System.Net;
using LineOfSight.Kit;
using LineOfSight.Trackers;
using LineOfSight.Trackers.Tests;

namespace LineOfSight.Bench;

/// <summary>
/// A tracker of 10,000 actions, by the pages, from the file sent to the records made, into a partnership that has 20,000 actions already; and
/// what it costs to pass over a million empty rows.
/// </summary>
internal sealed class TrackerBench(TextWriter output)
{
    private const int Rows = 10_000;
    private const int There = 20_000;
    private const int Wanted = 10;
    private static readonly string[] Headings = ["Ref", "Recommendation", "Action", "Lead agency", "Owner", "Due date", "RAG", "Progress", "Evidence of impact", "Date completed", "Theme"];
    private static readonly string[] Verbs = ["Review", "Write", "Train", "Audit", "Map", "Agree", "Publish", "Test", "Fund", "Share"];
    private static readonly string[] Things = ["the front door", "a protocol", "supervision", "the neglect toolkit", "housing", "school leads", "chronologies", "the dataset", "thresholds", "missing episodes"];

    public async Task RunAsync()
    {
        EmptyRows();
        var book = Tracker();
        Say($"a tracker of {Rows:N0} actions, {book.Length / 1024:N0} KB, into a partnership with {There:N0} actions; seconds by the clock, by the pages (wanted: the import under {Wanted})");
        Say($"| round | sent and read | columns | what would come of it | imported | result | all | acts, rows and records written |");
        Say($"|---|---|---|---|---|---|---|---|");
        for (var round = 1; round <= 3; round++)
        {
            await RoundAsync(round, book);
        }

        Say($"most memory of this process: {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576:N0} MB; {Environment.ProcessorCount} processor(s) to use");
    }

    private async Task RoundAsync(int round, byte[] book)
    {
        var house = new House();
        await house.InitializeAsync();
        await using (house)
        {
            var (person, _) = await ManyRecords.PlantAsync(house, There);
            using var browser = house.Browser(person);
            browser.Client.Timeout = TimeSpan.FromMinutes(5);
            var (given, sending) = await TimedAsync(() => browser.UploadAsync("/improvement/arrive/file", "Input.File", "tracker.xlsx", book));
            var (chosen, choosing) = await TimedAsync(() => browser.PostAsync(given.Location!));
            var check = chosen.Location ?? throw new InvalidOperationException(chosen.Errors);
            var (_, looking) = await TimedAsync(() => browser.GetAsync(check));
            var before = await house.SqlAsync<long>("select count(*) from kernel.act");
            var page = await browser.GetAsync(check);
            var form = page.Document.QuerySelector("main form:not([data-passkey])") as AngleSharp.Html.Dom.IHtmlFormElement ?? throw new InvalidOperationException(page.Text);
            var (imported, importing) = await TimedAsync(() => browser.SendAsync(form, check, new Dictionary<string, string> { ["Step"] = "import", ["Input.LikelyOthers"] = "New" }));
            if (imported.Status != HttpStatusCode.Redirect)
            {
                throw new InvalidOperationException(imported.Errors + imported.Text);
            }

            var (_, showing) = await TimedAsync(() => browser.GetAsync(imported.Location!));
            var written = await house.SqlAsync<long>("select count(*) from improvement.action where added_at > $1::timestamptz - interval '1 day' and what not like 'Action number%'", house.Clock.GetUtcNow());
            var acts = await house.SqlAsync<long>("select count(*) from kernel.act") - before;
            Say($"| {round} | {sending:N1} | {choosing:N1} | {looking:N1} | {importing:N1} | {showing:N1} | {sending + choosing + looking + importing + showing:N1} | {acts:N0} acts, {written:N0} actions |");
        }
    }

    private void EmptyRows()
    {
        var book = new Book().Row("Action", "Owner", "Due date").EmptyRows(1_000_000).Row("Last", "x", "1 May 2026").Make();
        TrackerReader.Read("a.xlsx", book);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var watch = Stopwatch.StartNew();
        var read = TrackerReader.Read("a.xlsx", book);
        Say($"1,000,000 empty rows between two that are not ({book.Length / 1024:N0} KB): {watch.Elapsed.TotalSeconds:N2} s, {(GC.GetTotalAllocatedBytes(precise: true) - before) / 1048576:N0} MB allocated in all, {read.Tables[0].Rows.Count} rows kept");
    }

    private static byte[] Tracker()
    {
        var book = new Book().Row(Headings);
        for (var n = 1; n <= Rows; n++)
        {
            var isDone = n % 3 == 0;
            book.Row(
                $"{n}", $"Recommendation {n / 25} of the review of {Things[n / 25 % 10]}", $"{Verbs[n % 10]} {Things[n / 10 % 10]} in area {n / 100} with team {n * 7919 % 10_007}", "", $"Person {n % 40}",
                new DateOnly(2025, 1, 1).AddDays(n % 700).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), isDone ? "Complete" : n % 2 == 0 ? "Green" : "Amber",
                $"Update {n}: the group met and agreed what comes next, and who tells the partners.", isDone ? $"What changed {n}" : "", isDone ? "31/03/2026" : "", $"Theme {n % 12}");
        }

        return book.Make();
    }

    private static async Task<(T Result, double Seconds)> TimedAsync<T>(Func<Task<T>> work)
    {
        var watch = Stopwatch.StartNew();
        var result = await work();
        return (result, watch.Elapsed.TotalSeconds);
    }

    private void Say(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
