using System.Net;
using System.Text.RegularExpressions;
using LineOfSight.Kit;

namespace LineOfSight.Bench;

/// <summary>
/// Fills forms as a browser would send them, and no faster than one must: it reads the fields out of the page by a pattern, because the
/// sender runs on the same cores and a parser would be most of what is measured.
/// </summary>
internal sealed partial class FormClient(Browser browser) : IDisposable
{
    private readonly HttpClient client = browser.Client;

    /// <summary>Signs in as people do: password, the code of their app, and the page that they come to.</summary>
    public static async Task<FormClient> SignedInAsync(House house, string email, byte[] secret)
    {
        var client = new FormClient(house.Visitor());
        var (second, _) = await client.SendAsync("/sign-in", (await client.GetAsync("/sign-in")).Html, ("Input.Email", email), ("Input.Password", Passwords.Good));
        var (home, _) = await client.SendAsync(second!, (await client.GetAsync(second!)).Html, ("Code", house.CodeOf(secret)));
        return home == "/" && (await client.GetAsync(home)).Location is null ? client : throw new InvalidOperationException($"{email} could not sign in: {second}, {home}.");
    }

    /// <summary>A page, or where it leads.</summary>
    public async Task<(string? Location, string Html)> GetAsync(string url)
    {
        using var response = await client.GetAsync(new Uri(url, UriKind.Relative));
        return (response.Headers.Location?.ToString(), await response.Content.ReadAsStringAsync());
    }

    /// <summary>Sends the last form of a page, filled.</summary>
    public Task<(string? Location, string Html)> SendAsync(string url, string html, params (string Name, string Value)[] more) => SendAsync(url, Filled(html, more));

    /// <summary>Sends a form that was filled before.</summary>
    public async Task<(string? Location, string Html)> SendAsync(string url, IReadOnlyDictionary<string, string> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        using var response = await client.PostAsync(new Uri(url, UriKind.Relative), content);
        return (response.Headers.Location?.ToString(), await response.Content.ReadAsStringAsync());
    }

    /// <summary>The last form of a page: what it came with, the first choice of each question, the last of a list, a sentence for each text.</summary>
    public static IReadOnlyDictionary<string, string> Filled(string html, params (string Name, string Value)[] more)
    {
        var start = html.LastIndexOf("<form", StringComparison.Ordinal);
        var form = html[start..html.IndexOf("</form>", start, StringComparison.Ordinal)];
        var fields = new Dictionary<string, string>();
        foreach (Match input in Input().Matches(form))
        {
            var (name, type, value) = (Attribute(input.Value, "name"), Attribute(input.Value, "type"), Attribute(input.Value, "value"));
            if (name.Length > 0 && type == "checkbox")
            {
                // The last of a list is "none of these", which asks for nothing more.
                fields[name] = value;
            }
            else if (name.Length > 0 && type != "file" && !name.Contains(".By.", StringComparison.Ordinal))
            {
                fields.TryAdd(name, type is "hidden" or "radio" ? value : name.Split('.')[^1] switch { "Day" or "Month" => "3", "Year" => "2026", "Number" => "21", _ => "The lead, who knows" });
            }
        }

        foreach (Match area in Area().Matches(form))
        {
            var name = Attribute(area.Value, "name");
            fields[name] = name.EndsWith(".How", StringComparison.Ordinal) || name.EndsWith(".Text", StringComparison.Ordinal)
                ? "Minutes of the governing body of May, a walk through the school, and ten files that the deputy looked at this term." : "";
        }

        foreach (var (name, value) in more)
        {
            fields[name] = value;
        }

        return fields;
    }

    public void Dispose() => browser.Dispose();

    private static string Attribute(string tag, string name)
    {
        var at = tag.IndexOf($" {name}=\"", StringComparison.Ordinal);
        return at < 0 ? "" : WebUtility.HtmlDecode(tag[(at + name.Length + 3)..tag.IndexOf('"', at + name.Length + 3)]);
    }

    [GeneratedRegex("<input [^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("<textarea [^>]*>")]
    private static partial Regex Area();
}
