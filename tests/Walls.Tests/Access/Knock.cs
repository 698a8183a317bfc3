using System.Collections.Concurrent;
using System.Net;
using System.Security.Claims;
using System.Text;
using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Data;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LineOfSight.Walls.Tests.Access;

/// <summary>What a door answered.</summary>
/// <param name="Headers">All but the date, one a line.</param>
internal sealed record Answer(HttpStatusCode Status, string? Location, byte[] Body, string Headers)
{
    public bool SentToSignIn => Status == HttpStatusCode.Redirect && Location?.Contains("/sign-in?", StringComparison.Ordinal) == true;

    public string Text => Encoding.UTF8.GetString(Body);
}

/// <summary>Knocks at doors as anybody, with a form's token of one's own; follows no redirect and keeps no cookies.</summary>
internal sealed class Knock : IDisposable
{
    private readonly World world;
    private readonly HttpClient client;
    private readonly ConcurrentDictionary<Guid, Task<string>> sessions = new();
    private readonly ConcurrentDictionary<Guid, (string Field, string Token, string Cookie)> tokens = new();

    public Knock(World world)
    {
        this.world = world;
        client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(world.Address) };
    }

    /// <summary>Opens an address.</summary>
    public async Task<Answer> GetAsync(Column who, string url, string? breaking = null, string? value = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (who.Person is { } person)
        {
            request.Headers.Add("Cookie", $"los-session={await sessions.GetOrAdd(person, world.SessionAsync)}");
        }

        return await SendAsync(request, breaking, value);
    }

    /// <summary>Sends a form, in a session of its own, for it may end the one it came with.</summary>
    /// <param name="who">Who sends it.</param>
    /// <param name="url">Where to.</param>
    /// <param name="fields">What is filled in; nothing unless given.</param>
    /// <param name="tokenOf">Whose token it carries; the sender's own unless given. Whoever holds no role any more is a visitor.</param>
    /// <param name="withToken">False sends no token at all.</param>
    /// <param name="breaking">The header that takes a wall down.</param>
    /// <param name="value">Which one.</param>
    /// <param name="isRefused">True for what is to be refused: it ends no session, and is sent in the one that opens pages.</param>
    public async Task<Answer> PostAsync(
        Column who, string url, IEnumerable<KeyValuePair<string, string>>? fields = null, Column? tokenOf = null, bool withToken = true, string? breaking = null, string? value = null, bool isRefused = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url);
        var (field, token, cookie) = tokens.GetOrAdd((tokenOf ?? who) is { Role.Length: > 0, Person: { } somebody } ? somebody : Guid.Empty, TokenOf);
        var cookies = who.Person is { } person ? $"los-session={await (isRefused ? sessions.GetOrAdd(person, world.SessionAsync) : world.SessionAsync(person))}; {cookie}" : cookie;
        request.Headers.Add("Cookie", cookies);
        var sent = (fields ?? []).Where(f => f.Key != field).ToList();
        if (withToken)
        {
            sent.Add(KeyValuePair.Create(field, token));
        }

        request.Content = new FormUrlEncodedContent(sent);
        return await SendAsync(request, breaking, value);
    }

    public void Dispose() => client.Dispose();

    private async Task<Answer> SendAsync(HttpRequestMessage request, string? breaking, string? value)
    {
        if (breaking is not null)
        {
            request.Headers.Add(breaking, value ?? "");
        }

        using var response = await client.SendAsync(request);
        var headers = response.Headers.Concat(response.Content.Headers).Where(h => h.Key is not "Date")
            .Select(h => $"{h.Key}: {string.Join(", ", h.Value)}").Order(StringComparer.Ordinal);
        return new Answer(response.StatusCode, response.Headers.Location?.ToString(), await response.Content.ReadAsByteArrayAsync(), string.Join('\n', headers));
    }

    // The site's own antiforgery, asked for the person: the same token that any form of theirs would carry.
    private (string Field, string Token, string Cookie) TokenOf(Guid person)
    {
        using var scope = world.Services.CreateScope();
        var principal = person != Guid.Empty ? SignInCookie.Principal(person, NewId.Next()) : new ClaimsPrincipal(new ClaimsIdentity());
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider, User = principal };
        var set = scope.ServiceProvider.GetRequiredService<IAntiforgery>().GetTokens(context);
        var name = scope.ServiceProvider.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie.Name;
        return (set.FormFieldName, set.RequestToken!, $"{name}={set.CookieToken}");
    }
}
