using System.Buffers;
using LineOfSight.Kernel.Files;
using Microsoft.AspNetCore.Http.Features;

namespace LineOfSight.Host.Serving;

/// <summary>
/// A request that is larger than its page takes is read to its end, kept nowhere, and sent back to the page, which says so. It stands
/// before sign-in, so that no transaction waits for it. What is far larger is cut off.
/// </summary>
internal sealed class TooLarge(RequestDelegate next)
{
    private const long Farthest = 1024L * 1024 * 1024;

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<TakesFilesAttribute>() is not { } takes || !HttpMethods.IsPost(context.Request.Method))
        {
            await next(context);
            return;
        }

        var size = context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>();
        if (context.Request.ContentLength is not { } length || length <= takes.Most)
        {
            size.MaxRequestBodySize = takes.Most;
            await next(context);
            return;
        }

        if (length <= Farthest)
        {
            size.MaxRequestBodySize = length;
            await ReadAwayAsync(context);
        }

        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = $"{context.Request.PathBase}{context.Request.Path}?{TakesFilesAttribute.TooLarge}=true";
    }

    private static async Task ReadAwayAsync(HttpContext context)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            while (await context.Request.Body.ReadAsync(buffer, context.RequestAborted) > 0)
            {
                // Nothing of it is kept.
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
