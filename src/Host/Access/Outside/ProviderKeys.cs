using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace LineOfSight.Host.Access.Outside;

/// <summary>A provider's public keys, as its key set names them (RFC 7517). Keys that are too short, or not for signing, are left out.</summary>
internal sealed class ProviderKeys
{
    private const int MostKeys = 50;
    private const int ShortestRsa = 2048;
    private readonly List<Key> keys;

    private sealed record Key(string? Id, string? Algorithm, RSAParameters? Rsa, ECParameters? Curve);

    private ProviderKeys(List<Key> keys) => this.keys = keys;

    public static ProviderKeys Read(JsonElement document)
    {
        var keys = new List<Key>();
        foreach (var entry in document.GetProperty("keys").EnumerateArray().Take(MostKeys))
        {
            if (Text(entry, "use") is null or "sig" && Read(entry, Text(entry, "kty")) is { } key)
            {
                keys.Add(key);
            }
        }

        return new ProviderKeys(keys);
    }

    /// <summary>True when a key of this name is there, or, for a token that names none, exactly one.</summary>
    public bool Knows(string? id) => id is null ? keys.Count == 1 : keys.Exists(k => k.Id == id);

    /// <summary>Checks a signature. The algorithm is the token's word, so the key's own kind decides whether it may be so.</summary>
    public bool Verifies(string algorithm, string? id, string signed, byte[] signature)
    {
        if (!Knows(id))
        {
            return false;
        }

        var key = keys.First(k => id is null || k.Id == id);
        var bytes = Encoding.ASCII.GetBytes(signed);
        if (key.Algorithm is not null && key.Algorithm != algorithm)
        {
            return false;
        }

        switch (algorithm)
        {
            case "RS256" or "PS256" when key.Rsa is { } parameters:
                using (var rsa = RSA.Create(parameters))
                {
                    return rsa.VerifyData(bytes, signature, HashAlgorithmName.SHA256, algorithm == "RS256" ? RSASignaturePadding.Pkcs1 : RSASignaturePadding.Pss);
                }

            case "ES256" when key.Curve is { } parameters:
                using (var curve = ECDsa.Create(parameters))
                {
                    return signature.Length == 64 && curve.VerifyData(bytes, signature, HashAlgorithmName.SHA256);
                }

            default:
                return false;
        }
    }

    private static Key? Read(JsonElement entry, string? kind)
    {
        var (id, algorithm) = (Text(entry, "kid"), Text(entry, "alg"));
        if (kind == "RSA" && Bytes(entry, "n") is { } modulus && Bytes(entry, "e") is { Length: > 0 } exponent)
        {
            return modulus.Length * 8 >= ShortestRsa ? new Key(id, algorithm, new RSAParameters { Modulus = modulus, Exponent = exponent }, null) : null;
        }

        return kind == "EC" && Text(entry, "crv") == "P-256" && Bytes(entry, "x") is { Length: 32 } x && Bytes(entry, "y") is { Length: 32 } y
            ? new Key(id, algorithm, null, new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = x, Y = y } })
            : null;
    }

    private static string? Text(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static byte[]? Bytes(JsonElement entry, string name) => Text(entry, name) is { } text && Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
}
