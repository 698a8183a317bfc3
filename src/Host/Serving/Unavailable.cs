using System.Globalization;
using System.Net;
using System.Text;
using LineOfSight.Design.Assets;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Data.Backup;
using Npgsql;

namespace LineOfSight.Host.Serving;

/// <summary>
/// When the database cannot be reached, or a disk is full, the answer is 503 in words: whether anything was saved, and what the person
/// had typed, so that nobody types it twice. The page needs neither the database nor a signed-in person, and says nothing of the inside.
/// </summary>
internal sealed partial class Unavailable(RequestDelegate next, DesignAssets assets, ILogger<Unavailable> log)
{
    private const int RetrySeconds = 30;
    private static readonly string[] Passing = [PostgresErrorCodes.DiskFull, PostgresErrorCodes.OutOfMemory, PostgresErrorCodes.TooManyConnections, PostgresErrorCodes.IoError, PostgresErrorCodes.ReadOnlySqlTransaction];
    private static readonly string[] PassingClasses = ["08", "57P"];

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception trouble) when (!context.Response.HasStarted && Find(trouble) is not null)
        {
            LogUnavailable(log, Find(trouble)!.Message);
            await AnswerAsync(context, trouble);
        }
    }

    /// <summary>The cause that passes by itself, or when somebody makes room; null for anything else, which is a fault of ours.</summary>
    internal static Exception? Find(Exception? trouble) => trouble switch
    {
        null => null,
        PostgresException refused => Passing.Contains(refused.SqlState) || PassingClasses.Any(c => refused.SqlState.StartsWith(c, StringComparison.Ordinal)) ? refused : null,
        NotKnownWhetherSaved or TimeoutException => trouble,
        IOException when Disk.IsFull(trouble) => trouble,
        _ when ConnectionLost.Says(trouble) => trouble,
        _ => Find(trouble.InnerException),
    };

    private async Task AnswerAsync(HttpContext context, Exception trouble)
    {
        var sent = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);
        var (cause, unknown) = (Find(trouble)!, Holds<NotKnownWhetherSaved>(trouble));
        var full = Disk.IsFull(cause) || cause is PostgresException { SqlState: PostgresErrorCodes.DiskFull };
        var typed = sent ? await TypedAsync(context) : [];
        context.Response.Clear();
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.RetryAfter = RetrySeconds.ToString(CultureInfo.InvariantCulture);
        await context.Response.WriteAsync(Page(sent, unknown, full, typed), context.RequestAborted);
    }

    private string Page(bool sent, bool unknown, bool full, IReadOnlyList<(string Name, string Text)> typed)
    {
        var title = sent ? "The service cannot save at the moment" : "The service is not available at the moment";
        var page = new StringBuilder(
            $"""
            <!DOCTYPE html>
            <html lang="en-GB" class="govuk-template">
            <head>
            <meta charset="utf-8">
            <title>{title} – Line of Sight</title>
            <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
            <link rel="icon" href="{assets["favicon.svg"]}" type="image/svg+xml">
            <link rel="stylesheet" href="{assets["line-of-sight.css"]}">
            </head>
            <body class="govuk-template__body">
            <header><div class="govuk-generic-header los-header"><div class="govuk-generic-header__container govuk-width-container"><div class="govuk-generic-header__logo"><a href="/" class="govuk-generic-header__homepage-link"><span>Line of Sight</span></a></div></div></div></header>
            <div class="los-page"><div class="govuk-width-container"><main class="govuk-main-wrapper" id="main-content">
            <div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
            <h1 class="govuk-heading-l">{title}</h1>

            """);
        Say(page, !sent ? "Nothing that was saved before is lost."
            : unknown ? "It is not known whether what you sent was saved. When the service is back, look for it before you send it again."
            : "What you sent was not saved, not even in part. What was saved before is not lost.");
        Say(page, full
            ? "The service has no room left. Tell the people who run it: they must make room before anything can be saved."
            : "Wait a minute and try again. If it stays like this, tell the people who run this service.");
        if (typed.Count > 0)
        {
            Say(page, "What you typed is below. Copy it to a safe place before you leave this page, or go back: most browsers still have it in the form.");
            page.Append("<dl class=\"govuk-summary-list\">\n");
            foreach (var (name, text) in typed)
            {
                page.Append(CultureInfo.InvariantCulture, $"<div class=\"govuk-summary-list__row\"><dt class=\"govuk-summary-list__key\">{WebUtility.HtmlEncode(name)}</dt><dd class=\"govuk-summary-list__value los-as-typed\">{WebUtility.HtmlEncode(text)}</dd></div>\n");
            }

            page.Append("</dl>\n");
        }

        return page.Append("</div></div>\n</main></div></div>\n</body>\n</html>\n").ToString();
    }

    private static void Say(StringBuilder page, string words) => page.Append(CultureInfo.InvariantCulture, $"<p class=\"govuk-body\">{words}</p>\n");

    /// <summary>What a person typed: words and dates, and neither secrets nor what the form itself brought along.</summary>
    private static async Task<IReadOnlyList<(string Name, string Text)>> TypedAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            return [];
        }

        try
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return [.. form.Where(f => !IsSecret(f.Key)).SelectMany(f => f.Value.Where(IsTyped).Select(v => (Words(f.Key), v!)))];
        }
        catch (Exception unread) when (unread is IOException or InvalidDataException or BadHttpRequestException)
        {
            return [];
        }
    }

    private static bool IsSecret(string name) => name.StartsWith("__", StringComparison.Ordinal) || name.EndsWith("Version", StringComparison.Ordinal)
        || new[] { "password", "passphrase", "code", "token", "secret" }.Any(s => name.Contains(s, StringComparison.OrdinalIgnoreCase));

    private static bool IsTyped(string? value) => !string.IsNullOrWhiteSpace(value) && !Guid.TryParse(value, out _) && !bool.TryParse(value, out _);

    private static string Words(string name)
    {
        // Input.RaisedOn.Day is "Raised on day".
        var words = string.Join(' ', name.Split('.').Where(p => p != "Input").Select(p => LineOfSightDb.SnakeCase(p).Replace('_', ' ')));
        return words.Length == 0 ? name : char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static bool Holds<T>(Exception? trouble)
        where T : Exception => trouble is T || (trouble is not null && Holds<T>(trouble.InnerException));

    [LoggerMessage(LogLevel.Error, "A request was answered with 503: {Reason}")]
    private static partial void LogUnavailable(ILogger log, string reason);
}
