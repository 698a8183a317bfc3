using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace LineOfSight.Kit;

/// <summary>What a page answered.</summary>
/// <param name="Status">The status.</param>
/// <param name="Document">The page as a browser reads it.</param>
/// <param name="Location">Where it sends the browser, or null.</param>
/// <param name="Raw">The bytes as text.</param>
/// <param name="Headers">The response's headers.</param>
public sealed record Page(HttpStatusCode Status, IHtmlDocument Document, string? Location, string Raw, System.Net.Http.Headers.HttpResponseHeaders Headers)
{
    /// <summary>The words of the page, with white space folded.</summary>
    public string Text => string.Join(' ', (Document.Body?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The words of the error summary, or an empty text.</summary>
    public string Errors => Document.QuerySelector(".govuk-error-summary")?.TextContent.Trim() ?? "";
}

/// <summary>A browser without JavaScript: cookies, forms, antiforgery; it follows no redirect.</summary>
public sealed class Browser : IDisposable
{
    private readonly HttpClient client;
    private readonly CookieContainer cookies = new();

    internal Browser(string address, Cookie? session, bool behindProxy)
    {
        client = new HttpClient(behindProxy
            ? new HttpsProxy(cookies)
            : new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
        if (session is not null)
        {
            cookies.Add(behindProxy ? HttpsProxy.Outside(client.BaseAddress) : client.BaseAddress, session);
        }
    }

    /// <summary>The client beneath, for requests of an odd shape.</summary>
    public HttpClient Client => client;

    /// <summary>Opens a page.</summary>
    public async Task<Page> GetAsync(string url) => await ReadAsync(await client.GetAsync(new Uri(url, UriKind.Relative)));

    /// <summary>Opens a page's form, fills it, and sends it. What is not named keeps the value that the form came with.</summary>
    /// <param name="url">The page of the form.</param>
    /// <param name="fields">An object or dictionary of field names and values; <c>Input.Title</c> is written <c>Input_Title</c> in an object.</param>
    /// <param name="form">A selector, when the page has several forms.</param>
    public async Task<Page> PostAsync(string url, object? fields = null, string form = "main form:not([data-passkey])")
    {
        var page = await GetAsync(url);
        if (page.Status != HttpStatusCode.OK || page.Document.QuerySelector(form) is not IHtmlFormElement found)
        {
            return page;
        }

        return await SendAsync(found, url, fields);
    }

    /// <summary>Fills a form of a page that was read, and sends it.</summary>
    public async Task<Page> SendAsync(IHtmlFormElement form, string url, object? fields = null)
    {
        var values = Forms.ValuesOf(form).ToList();
        foreach (var (name, given) in Forms.Named(fields))
        {
            values.RemoveAll(v => v.Key == name);
            values.AddRange(given.Select(v => KeyValuePair.Create(name, v)));
        }

        var action = form.GetAttribute("action") is { Length: > 0 } target ? target : url;
        using var content = new FormUrlEncodedContent(values);
        return await ReadAsync(await client.PostAsync(new Uri(action, UriKind.Relative), content));
    }

    /// <summary>Opens a page's form, chooses a file in it, fills it, and sends it.</summary>
    /// <param name="url">The page of the form.</param>
    /// <param name="field">The file's field, such as <c>Input.File</c>.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="fields">Further fields, as for <see cref="PostAsync"/>.</param>
    public async Task<Page> UploadAsync(string url, string field, string name, byte[] content, object? fields = null)
    {
        var page = await GetAsync(url);
        if (page.Status != HttpStatusCode.OK || page.Document.QuerySelector("main form") is not IHtmlFormElement form)
        {
            return page;
        }

        using var sent = new MultipartFormDataContent();
        var named = Forms.Named(fields).ToDictionary(f => f.Name, f => f.Values);
        foreach (var (key, value) in Forms.ValuesOf(form).Where(v => !named.ContainsKey(v.Key)).Concat(named.SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v)))))
        {
            sent.Add(new StringContent(value), key);
        }

        using var file = new ByteArrayContent(content);
        sent.Add(file, field, name);
        return await ReadAsync(await client.PostAsync(new Uri(url, UriKind.Relative), sent));
    }

    /// <inheritdoc />
    public void Dispose() => client.Dispose();

    /// <summary>Reads an answer that came through <see cref="Client"/>.</summary>
    public static async Task<Page> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var raw = await response.Content.ReadAsStringAsync();
            var document = (IHtmlDocument)await BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content(raw));
            return new Page(response.StatusCode, document, response.Headers.Location?.ToString(), raw, response.Headers);
        }
    }
}
