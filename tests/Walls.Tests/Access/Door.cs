using System.Reflection;
using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Walls.Tests.Access;

/// <summary>One way in: a method on an address, as the running site routes it.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Route">The address with its nouns, without constraints: <c>/improvement/finding/{finding}</c>.</param>
/// <param name="Handler">The page handler that the query names, or null.</param>
/// <param name="Policies">What it names: permissions, "signed in", or "open: why". Exactly one, or the wall is broken.</param>
/// <param name="Model">The page model, or null for an endpoint without a page.</param>
/// <param name="Nouns">Route parameters, and ids that the handler takes from the query.</param>
internal sealed record Door(string Method, string Route, string? Handler, IReadOnlyList<string> Policies, Type? Model, IReadOnlyList<string> Nouns, RouteEndpoint Endpoint)
{
    /// <summary>Ids that a form must carry, such as <c>Input.Lead</c>, each with its noun: a record is named there as much as in the address.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>Every noun that a sample is needed for.</summary>
    public IEnumerable<string> AllNouns => Nouns.Concat(Fields.Values).Distinct();

    private const string SignedIn = "signed in";

    /// <summary>The permission it names, or null.</summary>
    public string? Permission => Endpoint.Metadata.GetMetadata<CanAttribute>()?.Permission;

    /// <summary>Method, address and handler: the ledger's name for it.</summary>
    public string Name => $"{Method,-4} {Route}{(Handler is null ? "" : $"?handler={Handler}")}";

    public string Module => Route.Split('/')[1];

    /// <summary>The address with its nouns filled; those that are not in the route go into the query.</summary>
    public string Url(IReadOnlyDictionary<string, string> values)
    {
        var url = Nouns.Aggregate(Route, (route, noun) => route.Replace($"{{{noun}}}", Uri.EscapeDataString(values[noun]), StringComparison.Ordinal));
        var query = Nouns.Where(n => !Route.Contains($"{{{n}}}", StringComparison.Ordinal)).Select(n => $"{n}={Uri.EscapeDataString(values[n])}").ToList();
        if (Handler is not null)
        {
            query.Insert(0, $"handler={Handler}");
        }

        return query.Count == 0 ? url : $"{url}?{string.Join('&', query)}";
    }

    /// <summary>Every way in, of the site as it runs; a page that has two addresses counts by the shorter one.</summary>
    public static async Task<IReadOnlyList<Door>> AllAsync(IServiceProvider services)
    {
        var loader = services.GetRequiredService<PageLoader>();
        var doors = new List<Door>();
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await loader.LoadAsync(page, endpoint.Metadata);
                doors.AddRange(OfPage(endpoint, compiled));
            }
            else
            {
                var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];
                doors.AddRange(methods.Select(m => new Door(m, Plain(endpoint), null, PoliciesOf(endpoint), null, Names(endpoint), endpoint)));
            }
        }

        return [.. doors.GroupBy(d => (d.Method, d.Handler, (object?)d.Model ?? d.Route)).Select(g => g.MinBy(d => d.Route.Length)!)
            .OrderBy(d => d.Route, StringComparer.Ordinal).ThenBy(d => d.Method, StringComparer.Ordinal).ThenBy(d => d.Handler, StringComparer.Ordinal)];
    }

    private static IEnumerable<Door> OfPage(RouteEndpoint routed, CompiledPageActionDescriptor page)
    {
        var endpoint = page.Endpoint as RouteEndpoint ?? routed;
        var handlers = page.HandlerMethods.Select(h => (Method: h.HttpMethod.ToUpperInvariant(), h.Name, Taken: h.MethodInfo.GetParameters().Where(p => IsId(p) && !IsInForm(p)).Select(p => p.Name!),
            Sent: h.MethodInfo.GetParameters().Where(p => IsId(p) && IsInForm(p)).Select(p => p.Name!))).ToList();
        if (!handlers.Exists(h => h.Method == "GET"))
        {
            // Razor shows a page that has no handler for GET.
            handlers.Add(("GET", null, [], []));
        }

        var bound = page.ModelTypeInfo!.GetProperties().Where(p => IsId(p.PropertyType)).Select(FromQuery).OfType<string>().ToList();
        return handlers.Select(h => new Door(
            h.Method, Plain(routed), h.Name, PoliciesOf(endpoint), page.ModelTypeInfo!.AsType(),
            [.. Names(routed).Concat(bound).Concat(h.Taken).Distinct(StringComparer.OrdinalIgnoreCase)], endpoint)
        {
            Fields = h.Method == "POST" ? FieldsOf(page.ModelTypeInfo!, h.Sent) : new Dictionary<string, string>(),
        });
    }

    private static Dictionary<string, string> FieldsOf(TypeInfo model, IEnumerable<string> sent) => model.GetProperties()
        .Where(p => p.GetCustomAttribute<BindPropertyAttribute>() is { SupportsGet: false } && p.PropertyType.Namespace?.StartsWith("LineOfSight.", StringComparison.Ordinal) == true)
        .SelectMany(p => p.PropertyType.GetProperties().Where(id => IsId(id.PropertyType)).Select(id => (Field: $"{p.Name}.{id.Name}", Noun: id.Name)))
        .Concat(sent.Select(s => (Field: s, Noun: s)))
        .ToDictionary(f => f.Field, f => (f.Noun.EndsWith("Id", StringComparison.Ordinal) ? f.Noun[..^2] : f.Noun).ToLowerInvariant());

    // An id that a handler reads from the form is not read from the address.
    private static bool IsInForm(ParameterInfo parameter) => parameter.GetCustomAttribute<FromFormAttribute>() is not null;

    private static bool IsId(ParameterInfo parameter) => IsId(parameter.ParameterType);

    // An id that may be missing is a choice in a form or a filter of a list.
    private static bool IsId(Type type) => type == typeof(Guid);

    private static string? FromQuery(PropertyInfo property) => property switch
    {
        _ when property.GetCustomAttribute<FromQueryAttribute>() is { } query => query.Name ?? property.Name,
        _ when property.GetCustomAttribute<FromRouteAttribute>() is { } route => route.Name ?? property.Name,
        _ when property.GetCustomAttribute<BindPropertyAttribute>() is { SupportsGet: true } bind => bind.Name ?? property.Name,
        _ => null,
    };

    private static List<string> Names(RouteEndpoint endpoint) => [.. endpoint.RoutePattern.Parameters.Select(p => p.Name)];

    private static string Plain(RouteEndpoint endpoint) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments
        .Select(s => string.Concat(s.Parts.Select(p => p switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart noun => $"{{{noun.Name}}}",
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
            _ => "",
        }))));

    private static List<string> PoliciesOf(RouteEndpoint endpoint) =>
    [
        .. endpoint.Metadata.OfType<CanAttribute>().Select(c => c.Permission).Distinct(),
        .. endpoint.Metadata.OfType<SignedInAttribute>().Select(_ => SignedIn).Distinct(),
        .. endpoint.Metadata.OfType<OpenToAllAttribute>().Select(o => $"open: {o.Why}").Distinct(),
        .. endpoint.Metadata.OfType<IAllowAnonymous>().Where(a => a is not OpenToAllAttribute).Select(_ => "open without a reason").Distinct(),
    ];
}
