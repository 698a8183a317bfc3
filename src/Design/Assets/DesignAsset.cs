namespace LineOfSight.Design.Assets;

/// <summary>One file that is served: its bytes as they are and compressed, ready before the first request.</summary>
/// <param name="Name">The name it is asked for by, such as <c>line-of-sight.css</c>.</param>
/// <param name="Path">The path it is served at, with a hash of its content, such as <c>/assets/line-of-sight.3f2a9c1b7d4e.css</c>.</param>
/// <param name="ContentType">Media type with charset.</param>
/// <param name="ETag">Strong entity tag, with its quotes.</param>
/// <param name="Plain">The bytes, uncompressed.</param>
/// <param name="Gzip">The bytes, gzip.</param>
/// <param name="Brotli">The bytes, brotli.</param>
public sealed record DesignAsset(
    string Name, string Path, string ContentType, string ETag, ReadOnlyMemory<byte> Plain, ReadOnlyMemory<byte> Gzip, ReadOnlyMemory<byte> Brotli);
