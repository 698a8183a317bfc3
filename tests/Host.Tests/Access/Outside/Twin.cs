using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LineOfSight.Host.Tests.Access.Outside;

/// <summary>
/// An outside provider on loopback that can be honest or lie: what it publishes, what it answers to a code, and how its tokens are made
/// is each test's to change.
/// </summary>
internal sealed class Twin : IDisposable
{
    private readonly WebApplication app;

    public Twin()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", (HttpContext http) => AnswerAsync(http, Discovery));
        app.MapGet("/keys", (HttpContext http) =>
        {
            KeysAsked++;
            return AnswerAsync(http, KeySet);
        });
        app.MapPost("/token", async (HttpContext http) =>
        {
            var form = await http.Request.ReadFormAsync();
            Asked = form.ToDictionary(f => f.Key, f => f.Value.ToString());
            Authorization = http.Request.Headers.Authorization.ToString();
            await AnswerAsync(http, TokenAnswer);
        });
        app.Start();
        Honest();
    }

    public static string Tenant => "9f0c5b1e-wirral";

    public string Address => app.Urls.First();

    public RSA Key { get; } = RSA.Create(2048);

    public ECDsa Curve { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public Func<HttpContext, Task<string>> Discovery { get; set; } = null!;

    public Func<HttpContext, Task<string>> KeySet { get; set; } = null!;

    public Func<HttpContext, Task<string>> TokenAnswer { get; set; } = null!;

    public int KeysAsked { get; private set; }

    public Dictionary<string, string> Asked { get; private set; } = [];

    public string Authorization { get; private set; } = "";

    /// <summary>The claims of the next token.</summary>
    public Dictionary<string, object?> Claims { get; } = [];

    /// <summary>Answers as it should from here on.</summary>
    public void Honest()
    {
        Discovery = _ => Task.FromResult(Json(new Dictionary<string, object>
        {
            ["issuer"] = Address, ["authorization_endpoint"] = Address + "/authorize", ["token_endpoint"] = Address + "/token", ["jwks_uri"] = Address + "/keys",
            ["authorization_response_iss_parameter_supported"] = true,
        }));
        KeySet = _ => Task.FromResult(Json(new { keys = new[] { Public(Key, "one"), Public(Curve, "two") } }));
        TokenAnswer = _ => Task.FromResult(Json(new { access_token = "unused", token_type = "Bearer", id_token = Signed() }));
    }

    /// <summary>The token with the claims as they stand, signed with the provider's first key.</summary>
    public string Signed(object? header = null, RSA? with = null) => Sign(header ?? new { alg = "RS256", kid = "one" }, Json(Claims), text => (with ?? Key).SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    public static string Sign(object header, string claims, Func<byte[], byte[]> sign)
    {
        var signed = $"{Part(Json(header))}.{Part(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    public static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    public static string Json(object value) => JsonSerializer.Serialize(value);

    public static object Public(RSA key, string id)
    {
        var parameters = key.ExportParameters(false);
        return new { kty = "RSA", use = "sig", kid = id, n = Base64Url.EncodeToString(parameters.Modulus), e = Base64Url.EncodeToString(parameters.Exponent) };
    }

    public static object Public(ECDsa key, string id)
    {
        var q = key.ExportParameters(false).Q;
        return new { kty = "EC", crv = "P-256", use = "sig", kid = id, x = Base64Url.EncodeToString(q.X), y = Base64Url.EncodeToString(q.Y) };
    }

    public void Dispose()
    {
        app.StopAsync().GetAwaiter().GetResult();
        ((IDisposable)app).Dispose();
        Key.Dispose();
        Curve.Dispose();
    }

    private static async Task AnswerAsync(HttpContext http, Func<HttpContext, Task<string>> with)
    {
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(await with(http));
    }
}
