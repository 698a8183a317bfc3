using System.Net;
using AngleSharp.Html.Dom;
using LineOfSight.Improvement.Ask;
using LineOfSight.Kit;
using LineOfSight.Trackers.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Improvement.Tests.Ask;

/// <summary>The steps of asking an agency by link and answering in the file, for the tests of it.</summary>
public abstract class AskSteps(ImprovementHouse house)
{
    protected ImprovementHouse House => house;

    protected const string Address = "pat.jones@police.example.org";
    protected const string Unusable = "This link cannot be used";
    protected static readonly string[] Headings = ["Reference", "Action", "Due", "Status now", "How is it going?", "Progress", "What stands in the way?", "Done on", "What difference did it make?"];

    protected sealed record Open(Guid Ask, string Secret, IReadOnlyList<(Guid Id, string Reference)> Actions)
    {
        public string Url => $"/improvement/ask/answer/{Secret}";
    }

    protected async Task<(Guid Id, string Reference)> ActionAsync(string what, bool isCaseLevel = false)
    {
        var action = await house.AddActionAsync(house.Manager, await house.RaiseAsync(house.Manager, house.Said(isCaseLevel: isCaseLevel)), what, ImprovementHouse.Police);
        return (action, await house.SqlAsync<string>("select reference from improvement.action where id = $1", action));
    }

    protected async Task<Open> AskAsync(params string[] what)
    {
        var actions = new List<(Guid Id, string Reference)>();
        foreach (var one in what)
        {
            actions.Add(await ActionAsync(one));
        }

        var (ask, secret) = await house.AsAsync(house.Manager, s => s.GetRequiredService<AskAgency>().AskAsync(
            ImprovementHouse.Police, new() { Address = Address, Until = house.Today.AddDays(14), Actions = [.. actions.Select(a => a.Id)] }, CancellationToken.None));
        return new Open(ask.Id, secret, actions);
    }

    protected async Task<Browser> ConfirmedAsync(Open open)
    {
        var visitor = house.Visitor();
        var confirmed = await visitor.PostAsync(open.Url, new { Input_Address = Address });
        Assert.True(confirmed.Status == HttpStatusCode.Redirect, $"{confirmed.Status} {confirmed.Text}");
        return visitor;
    }

    protected static byte[] File(params string[][] rows) => Book.Of([Headings, .. rows.Select(r => (string[])[r[0], "", "", "", .. r.Skip(1)])]);

    protected static async Task<Page> SaveAsync(Browser visitor, Open open, byte[] file, string name = "filled.xlsx")
    {
        var page = await visitor.GetAsync(open.Url);
        var form = page.Document.QuerySelectorAll("form").OfType<IHtmlFormElement>().Single(f => f.GetAttribute("action")!.EndsWith("handler=File", StringComparison.Ordinal));
        using var sent = new MultipartFormDataContent();
        foreach (var (key, value) in Forms.ValuesOf(form))
        {
            sent.Add(new StringContent(value), key);
        }

        using var content = new ByteArrayContent(file);
        sent.Add(content, "Input.File", name);
        return await Browser.ReadAsync(await visitor.Client.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), sent));
    }

    protected Task<string> StateAsync(Open open) => house.SqlAsync<string>("select state from improvement.ask where id = $1", open.Ask);
}
