using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LineOfSight.Kit;

namespace LineOfSight.Journeys;

/// <summary>A return that is answered while the program and its database are killed over and over: nothing that was acknowledged is lost.</summary>
public sealed class KilledReturnTests(Demonstrated installed) : IClassFixture<Demonstrated>
{
    private const int Kills = 12;
    private readonly CookieContainer cookies = new();
    private int acknowledged;
    private int sent;

    [Fact, Trait("Tier", "long")]
    public async Task No_answer_that_was_acknowledged_is_lost()
    {
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = new Uri(installed.Address) };
        var question = await OpenAsync(client);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(() => WriteAsync(client, question, stop.Token), TestContext.Current.CancellationToken);
        for (var kill = 0; kill < Kills; kill++)
        {
            var before = Volatile.Read(ref acknowledged);
            var patience = 0;
            while (Volatile.Read(ref acknowledged) < before + 3)
            {
                Assert.False(writing.IsFaulted, writing.Exception?.ToString());
                Assert.True(++patience < 1200, "nothing was saved for a minute");
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }

            await Task.Delay(RandomNumberGenerator.GetInt32(0, 250), TestContext.Current.CancellationToken);
            // In turn: the program, the database, both.
            if (kill % 3 != 0)
            {
                installed.KillDatabase();
            }

            if (kill % 3 != 1)
            {
                await installed.KillAsync();
                await installed.ServeAsync();
            }
        }

        await stop.CancelAsync();
        await writing;
        Assert.InRange(await StandsAsync(client, question), acknowledged, sent);
        Assert.Contains("verified", await installed.RunAsync("verify"), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Signs in as somebody whose agency has not answered yet, and finds a question with a text.</summary>
    private static async Task<string> OpenAsync(HttpClient client)
    {
        const string people = "/development/people";
        var page = await Browser.ReadAsync(await client.GetAsync(new Uri(people, UriKind.Relative)));
        foreach (var person in page.Document.QuerySelectorAll("li").Where(l => l.TextContent.Contains("lead", StringComparison.OrdinalIgnoreCase)).Select(l => l.QuerySelector("button")).OfType<IHtmlButtonElement>())
        {
            // A form is good for whoever was signed in when it was opened.
            var now = await Browser.ReadAsync(await client.GetAsync(new Uri(people, UriKind.Relative)));
            (await SendAsync(client, (IHtmlFormElement)now.Document.QuerySelector("main form")!, people, ("person", person.Value))).Dispose();
            var mine = await Browser.ReadAsync(await client.GetAsync(new Uri("/questionnaires", UriKind.Relative)));
            if (mine.Document.QuerySelector("a[href^='/questionnaires/fill/']") is not { } link)
            {
                continue;
            }

            var tasks = await Browser.ReadAsync(await client.GetAsync(new Uri(link.GetAttribute("href")!, UriKind.Relative)));
            foreach (var url in tasks.Document.QuerySelectorAll("a[href^='/questionnaires/fill/question/']").Select(a => a.GetAttribute("href")!))
            {
                if ((await Browser.ReadAsync(await client.GetAsync(new Uri(url, UriKind.Relative)))).Document.QuerySelector("textarea[name$='.How']") is not null)
                {
                    return url;
                }
            }
        }

        throw new InvalidOperationException("Nobody of the demonstration has a return to answer.");
    }

    /// <summary>Saves one text after the other, and looks after each that fails what stands: the last that was acknowledged, or the one that was on its way.</summary>
    private async Task WriteAsync(HttpClient client, string question, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var page = await Browser.ReadAsync(await client.GetAsync(new Uri(question, UriKind.Relative), stop));
                if (page.Status != HttpStatusCode.OK || page.Document.QuerySelector("main form") is not IHtmlFormElement form)
                {
                    continue;
                }

                var stands = NumberIn(page.Document);
                if (stands < acknowledged || stands > sent)
                {
                    throw new InvalidOperationException($"{stands} stands, {acknowledged} was acknowledged and {sent} sent.");
                }

                var how = page.Document.QuerySelector("textarea[name$='.How']")!.GetAttribute("name")!;
                var next = ++sent;
                using var answer = await SendAsync(client, form, question, (how, $"Save {next}"), ("Input.IsCompleted", "false"));
                if (answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location?.ToString().StartsWith("/questionnaires/fill/", StringComparison.Ordinal) == true)
                {
                    Volatile.Write(ref acknowledged, next);
                }
            }
            catch (HttpRequestException)
            {
                // Nobody answers: the program is gone, and comes back.
                await Task.Delay(50, CancellationToken.None);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private static async Task<int> StandsAsync(HttpClient client, string question) => NumberIn((await Browser.ReadAsync(await client.GetAsync(new Uri(question, UriKind.Relative)))).Document);

    private static int NumberIn(IHtmlDocument page) =>
        page.QuerySelector("textarea[name$='.How']")?.TextContent.Trim() is { } text && text.StartsWith("Save ", StringComparison.Ordinal) ? int.Parse(text[5..], CultureInfo.InvariantCulture) : 0;

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, IHtmlFormElement form, string url, params (string Name, string Value)[] fields)
    {
        var values = Forms.ValuesOf(form).Where(v => !fields.Any(f => f.Name == v.Key)).Concat(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var content = new FormUrlEncodedContent(values);
        return await client.PostAsync(new Uri(url, UriKind.Relative), content);
    }
}
