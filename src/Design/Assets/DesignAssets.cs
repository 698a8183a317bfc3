using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace LineOfSight.Design.Assets;

/// <summary>The style sheet, scripts and pictures of the product, embedded in this assembly and served from memory.</summary>
public sealed class DesignAssets
{
    private const string Prefix = "assets/";
    private readonly Dictionary<string, DesignAsset> byName = [];

    /// <summary>Reads, hashes and compresses every embedded file once. About 100 ms.</summary>
    public DesignAssets()
    {
        var assembly = typeof(DesignAssets).Assembly;
        var library = Add("govuk-frontend.min.js", WithoutSourceMap(Read(assembly, "govuk-frontend.min.js")));
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Select(n => n[Prefix.Length..]))
        {
            if (name == library.Name)
            {
                continue;
            }
            // Our script imports the library by the name under which it is served.
            var text = Read(assembly, name).Replace("./govuk-frontend.min.js", "." + library.Path["/assets".Length..], StringComparison.Ordinal);
            Add(name, text);
        }
    }

    /// <summary>Every file, in no order.</summary>
    public IReadOnlyCollection<DesignAsset> All => byName.Values;

    /// <summary>The path to serve in a page for a name such as <c>line-of-sight.css</c>.</summary>
    /// <exception cref="KeyNotFoundException">No such file is embedded.</exception>
    public string this[string name] => byName[name].Path;

    private DesignAsset Add(string name, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];
        var dot = name.LastIndexOf('.');
        var asset = new DesignAsset(
            name, $"/assets/{name[..dot]}.{hash}{name[dot..]}", ContentType(name[dot..]), $"\"{hash}\"", bytes,
            Compress(bytes, to => new GZipStream(to, CompressionLevel.SmallestSize)),
            Compress(bytes, to => new BrotliStream(to, CompressionLevel.SmallestSize)));
        byName.Add(name, asset);
        return asset;
    }

    private static string ContentType(string extension) => extension switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml; charset=utf-8",
        _ => throw new NotSupportedException($"No media type is known for embedded files that end in {extension}."),
    };

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(Prefix + name)
            ?? throw new InvalidOperationException($"{name} is not embedded in {assembly.GetName().Name}."));
        return reader.ReadToEnd();
    }

    // The map is not served; browsers' tools would ask for it in vain.
    private static string WithoutSourceMap(string script)
    {
        var at = script.LastIndexOf("//# sourceMappingURL=", StringComparison.Ordinal);
        return at < 0 ? script : script[..at];
    }

    private static byte[] Compress(byte[] bytes, Func<Stream, Stream> with)
    {
        using var target = new MemoryStream();
        using (var stream = with(target))
        {
            stream.Write(bytes);
        }
        return target.ToArray();
    }
}
