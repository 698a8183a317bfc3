using LineOfSight.Design.Assets;
using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

// In the framework's namespace, where mapping methods are looked for.
namespace Microsoft.AspNetCore.Builder;

/// <summary>Serves the files of the design.</summary>
public static class DesignAssetsEndpoints
{
    /// <summary>
    /// Maps <c>/assets/…</c>: the same in Development and in Production, open to everyone, cached for a year because the
    /// name changes with the content. Needs <c>AddDesign()</c>.
    /// </summary>
    public static IEndpointConventionBuilder MapDesignAssets(this IEndpointRouteBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var group = app.MapGroup("");
        foreach (var asset in app.ServiceProvider.GetRequiredService<DesignAssets>().All)
        {
            group.MapMethods(asset.Path, [HttpMethods.Get, HttpMethods.Head], context => WriteAsync(context, asset))
                .WithMetadata(new OpenToAllAttribute("Styles, scripts and pictures are the same for everybody")).WithDisplayName($"Asset {asset.Name}");
        }
        return group;
    }

    private static Task WriteAsync(HttpContext context, DesignAsset asset)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        response.Headers.ETag = asset.ETag;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        response.Headers.XContentTypeOptions = "nosniff";
        if (request.GetTypedHeaders().IfNoneMatch.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Tag == asset.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        var (encoding, bytes) = Best(request, asset);
        if (encoding is not null)
        {
            response.Headers.ContentEncoding = encoding;
        }
        response.ContentType = asset.ContentType;
        response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    private static (string?, ReadOnlyMemory<byte>) Best(HttpRequest request, DesignAsset asset)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding.Where(e => e.Quality is null or > 0).Select(e => e.Value.Value).ToList();
        return accepted.Contains("br") ? ("br", asset.Brotli) : accepted.Contains("gzip") ? ("gzip", asset.Gzip) : (null, asset.Plain);
    }
}
