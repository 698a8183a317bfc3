using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace LineOfSight.Host.Access.Outside;

/// <summary>
/// An id token, checked (OpenID Connect Core 1.0, 3.1.3.7). Whatever is odd is refused: an honest provider has no need of it, and each
/// oddity has been somebody's way in.
/// </summary>
internal sealed class IdToken
{
    private const int Longest = 16_384;
    private static readonly TimeSpan Drift = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Oldest = TimeSpan.FromMinutes(10);
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8, AllowDuplicateProperties = false };
    private static readonly string[] Algorithms = ["RS256", "PS256", "ES256"];

    // A header that brings its own key, or asks for what we do not do.
    private static readonly string[] Foreign = ["jwk", "jku", "x5u", "x5c", "crit", "b64", "zip", "enc"];

    private readonly JsonElement claims;

    private IdToken(JsonElement claims, string? keyId) => (this.claims, KeyId) = (claims, keyId);

    /// <summary>The name of the key that it is signed with, or null.</summary>
    public string? KeyId { get; }

    /// <summary>Who it is about.</summary>
    public string Subject => Text("sub")!;

    /// <summary>What is expected of a token.</summary>
    public sealed record Expected(Provider Provider, string Nonce, DateTimeOffset Now);

    /// <summary>The name of the key that a token says it is signed with; nothing else of it is believed yet.</summary>
    /// <exception cref="Distrust">It is no token.</exception>
    public static string? KeyOf(string token) => Header(token).Key;

    /// <summary>Checks a token.</summary>
    /// <exception cref="Distrust">Anything is wrong; the detail says what.</exception>
    public static IdToken Check(string token, ProviderKeys keys, Expected expected)
    {
        var (algorithm, key) = Header(token);
        var parts = token.Split('.');
        Believe(keys.Verifies(algorithm, key, $"{parts[0]}.{parts[1]}", Decode(parts[2])), "the signature is not of a key of the provider");
        var checkedToken = new IdToken(Json(parts[1]), key);
        checkedToken.CheckWho(expected.Provider);
        checkedToken.CheckWhen(expected.Now);
        Believe(checkedToken.Text("nonce") == expected.Nonce, "the nonce is not ours");
        return checkedToken;
    }

    /// <summary>The tenant; empty where the provider has none.</summary>
    public string TenantOf(Provider provider) => provider.TenantClaim is { } claim ? Text(claim) ?? "" : "";

    /// <summary>True when the provider says that the person took two steps there, and its word on that is taken.</summary>
    public bool TookTwoSteps(Provider provider) => provider.IsSecondStepTrusted
        && ((claims.TryGetProperty("amr", out var amr) && amr.ValueKind == JsonValueKind.Array
                && amr.EnumerateArray().Any(a => a.ValueKind == JsonValueKind.String && provider.SecondStepAmr.Contains(a.GetString()!)))
            || (Text("acr") is { } acr && provider.SecondStepAcr.Contains(acr)));

    private void CheckWho(Provider provider)
    {
        Believe(Text("iss") == provider.Authority, "the issuer is another");
        Believe(Audience().Contains(provider.ClientId), "it is for somebody else");
        Believe(Audience().Count == 1 || Text("azp") is not null, "it is for several, and does not say who asked");
        Believe(!claims.TryGetProperty("azp", out _) || Text("azp") == provider.ClientId, "somebody else asked for it");
        Believe(Text("sub") is { Length: > 0 and <= Kernel.Access.Factors.OutsideIdentity.SubjectLimit } subject && !subject.Any(char.IsControl), "it names nobody");
        Believe(provider.TenantClaim is null || provider.Tenants.Contains(TenantOf(provider), StringComparer.Ordinal), "the tenant is not on the list");

        // Guests of a tenant are checked by whoever they really belong to, if by anybody.
        Believe(!claims.TryGetProperty("idp", out _) || Text("idp") == provider.Authority, "it is a guest, whom another provider knows");
        Believe(!claims.TryGetProperty("acct", out var account) || account.ToString() == "0", "it is a guest of the tenant");
    }

    private void CheckWhen(DateTimeOffset now)
    {
        Believe(Instant("exp") is { } end && end + Drift > now, "it has expired");
        Believe(Instant("iat") is { } made && made - Drift <= now && made + Oldest > now, "it was made in the future, or long ago");
        Believe(!claims.TryGetProperty("nbf", out _) || (Instant("nbf") is { } begin && begin - Drift <= now), "it does not hold yet");
    }

    private List<string> Audience() => !claims.TryGetProperty("aud", out var audience) ? [] : audience.ValueKind switch
    {
        JsonValueKind.String => [audience.GetString()!],
        JsonValueKind.Array when audience.EnumerateArray().All(a => a.ValueKind == JsonValueKind.String) => [.. audience.EnumerateArray().Select(a => a.GetString()!)],
        _ => [],
    };

    private string? Text(string claim) => claims.TryGetProperty(claim, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private DateTimeOffset? Instant(string claim) =>
        claims.TryGetProperty(claim, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) && seconds is > 0 and < 253_402_300_799
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000))
            : null;

    private static (string Algorithm, string? Key) Header(string token)
    {
        Believe(token.Length <= Longest, "it is too long");
        Believe(token.Count(c => c == '.') == 2, "it has not three parts");
        var header = Json(token.Split('.')[0]);
        string? Text(string name) => header.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        Believe(Text("alg") is { } algorithm && Algorithms.Contains(algorithm), "it is not signed in a way that we take");
        Believe(!Foreign.Any(f => header.TryGetProperty(f, out _)), "its header brings its own key, or asks for what we do not do");
        Believe(!header.TryGetProperty("kid", out _) || Text("kid") is not null, "the name of its key is no text");
        Believe(Text("typ") is null || string.Equals(Text("typ"), "JWT", StringComparison.OrdinalIgnoreCase), "it is another kind of token");
        return (Text("alg")!, Text("kid"));
    }

    private static JsonElement Json(string part)
    {
        try
        {
            using var document = JsonDocument.Parse(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Decode(part)), Strict);
            Believe(document.RootElement.ValueKind == JsonValueKind.Object, "it is no object");
            return document.RootElement.Clone();
        }
        catch (Exception wrong) when (wrong is JsonException or DecoderFallbackException)
        {
            throw new Distrust(Distrust.Reason.NotBelieved, $"it cannot be read: {wrong.Message}");
        }
    }

    private static byte[] Decode(string part)
    {
        // No padding, no white space: two spellings of one token would be two tokens.
        Believe(part.Length > 0 && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && Base64Url.IsValid(part), "it is not written in base 64");
        return Base64Url.DecodeFromChars(part);
    }

    private static void Believe(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new Distrust(Distrust.Reason.NotBelieved, otherwise);
        }
    }
}
