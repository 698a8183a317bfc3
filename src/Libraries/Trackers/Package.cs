using System.IO.Compression;
using System.Xml;

namespace LineOfSight.Trackers;

/// <summary>
/// The parts of an Office file (ECMA-376: a zip of XML), opened one at a time. What the parts declare is added up before anything is
/// unpacked, no part gives more than it declared, and no XML has definitions or reaches outside.
/// </summary>
internal sealed class Package : IDisposable
{
    private const string TooMuch = "This file unpacks to far more than a list holds. Copy the list to a new file, without the empty rows below it, and use that";
    private const string Damaged = "This file is damaged or is not what its name says. Open it, save it again and use the new file";
    private static readonly string[] Macros = ["vbaProject", "vbaData", "macrosheets/", "activeX"];
    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);

    private Package(ZipArchive zip) => this.zip = zip;

    public IEnumerable<string> Names => parts.Keys;

    public static Package Open(byte[] content)
    {
        ZipArchive zip;
        try
        {
            zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
        }
        catch (InvalidDataException broken)
        {
            throw new TrackerRefused(Damaged, broken);
        }

        var package = new Package(zip);
        try
        {
            package.Take();
            return package;
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }

    private void Take()
    {
        var entries = Guarded(() => zip.Entries);
        if (entries.Count > Limits.Parts || entries.Sum(e => (decimal)e.Length) > Limits.Unpacked)
        {
            throw new TrackerRefused(TooMuch) { Why = Refusal.TooMuch };
        }

        foreach (var entry in entries)
        {
            if (Macros.Any(m => entry.FullName.Contains(m, StringComparison.OrdinalIgnoreCase)))
            {
                throw new TrackerRefused("This file has macros or controls in it. Save it without them (as .xlsx or .docx) and use that") { Why = Refusal.Macros };
            }

            if (!parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry))
            {
                throw new TrackerRefused(Damaged);
            }
        }
    }

    public bool Has(string part) => parts.ContainsKey(part);

    /// <summary>Reads a part from its beginning to its end, or does nothing when it is not there.</summary>
    public void Read(string part, Action<XmlReader> read)
    {
        if (!parts.TryGetValue(part, out var entry))
        {
            return;
        }

        Guarded(() =>
        {
            using var stream = new Declared(entry.Open(), entry.Length);
            using var reader = XmlReader.Create(stream, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersFromEntities = 1, IgnoreComments = true, IgnoreProcessingInstructions = true,
                MaxCharactersInDocument = Limits.Unpacked, CheckCharacters = true,
            });
            read(reader);
            return 0;
        });
    }

    /// <summary>The targets of a part's relations by their id; what points outside the file is left out, and is never fetched.</summary>
    public IReadOnlyDictionary<string, string> Relations(string part)
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        var folder = part.Contains('/', StringComparison.Ordinal) ? part[..(part.LastIndexOf('/') + 1)] : "";
        Read($"{folder}_rels/{part[folder.Length..]}.rels", reader =>
        {
            while (reader.Read())
            {
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && reader.GetAttribute("Id") is { } id
                    && reader.GetAttribute("Target") is { } target && reader.GetAttribute("TargetMode") != "External")
                {
                    targets[id] = target.StartsWith('/') ? target[1..] : folder + target;
                }
            }
        });
        return targets;
    }

    public void Dispose() => zip.Dispose();

    private static T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (XmlException broken)
        {
            throw new TrackerRefused(
                broken.Message.Contains("DTD", StringComparison.Ordinal) ? "This file has definitions in it that lists do not need. Copy the list to a new file and use that" : Damaged, broken);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or NotSupportedException)
        {
            throw new TrackerRefused(Damaged, broken);
        }
    }

    // A part that gives more than it declared would get round the sum.
    private sealed class Declared(Stream inner, long most) : Stream
    {
        private long left = most;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            left -= read;
            return left < 0 ? throw new TrackerRefused(TooMuch) { Why = Refusal.TooMuch } : read;
        }

        public override void Flush() => inner.Flush();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
