using AngleSharp;
using AngleSharp.Html.Dom;
using LineOfSight.Kit;

namespace LineOfSight.Register.Tests.Schools.Import;

/// <summary>Sends a form with files.</summary>
internal static class Uploads
{
    public const string Form = "/register/schools/import/file";

    public static async Task<Page> SendAsync(Browser browser, MultipartFormDataContent content)
    {
        using var response = await browser.Client.PostAsync(new Uri(Form, UriKind.Relative), content);
        var raw = await response.Content.ReadAsStringAsync();
        var document = (IHtmlDocument)await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(raw));
        return new Page(response.StatusCode, document, response.Headers.Location?.ToString(), raw, response.Headers);
    }
}
