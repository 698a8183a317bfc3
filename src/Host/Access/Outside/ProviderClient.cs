using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace LineOfSight.Host.Access.Outside;

/// <summary>
/// Asks outside providers: their discovery document and keys, kept for a day, and a token for a code. Every answer has a limit of size
/// and of time, and is believed only as far as it is checked. A provider that has just failed is not asked again for some seconds, so
/// that one that hangs holds up nobody but those who want it.
/// </summary>
internal sealed class ProviderClient(Providers providers, IHostEnvironment environment, TimeProvider clock) : IDisposable
{
    private const int LargestAnswer = 262_144;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);
    private static readonly TimeSpan BetweenKeys = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };
    private readonly ConcurrentDictionary<string, Known> known = new();

    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = providers.Patience,
        MaxResponseContentBufferSize = LargestAnswer,
    };

    /// <summary>What a provider says of itself.</summary>
    /// <param name="Authorization">Where people are sent.</param>
    /// <param name="Token">Where codes are exchanged.</param>
    /// <param name="NamesItself">True when its answers name the issuer (RFC 9207).</param>
    public sealed record About(string Authorization, string Token, bool NamesItself);

    private sealed class Known : IDisposable
    {
        public SemaphoreSlim Gate { get; } = new(1);

        public About? About { get; set; }

        public string? KeysAddress { get; set; }

        public ProviderKeys? Keys { get; set; }

        public DateTimeOffset ReadAt { get; set; }

        public DateTimeOffset KeysReadAt { get; set; }

        public DateTimeOffset FailedAt { get; set; }

        public void Dispose() => Gate.Dispose();
    }

    /// <summary>What a provider says of itself.</summary>
    /// <exception cref="Distrust">It does not answer, or answers nonsense.</exception>
    public async Task<About> AboutAsync(Provider provider, CancellationToken stop) => (await ReadAsync(provider, null, stop)).About!;

    /// <summary>A provider's keys; asked for again, once a minute at most, when a token names one that is not known.</summary>
    /// <exception cref="Distrust">It does not answer, or answers nonsense.</exception>
    public async Task<ProviderKeys> KeysAsync(Provider provider, string? named, CancellationToken stop) => (await ReadAsync(provider, keys => keys.Knows(named), stop)).Keys!;

    /// <summary>Exchanges a code for an id token.</summary>
    /// <exception cref="Distrust">It does not answer, refuses, or answers nonsense.</exception>
    public async Task<string> TokenAsync(Provider provider, string code, string verifier, string redirect, CancellationToken stop)
    {
        var about = await AboutAsync(provider, stop);
        var fields = new Dictionary<string, string> { ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = redirect, ["code_verifier"] = verifier };
        using var request = new HttpRequestMessage(HttpMethod.Post, about.Token);
        if (provider.ClientSecret is { } secret)
        {
            var both = $"{Uri.EscapeDataString(provider.ClientId)}:{Uri.EscapeDataString(secret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(both)));
        }
        else
        {
            fields["client_id"] = provider.ClientId;
        }

        request.Content = new FormUrlEncodedContent(fields);
        var (status, answer) = await SendAsync(request, stop);
        if (status != HttpStatusCode.OK)
        {
            // Such as a code that was used already.
            throw new Distrust(status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized ? Distrust.Reason.NotBelieved : Distrust.Reason.NoAnswer, $"the provider answered {(int)status} to the code");
        }

        return Text(answer, "id_token") ?? throw new Distrust(Distrust.Reason.NotBelieved, "the provider gave no id token");
    }

    public void Dispose()
    {
        client.Dispose();
        foreach (var provider in known.Values)
        {
            provider.Dispose();
        }
    }

    private async Task<Known> ReadAsync(Provider provider, Func<ProviderKeys, bool>? enough, CancellationToken stop)
    {
        var entry = known.GetOrAdd(provider.Key, _ => new Known());
        await entry.Gate.WaitAsync(stop);
        try
        {
            var now = clock.GetUtcNow();
            Distrust.Reason? late = entry.FailedAt + AfterFailure > now ? Distrust.Reason.NoAnswer : null;
            if (late is { } reason)
            {
                throw new Distrust(reason, "the provider has just failed");
            }

            if (entry.About is null || entry.ReadAt + Kept <= now)
            {
                await DiscoverAsync(provider, entry, now, stop);
            }
            else if (enough is not null && !enough(entry.Keys!) && entry.KeysReadAt + BetweenKeys <= now)
            {
                await ReadKeysAsync(entry, now, stop);
            }

            return entry;
        }
        catch (Distrust trouble) when (trouble.Because == Distrust.Reason.NoAnswer)
        {
            entry.FailedAt = entry.FailedAt + AfterFailure > clock.GetUtcNow() ? entry.FailedAt : clock.GetUtcNow();
            throw;
        }
        finally
        {
            entry.Gate.Release();
        }
    }

    private async Task DiscoverAsync(Provider provider, Known entry, DateTimeOffset now, CancellationToken stop)
    {
        var document = await GetAsync($"{provider.Authority.TrimEnd('/')}/.well-known/openid-configuration", stop);
        Expect(Text(document, "issuer") == provider.Authority, "its discovery document names another issuer");
        var about = new About(Address(document, "authorization_endpoint"), Address(document, "token_endpoint"),
            document.TryGetProperty("authorization_response_iss_parameter_supported", out var names) && names.ValueKind == JsonValueKind.True);
        entry.KeysAddress = Address(document, "jwks_uri");
        await ReadKeysAsync(entry, now, stop);
        (entry.About, entry.ReadAt) = (about, now);
    }

    private async Task ReadKeysAsync(Known entry, DateTimeOffset now, CancellationToken stop)
    {
        entry.KeysReadAt = now;
        var document = await GetAsync(entry.KeysAddress!, stop);
        Expect(document.TryGetProperty("keys", out var keys) && keys.ValueKind == JsonValueKind.Array && keys.EnumerateArray().All(k => k.ValueKind == JsonValueKind.Object), "its key set is none");
        entry.Keys = ProviderKeys.Read(document);
    }

    private async Task<JsonElement> GetAsync(string address, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        var (status, answer) = await SendAsync(request, stop);
        Expect(status == HttpStatusCode.OK, $"it answered {(int)status} to {address}");
        return answer;
    }

    private async Task<(HttpStatusCode Status, JsonElement Answer)> SendAsync(HttpRequestMessage request, CancellationToken stop)
    {
        try
        {
            using var answer = await client.SendAsync(request, stop);
            var bytes = await answer.Content.ReadAsByteArrayAsync(stop);
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                return (answer.StatusCode, default);
            }

            using var document = JsonDocument.Parse(bytes, Strict);
            Expect(document.RootElement.ValueKind == JsonValueKind.Object, "its answer is no object");
            return (answer.StatusCode, document.RootElement.Clone());
        }
        catch (Exception trouble) when (trouble is HttpRequestException or JsonException or IOException || (trouble is OperationCanceledException && !stop.IsCancellationRequested))
        {
            throw new Distrust(Distrust.Reason.NoAnswer, trouble.Message);
        }
    }

    private string Address(JsonElement document, string name)
    {
        var address = Text(document, name) ?? "";
        Expect(Providers.IsSafe(address, environment.IsDevelopment()), $"its {name} is no https address");
        return address;
    }

    private static string? Text(JsonElement document, string name) =>
        document.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static void Expect(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new Distrust(Distrust.Reason.NoAnswer, otherwise);
        }
    }
}
