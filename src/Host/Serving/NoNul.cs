namespace LineOfSight.Host.Serving;

/// <summary>
/// No text of the database can hold the character NUL, and no browser sends it: an address with one is the address of nothing. Sent
/// on, PostgreSQL would refuse the statement in the middle of a batch.
/// </summary>
internal sealed class NoNul(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.QueryString.Value is { } query && query.Contains("%00", StringComparison.Ordinal))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            context.Request.QueryString = QueryString.Empty;
            return;
        }

        await next(context);
    }
}
