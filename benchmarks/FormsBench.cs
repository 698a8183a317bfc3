using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using LineOfSight.Kit;

namespace LineOfSight.Bench;

/// <summary>
/// A round of schools as files, over HTTP: one return as Word and as Excel, every answer in one workbook, a form for each school in one zip,
/// and the forms that came back, read and taken in.
/// </summary>
internal sealed partial class FormsBench(TextWriter output)
{
    private const int Schools = 535;

    public async Task RunAsync()
    {
        var house = new House();
        await house.InitializeAsync();
        await using (house)
        {
            var (manager, round, of, lead) = await PlantAsync(house);
            await output.WriteLineAsync($"{Schools} schools, {await house.SqlAsync<long>("select count(*) from questionnaires.answer where return_id = $1", of)} answers each");
            await output.WriteLineAsync("| what | seconds | size | most memory of the process above the start |");
            await output.WriteLineAsync("|---|---|---|---|");

            // Keyed for all of them, as from paper: then each form comes filled.
            await house.SqlAsync("update questionnaires.return set answered_itself = false, keyed_by = $2, keyed_at = now() where round_id = $1", round, manager);
            var filled = await MeasureAsync(house, manager, $"{Schools} filled forms in one zip (Excel)", $"/questionnaires/papers/round/{round}?handler=Forms&as=excel");
            await MeasureAsync(house, manager, $"{Schools} filled forms in one zip (Word)", $"/questionnaires/papers/round/{round}?handler=Forms&as=word");
            await house.SqlAsync("delete from questionnaires.answer where return_id in (select id from questionnaires.return where round_id = $1)", round);
            await house.SqlAsync("update questionnaires.return set state = 'Issued', started_at = null, finished = 0, keyed_by = null, keyed_at = null where round_id = $1", round);
            await TakeInAsync(house, manager, round, filled);

            await house.SqlAsync("update questionnaires.return set state = 'Signed', signed_at = now(), signer_name = 'A head', signer_role = 'Headteacher' where round_id = $1", round);
            await MeasureAsync(house, manager, "every answer in one workbook (wanted under 5 s and 200 MB)", $"/questionnaires/papers/round/{round}?handler=Download&as=excel");
            await MeasureAsync(house, manager, "every answer as CSV", $"/questionnaires/papers/round/{round}?handler=Download&as=csv");
            foreach (var kind in (string[])["word", "excel"])
            {
                await OneAsync(house, lead, $"/questionnaires/papers/form/{of}?as={kind}", kind);
            }
        }
    }

    private async Task OneAsync(House house, Guid lead, string url, string kind)
    {
        using var browser = house.Browser(lead);
        var times = new List<double>();
        for (var i = 0; i < 110; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            using var answer = await browser.Client.GetAsync(new Uri(url, UriKind.Relative));
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync();
            if (i >= 10)
            {
                times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }
        }

        times.Sort();
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"one return as {kind}: p50 {times[50]:N1} ms, p95 {times[95]:N1} ms, p99 {times[99]:N1} ms (wanted under 300 ms)"));
    }

    private async Task<byte[]> MeasureAsync(House house, Guid person, string what, string url)
    {
        using var browser = house.Browser(person);
        byte[] content = [];
        await RowAsync(what, async () =>
        {
            using var answer = await browser.Client.GetAsync(new Uri(url, UriKind.Relative));
            answer.EnsureSuccessStatusCode();
            content = await answer.Content.ReadAsByteArrayAsync();
            return $"{content.Length / 1e6:N1} MB";
        });
        return content;
    }

    private async Task TakeInAsync(House house, Guid manager, Guid round, byte[] zip)
    {
        using var browser = house.Browser(manager);
        var url = $"/questionnaires/papers/take-in/{round}";
        var form = (IHtmlFormElement)(await browser.GetAsync(url)).Document.QuerySelector("main form")!;
        IHtmlFormElement? take = null;
        await RowAsync($"{Schools} Excel files read (wanted under 60 s)", async () =>
        {
            using var sent = new MultipartFormDataContent();
            foreach (var (key, value) in Forms.ValuesOf(form))
            {
                sent.Add(new StringContent(value), key);
            }

            using var file = new ByteArrayContent(zip);
            file.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
            sent.Add(file, "Input.Files", "forms.zip");
            var read = await Browser.ReadAsync(await browser.Client.PostAsync(new Uri(url, UriKind.Relative), sent));
            take = read.Document.QuerySelector("main form[action*=Take]") as IHtmlFormElement ?? throw new InvalidOperationException($"Nothing would be taken in: {read.Text[..Math.Min(400, read.Text.Length)]}");
            return Taken().Match(read.Text).Value;
        });
        await RowAsync("and taken in", async () =>
        {
            await browser.SendAsync(take!, url);
            return $"{await house.SqlAsync<long>("select count(*) from questionnaires.return where round_id = $1 and finished = asked", round):N0} complete";
        });
    }

    private async Task RowAsync(string what, Func<Task<string>> work)
    {
        GC.Collect();
        var (before, most) = (Environment.WorkingSet, 0L);
        using var stop = new CancellationTokenSource();
        var watching = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                most = Math.Max(most, Environment.WorkingSet);
                await Task.Delay(20, CancellationToken.None);
            }
        });
        var begun = Stopwatch.GetTimestamp();
        var size = await work();
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        await stop.CancelAsync();
        await watching;
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| {what} | {seconds:N2} | {size} | {Math.Max(0, most - before) / 1e6:N0} MB |"));
    }

    /// <summary>An open round in which every school has answered everything; one of them page by page, the others as it did.</summary>
    private static async Task<(Guid Manager, Guid Round, Guid Of, Guid Lead)> PlantAsync(House house)
    {
        var (manager, leads) = await ReturnsBench.PlantAsync(house, Schools, 1);
        await ReturnsBench.OpenAsync(house, manager);
        using var client = new FormClient(house.Browser(leads[0]));
        await ReturnsBench.FillAsync(house, client, leads[0], [], [], sign: false);
        var of = await house.SqlAsync<Guid>("select r.id from questionnaires.return r join kernel.assignment a on a.agency_id = r.agency_id where a.person_id = $1", leads[0]);
        var round = await house.SqlAsync<Guid>("select round_id from questionnaires.return where id = $1", of);
        await house.SqlAsync(
            """
            insert into questionnaires.answer (id, partnership_id, return_id, question, value, is_confirmed, changed_at, changed_by, version, is_carried)
              select gen_random_uuid(), r.partnership_id, r.id, a.question, a.value, true, now(), 'The bench', 1, false from questionnaires.return r, questionnaires.answer a
              where a.return_id = $1 and r.round_id = $2 and r.id <> $1
            """, of, round);
        await house.SqlAsync("update questionnaires.return r set state = 'InProgress', started_at = now(), asked = f.asked, finished = f.finished from questionnaires.return f where f.id = $1 and r.round_id = f.round_id", of);
        return (manager, round, of, leads[0]);
    }

    [GeneratedRegex("[0-9,]+ of [0-9,]+ files")]
    private static partial Regex Taken();
}
