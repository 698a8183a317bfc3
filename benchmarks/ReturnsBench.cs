using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using LineOfSight.Kit;

namespace LineOfSight.Bench;

/// <summary>
/// The last afternoon of a round: schools sign in, fill and sign their 60 questions page by page, and their staff answer by code, through real HTTP
/// with antiforgery, validation and audit. Beside it a bare Kestrel endpoint that inserts the same JSON in one statement.
/// </summary>
internal sealed partial class ReturnsBench(TextWriter output)
{
    private const int Schools = 152;

    // Schools that fill first, so that what is measured is a site that has run for a while (its code is compiled anew until some three
    // thousand pages were served), and schools whose pages are opened before they are saved.
    private const int First = 96;
    private const int Alone = 24;

    // Of England, on one afternoon.
    private const int AllSchools = 24_000;
    private const int AllStaff = 504_000;
    private const int StaffEach = 21;
    private const int AtOnce = 6;

    // As the site itself runs: what a developer is shown, and what is checked for one, takes time of its own.
    private sealed class Live : House
    {
        protected override string EnvironmentName => "Production";
    }

    private sealed record Measured(List<double> Times, TimeSpan Whole)
    {
        public double PerSecond => Times.Count / Whole.TotalSeconds;

        public string Row(string what) => string.Create(
            CultureInfo.InvariantCulture, $"| {what} | {Times.Count:N0} | {PerSecond:N1} | {At(0.50):N1} | {At(0.95):N1} | {At(0.99):N1} |");

        private double At(double share) => Times.Order().ElementAt(Math.Min(Times.Count - 1, (int)(Times.Count * share)));
    }

    public async Task RunAsync()
    {
        var house = new Live();
        await house.InitializeAsync();
        await using (house)
        {
            var (manager, leads) = await PlantAsync(house, Schools, Schools);
            await OpenAsync(house, manager);
            var (early, _) = await SignInAsync(house, [.. leads.Take(First)]);
            await EachAsync([.. early], lead => FillAsync(house, lead.Value, lead.Key, [], []));
            var (measured, entered) = await SignInAsync(house, [.. leads.Skip(First).Take(leads.Count - First - Alone)]);
            var used = Process.GetCurrentProcess().TotalProcessorTime;
            var (saves, opens) = (new List<double>(), new List<double>());
            var whole = Stopwatch.StartNew();
            await EachAsync([.. measured], lead => FillAsync(house, lead.Value, lead.Key, saves, opens));
            var filled = whole.Elapsed;
            var busy = (Process.GetCurrentProcess().TotalProcessorTime - used).TotalSeconds;
            var (alone, busyAlone) = await AloneAsync(house, [.. leads.TakeLast(Alone)]);
            var signed = await house.SqlAsync<long>("select count(*) from questionnaires.return where state = 'Signed'");

            var codes = await CodesAsync(house, leads);
            whole.Restart();
            var staff = new List<double>();
            await EachAsync(codes, code => AnswerAsync(house, code, staff));
            var answered = new Measured(staff, whole.Elapsed);
            var kept = await house.SqlAsync<long>("select count(*) from questionnaires.staff_envelope");
            var bare = await BareAsync(house);

            var page = new Measured(saves, filled);
            await output.WriteLineAsync($"{signed:N0} of {leads.Count - Alone:N0} schools signed off, {kept:N0} of {codes.Count:N0} staff returns kept; {AtOnce} at once; the sender runs in the same process");
            await output.WriteLineAsync("| what | how many | a second | p50 ms | p95 ms | p99 ms |");
            await output.WriteLineAsync("|---|---|---|---|---|---|");
            await output.WriteLineAsync(entered.Row("a school signs in, with password and code"));
            await output.WriteLineAsync(new Measured(opens, filled).Row("a page is opened"));
            await output.WriteLineAsync(page.Row("a page is saved"));
            await output.WriteLineAsync(alone.Row("a page is saved, its form opened before"));
            await output.WriteLineAsync(answered.Row("a staff return, of several pages"));
            await output.WriteLineAsync(bare.Row("bare endpoint, one insert"));
            var schools = measured.Count / (entered.Whole + filled).TotalSeconds;
            var hours = ((AllSchools / schools) + (AllStaff / answered.PerSecond)) / 3600;
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{schools:N2} whole returns of schools a second, or {answered.PerSecond:N1} of staff: England's {AllSchools:N0} and {AllStaff:N0} take {hours:N1} hours (one hour asks for {AllSchools / 3600.0:N2} and {AllStaff / 3600:N0} a second at once)"));
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"a page saved {alone.PerSecond / bare.PerSecond:N3} of bare (aim 0.5), with the page after it opened {page.PerSecond / bare.PerSecond:N3}; sender and site took {busy * 1000 / saves.Count:N1} ms of a core for a page opened and saved, {busyAlone * 1000 / alone.Times.Count:N1} ms for one saved; {busy / filled.TotalSeconds:N2} cores, {Process.GetCurrentProcess().WorkingSet64 / 1e6:N0} MB"));
        }
    }

    internal static async Task<(Guid Manager, IReadOnlyList<Guid> Leads)> PlantAsync(House house, int schools, int withLeads)
    {
        var keeper = await house.PartnershipAsync("Deadline Day Partnership");
        await house.SqlAsync("insert into register.area (id, partnership_id, ons_code, starts_on, version) values (gen_random_uuid(), $1, 'E10000020', '2019-01-01', 1)", keeper);
        await house.SqlAsync(
            "insert into register.school (urn, la_code, name, type, phase, kind, status) select 900000 + i, '926', 'Invented School ' || i, 'Community school', 'Primary', 'Primary', 'Open' from generate_series(1, $1) i", schools);
        var leads = new List<Guid>();
        for (var school = 1; school <= withLeads; school++)
        {
            leads.Add(await house.PersonAsync($"Lead {school}", "school-lead", keeper, Guid.Parse($"5c400100-0000-8000-8000-{900000 + school:D12}")));
        }

        return (await house.PersonAsync("Manager", "business-manager", keeper), leads);
    }

    internal static async Task OpenAsync(House house, Guid manager)
    {
        using var browser = house.Browser(manager);
        var (today, due) = (house.Clock.GetUtcNow(), house.Clock.GetUtcNow().AddDays(60));
        var made = await browser.PostAsync("/questionnaires/prepare?definition=section-175.1", new Dictionary<string, string>
        {
            ["Input.Title"] = "Deadline day", ["Input.Staff"] = "school-staff.1",
            ["Input.OpensOn.Day"] = $"{today.Day}", ["Input.OpensOn.Month"] = $"{today.Month}", ["Input.OpensOn.Year"] = $"{today.Year}",
            ["Input.DueOn.Day"] = $"{due.Day}", ["Input.DueOn.Month"] = $"{due.Month}", ["Input.DueOn.Year"] = $"{due.Year}",
        });
        await browser.PostAsync($"/questionnaires/prepare/open/{made.Location!.Split('/')[^1]}");
    }

    /// <summary>Everybody signs in, each with a browser of their own.</summary>
    private static async Task<(IReadOnlyDictionary<Guid, FormClient> Clients, Measured Times)> SignInAsync(House house, IReadOnlyList<Guid> leads)
    {
        var (known, clients, times) = (new List<(Guid Lead, string Email, byte[] Secret)>(), new ConcurrentDictionary<Guid, FormClient>(), new List<double>());
        foreach (var lead in leads)
        {
            known.Add((lead, await house.GivePasswordAsync(lead), await house.GiveAppAsync(lead)));
        }

        var whole = Stopwatch.StartNew();
        await EachAsync(known, async who =>
        {
            var begun = Stopwatch.GetTimestamp();
            clients[who.Lead] = await FormClient.SignedInAsync(house, who.Email, who.Secret);
            Note(times, begun);
        });
        return (clients, new(times, whole.Elapsed));
    }

    internal static async Task FillAsync(House house, FormClient client, Guid lead, List<double> saves, List<double> opens, bool sign = true)
    {
        var of = await house.SqlAsync<Guid>("select r.id from questionnaires.return r join kernel.assignment a on a.agency_id = r.agency_id where a.person_id = $1", lead);
        var next = Questions().Match((await client.GetAsync($"/questionnaires/fill/{of}")).Html).Groups[1].Value;
        while (next.Contains("/question/", StringComparison.Ordinal))
        {
            var begun = Stopwatch.GetTimestamp();
            var (_, html) = await client.GetAsync(next);
            Note(opens, begun);
            begun = Stopwatch.GetTimestamp();
            var (location, _) = await client.SendAsync(next, html);
            Note(saves, begun);
            next = location ?? throw new InvalidOperationException($"{next} was not saved.");
        }

        if (!sign)
        {
            return;
        }

        var check = $"/questionnaires/fill/check/{of}";
        var signed = await client.SendAsync(check, (await client.GetAsync(check)).Html, ("Input.IsAccurate", "true"));
        if (signed.Location is null)
        {
            throw new InvalidOperationException("A return was not signed off.");
        }
    }

    /// <summary>Saves of pages and nothing between them: every form is opened first.</summary>
    private static async Task<(Measured Saves, double Busy)> AloneAsync(House house, IReadOnlyList<Guid> leads)
    {
        var (clients, forms, times) = (leads.ToDictionary(l => l, l => new FormClient(house.Browser(l))), new List<(Guid Lead, string Url, IReadOnlyDictionary<string, string> Filled)>(), new List<double>());
        foreach (var lead in leads)
        {
            var of = await house.SqlAsync<Guid>("select r.id from questionnaires.return r join kernel.assignment a on a.agency_id = r.agency_id where a.person_id = $1", lead);
            foreach (var url in Questions().Matches((await clients[lead].GetAsync($"/questionnaires/fill/{of}")).Html).Select(m => m.Groups[1].Value).Distinct())
            {
                forms.Add((lead, url, FormClient.Filled((await clients[lead].GetAsync(url)).Html)));
            }
        }

        var used = Process.GetCurrentProcess().TotalProcessorTime;
        var whole = Stopwatch.StartNew();
        // One page of each school after the other, as on an afternoon: the schools do not wait for each other.
        await EachAsync([.. forms.GroupBy(f => f.Lead).SelectMany(g => g.Select((f, at) => (f, at))).OrderBy(f => f.at).Select(f => f.f)], async form =>
        {
            var begun = Stopwatch.GetTimestamp();
            var (location, _) = await clients[form.Lead].SendAsync(form.Url, form.Filled);
            Note(times, begun);
            if (location is null)
            {
                throw new InvalidOperationException($"{form.Url} was not saved.");
            }
        });
        var (elapsed, busy) = (whole.Elapsed, (Process.GetCurrentProcess().TotalProcessorTime - used).TotalSeconds);
        foreach (var client in clients.Values)
        {
            client.Dispose();
        }

        return (new(times, elapsed), busy);
    }

    private static async Task<IReadOnlyList<string>> CodesAsync(House house, IReadOnlyList<Guid> leads)
    {
        var codes = new List<string>();
        foreach (var lead in leads)
        {
            using var client = new FormClient(house.Browser(lead));
            var page = $"/questionnaires/staff/codes/{await house.SqlAsync<Guid>("select r.id from questionnaires.return r join kernel.assignment a on a.agency_id = r.agency_id where a.person_id = $1", lead)}";
            var today = house.Clock.GetUtcNow();
            var made = await client.SendAsync(
                page, (await client.GetAsync(page)).Html, ("Input.Staff", "40"), ("Input.Codes", $"{StaffEach}"), ("Input.CountedOn.Day", $"{today.Day}"), ("Input.CountedOn.Month", $"{today.Month}"), ("Input.CountedOn.Year", $"{today.Year}"));
            codes.AddRange(Code().Matches(made.Html).Select(m => m.Value).Distinct());
        }

        return codes;
    }

    private static async Task AnswerAsync(House house, string code, List<double> times)
    {
        using var client = new FormClient(house.Visitor());
        var (begun, url) = (Stopwatch.GetTimestamp(), $"/questionnaires/staff/answer/{code}");
        var (location, html) = await client.GetAsync(url);
        for (var step = 0; location is null && step < 20; step++)
        {
            (string, string)[] more = html.Contains("name=\"Input.Send\"", StringComparison.Ordinal) ? [("Input.Send", "true")]
                : html.Contains("name=\"Input.At\"", StringComparison.Ordinal) ? [] : [("Input.Go", Start().Match(html).Groups[1].Value)];
            (location, html) = await client.SendAsync(url, html, more);
        }

        if (location?.EndsWith("/done", StringComparison.Ordinal) != true)
        {
            throw new InvalidOperationException($"A staff return was not sent: {location} {Title().Match(html).Value} {Wrong().Match(html).Value}");
        }

        Note(times, begun);
    }

    private static void Note(List<double> times, long begun)
    {
        lock (times)
        {
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }
    }

    private static Task EachAsync<T>(IReadOnlyList<T> all, Func<T, Task> work)
    {
        var next = -1;
        return Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
        {
            for (var i = Interlocked.Increment(ref next); i < all.Count; i = Interlocked.Increment(ref next))
            {
                await work(all[i]);
            }
        }));
    }

    [GeneratedRegex("href=\"(/questionnaires/fill/question/[^\"]+)\"")]
    private static partial Regex Questions();

    [GeneratedRegex("<title>[^<]*")]
    private static partial Regex Title();

    [GeneratedRegex("govuk-error-message[^/]*")]
    private static partial Regex Wrong();

    [GeneratedRegex("<button(?=[^>]*name=\"Input.Go\")[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Start();

    [GeneratedRegex("[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}")]
    private static partial Regex Code();
}
