namespace LineOfSight.Host.Serving;

/// <summary>
/// When even the page that says "Sorry" cannot be made, the person still reads what happened: a page that needs nothing else to work. What
/// passes by itself, such as a database that is away, is <see cref="Unavailable"/>'s to say. What was thrown is in the log already.
/// </summary>
internal sealed class LastResort(RequestDelegate next)
{
    private const string Words =
        """
        <!DOCTYPE html>
        <html lang="en-GB">
        <head><meta charset="utf-8"><title>Sorry, the service is not available - Line of Sight</title></head>
        <body>
        <main>
        <h1>Sorry, the service is not available</h1>
        <p>Try again in a few minutes.</p>
        <p>Nothing was half saved: what you sent last was either saved whole or not at all. When the service is back, look at
        the record before you send it again.</p>
        </main>
        </body>
        </html>

        """;

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "60";
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(Words, context.RequestAborted);
        }
    }
}
