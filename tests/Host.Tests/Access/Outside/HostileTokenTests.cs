using System.Security.Cryptography;
using System.Text;
using LineOfSight.Kit;

namespace LineOfSight.Host.Tests.Access.Outside;

/// <summary>Tokens that lie, each in one way. Every one is refused; the same token without its lie signs in, or the refusal would prove nothing.</summary>
public sealed class HostileTokenTests(OutsideHouse house) : IClassFixture<OutsideHouse>
{
    private const string NotBelieved = "We could not check what Wirral Council told us";
    private static readonly RSA Stranger = RSA.Create(2048);
    private static readonly RSA Small = RSA.Create(1024);

    public static TheoryData<string> Lies { get; } =
    [
        "alg none", "alg none in capitals", "HS256 with the public key", "unknown key", "no key named of two", "key named by a number", "another issuer", "no issuer", "issuer with a slash",
        "another audience", "no audience", "two audiences and nobody asked", "asked by another", "expired", "no end", "not yet", "made in the future", "made an hour ago", "another nonce", "no nonce",
        "another tenant", "no tenant", "a guest of another provider", "a guest of the tenant", "nobody", "a name too long", "a number for a name", "huge", "a claim twice", "nested without end",
        "signature cut", "signature empty", "signed by a stranger under our key's name", "a small key", "brings its own key", "points to its own keys", "needs what we do not know", "an RSA algorithm on a curve", "four parts",
        "padding", "no JSON", "an array", "another kind of token",
    ];

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task A_lie_opens_nothing(string lie)
    {
        var (person, subject) = await house.LinkedAsync();
        using var browser = house.Visitor();
        var asked = await OutsideHouse.LeaveAsync(browser);
        house.Twin.Honest();
        house.Name(subject, asked["nonce"]);
        var token = Tell(lie);
        house.Twin.TokenAnswer = _ => Task.FromResult(Twin.Json(new { id_token = token }));
        var page = await house.ReturnAsync(browser, asked["state"]);
        Assert.Contains(NotBelieved, page.Text, StringComparison.Ordinal);
        Assert.Equal(0, await house.SessionsOfAsync(person));
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from identity.first_step where account_id = $1", person));
    }

    [Fact]
    public async Task The_truth_takes_the_first_step()
    {
        foreach (var sign in (Func<string>[])[() => house.Twin.Signed(), Pss, Curve])
        {
            var (person, subject) = await house.LinkedAsync();
            using var browser = house.Visitor();
            house.Clock.Advance(TimeSpan.FromMinutes(2));
            var asked = await OutsideHouse.LeaveAsync(browser);
            house.Twin.Honest();
            house.Name(subject, asked["nonce"]);
            var token = sign();
            house.Twin.TokenAnswer = _ => Task.FromResult(Twin.Json(new { id_token = token }));
            Assert.Equal("/second-step", (await house.ReturnAsync(browser, asked["state"])).Location);
            Assert.Equal(1, await house.SqlAsync<long>("select count(*) from identity.first_step where account_id = $1 and way = 'Wirral Council'", person));
            Assert.Equal(0, await house.SessionsOfAsync(person));
        }
    }

    private string Tell(string lie)
    {
        var (twin, now) = (house.Twin, house.Clock.GetUtcNow().ToUnixTimeSeconds());
        string Claim(string name, object? value)
        {
            if (value is null)
            {
                twin.Claims.Remove(name);
            }
            else
            {
                twin.Claims[name] = value;
            }

            return twin.Signed();
        }

        string Raw(string claims, object? header = null) => Twin.Sign(header ?? new { alg = "RS256", kid = "one" }, claims, Rs256);
        var good = twin.Signed();
        var claims = Twin.Json(twin.Claims);
        return lie switch
        {
            "alg none" => $"{Twin.Part("""{"alg":"none"}""")}.{Twin.Part(claims)}.",
            "alg none in capitals" => $"{Twin.Part("""{"alg":"NONE","kid":"one"}""")}.{Twin.Part(claims)}.AA",
            "HS256 with the public key" => Twin.Sign(new { alg = "HS256", kid = "one" }, claims, text => HMACSHA256.HashData(Encoding.ASCII.GetBytes(twin.Key.ExportRSAPublicKeyPem()), text)),
            "unknown key" => twin.Signed(new { alg = "RS256", kid = "three" }),
            "no key named of two" => twin.Signed(new { alg = "RS256" }),
            "key named by a number" => twin.Signed(new { alg = "RS256", kid = 1 }),
            "another issuer" => Claim("iss", "https://login.example.org"),
            "no issuer" => Claim("iss", null),
            "issuer with a slash" => Claim("iss", twin.Address + "/"),
            "another audience" => Claim("aud", "another-service"),
            "no audience" => Claim("aud", null),
            "two audiences and nobody asked" => Claim("aud", new[] { "line-of-sight", "another-service" }),
            "asked by another" => Claim("azp", "another-service"),
            "expired" => Claim("exp", now - 61),
            "no end" => Claim("exp", null),
            "not yet" => Claim("nbf", now + 120),
            "made in the future" => Claim("iat", now + 120),
            "made an hour ago" => Claim("iat", now - 3600),
            "another nonce" => Claim("nonce", "of somebody else"),
            "no nonce" => Claim("nonce", null),
            "another tenant" => Claim("tid", "another-tenant"),
            "no tenant" => Claim("tid", null),
            "a guest of another provider" => Claim("idp", "https://login.example.org"),
            "a guest of the tenant" => Claim("acct", 1),
            "nobody" => Claim("sub", ""),
            "a name too long" => Claim("sub", new string('a', 256)),
            "a number for a name" => Claim("sub", 42),
            "huge" => Claim("more", new string('a', 20_000)),
            "a claim twice" => Raw(claims[..^1] + ",\"sub\":\"somebody-else\"}"),
            "nested without end" => Raw(claims[..^1] + ",\"more\":" + new string('[', 200) + new string(']', 200) + "}"),
            "signature cut" => good[..^4],
            "signature empty" => good[..(good.LastIndexOf('.') + 1)],
            "signed by a stranger under our key's name" => twin.Signed(with: Stranger),
            "a small key" => WithSmallKey(),
            "brings its own key" => Twin.Sign(new { alg = "RS256", kid = "one", jwk = Twin.Public(Stranger, "one") }, claims, text => Stranger.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)),
            "points to its own keys" => Raw(claims, new { alg = "RS256", kid = "one", jku = "https://login.example.org/keys" }),
            "needs what we do not know" => Raw(claims, new { alg = "RS256", kid = "one", crit = new[] { "exp" } }),
            "an RSA algorithm on a curve" => twin.Signed(new { alg = "RS256", kid = "two" }),
            "four parts" => good + ".AAAA",
            "padding" => good + "==",
            "no JSON" => Raw("sub=somebody"),
            "an array" => Raw("[]"),
            "another kind of token" => Raw(claims, new { alg = "RS256", kid = "one", typ = "at+jwt" }),
            _ => throw new ArgumentOutOfRangeException(nameof(lie), lie, null),
        };
    }

    private byte[] Rs256(byte[] text) => house.Twin.Key.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private string Pss() => Twin.Sign(new { alg = "PS256", kid = "one", typ = "JWT" }, Twin.Json(house.Twin.Claims), text => house.Twin.Key.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pss));

    private string Curve() => Twin.Sign(new { alg = "ES256", kid = "two" }, Twin.Json(house.Twin.Claims), text => house.Twin.Curve.SignData(text, HashAlgorithmName.SHA256));

    // The provider publishes a key that anybody with a week of time can break.
    private string WithSmallKey()
    {
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        house.Twin.KeySet = _ => Task.FromResult(Twin.Json(new { keys = new[] { Twin.Public(house.Twin.Key, "one"), Twin.Public(Small, "small") } }));
        return house.Twin.Signed(new { alg = "RS256", kid = "small" }, Small);
    }
}
