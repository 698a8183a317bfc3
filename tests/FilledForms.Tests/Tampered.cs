using System.IO.Compression;
using System.Text;

namespace LineOfSight.FilledForms.Tests;

/// <summary>Files with something changed in them, as people and programs change them.</summary>
internal static class Tampered
{
    /// <summary>Changes the text of one part.</summary>
    public static byte[] Part(byte[] content, string part, Func<string, string> change)
    {
        using var file = new MemoryStream();
        file.Write(content);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry(part) ?? throw new InvalidOperationException($"There is no {part} among {string.Join(", ", zip.Entries.Select(e => e.FullName))}");
            string text;
            using (var reader = new StreamReader(entry.Open()))
            {
                text = reader.ReadToEnd();
            }

            var changed = change(text);
            Assert.NotEqual(text, changed);
            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(part).Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            writer.Write(changed);
        }

        return file.ToArray();
    }

    /// <summary>Adds a part.</summary>
    public static byte[] With(byte[] content, string part, byte[] bytes)
    {
        using var file = new MemoryStream();
        file.Write(content);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var stream = zip.CreateEntry(part).Open();
            stream.Write(bytes);
        }

        return file.ToArray();
    }

    /// <summary>The name of the part that holds a text.</summary>
    public static string Holding(byte[] content, string text)
    {
        using var zip = new ZipArchive(new MemoryStream(content));
        return zip.Entries.First(e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd().Contains(text, StringComparison.Ordinal);
        }).FullName;
    }
}
