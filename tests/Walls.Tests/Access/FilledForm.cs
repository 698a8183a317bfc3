using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LineOfSight.Kit;
using LineOfSight.Walls.Tests.Samples;

namespace LineOfSight.Walls.Tests.Access;

/// <summary>A form as somebody who may send it has filled it.</summary>
internal sealed class FilledForm : IDisposable
{
    private readonly Browser browser;
    private readonly IHtmlFormElement form;
    private readonly string url;
    private readonly FakeClock clock;
    private readonly IReadOnlyDictionary<string, string> known;

    private FilledForm(Browser browser, IHtmlFormElement form, string url, FakeClock clock, IReadOnlyDictionary<string, string> known) =>
        (this.browser, this.form, this.url, this.clock, this.known) = (browser, form, url, clock, known);

    /// <summary>The names of its fields.</summary>
    public IReadOnlySet<string> Names => Filling.Names(form);

    /// <summary>All that it would send: what was filled in, and what it came with.</summary>
    public IReadOnlyDictionary<string, string> Values
    {
        get
        {
            var values = Forms.ValuesOf(form).GroupBy(v => v.Key).ToDictionary(g => g.Key, g => g.Last().Value);
            foreach (var (name, value) in Filling.Of(form, clock).Concat(known))
            {
                values[name] = value;
            }

            return values;
        }
    }

    /// <summary>Opens the form as the first who reaches it; null when nobody does, or the page shows none.</summary>
    public static async Task<FilledForm?> OpenAsync(World world, Door door, Relation relation)
    {
        foreach (var column in world.Columns.Where(c => c.Person is not null))
        {
            var values = new Dictionary<string, string>();
            foreach (var noun in door.AllNouns)
            {
                values[noun] = await world.PlaceOf(relation, column).OfAsync(noun, door.Route);
            }

            var url = (door with { Handler = null }).Url(values);
            var browser = world.Browser(column.Person!.Value);
            var page = await browser.GetAsync(url);
            if (page.Document.QuerySelectorAll("main form[method=post]").OfType<IHtmlFormElement>().FirstOrDefault(f => HandlerOf(f) == door.Handler?.ToUpperInvariant()) is { } form)
            {
                return new FilledForm(browser, form, url, world.Clock, FormValues.Of(door, world.Clock));
            }

            browser.Dispose();
        }

        return null;
    }

    /// <summary>Sends it with more fields; true when it was taken.</summary>
    public async Task<bool> SendAsync(IReadOnlyDictionary<string, string> more)
    {
        var fields = new Dictionary<string, string>(Filling.Of(form, clock));
        foreach (var (name, value) in known.Concat(more))
        {
            fields[name] = value;
        }

        return (await browser.SendAsync(form, url, fields)).Status is HttpStatusCode.Redirect or HttpStatusCode.SeeOther;
    }

    public void Dispose() => browser.Dispose();

    private static string? HandlerOf(IHtmlFormElement form) =>
        form.GetAttribute("action")?.Split("handler=") is [_, { } rest] ? rest.Split('&')[0].ToUpperInvariant() : null;
}
