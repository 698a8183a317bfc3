using System.IO.Compression;
using LineOfSight.Kernel.Files;
using LineOfSight.Kernel.Rules;
using Microsoft.AspNetCore.Http;

namespace LineOfSight.Questionnaires.Papers;

/// <summary>Many files that came at once, some of them in zip files: one after the other, so that one is in memory at a time.</summary>
internal static class Arrived
{
    /// <summary>The most files at once: more than a round of any authority has.</summary>
    public const int MostFiles = 1000;

    /// <summary>The largest request.</summary>
    public const long MostBytes = 200L * 1024 * 1024;

    /// <summary>The most that zip files unpack to.</summary>
    public const long MostInside = 500L * 1024 * 1024;

    /// <summary>A file that came.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Content">Its bytes.</param>
    /// <param name="Refused">Why it was not read; null when it was.</param>
    internal sealed record OneFile(string Name, byte[] Content, string? Refused);

    /// <exception cref="RuleBroken">There is none, or far too much.</exception>
    public static IEnumerable<OneFile> Of(IReadOnlyCollection<IFormFile> files)
    {
        RuleBroken.Unless(files.Count > 0, "Choose the forms that came back", KeyRound.Field);
        var (count, inside) = (0, 0L);
        foreach (var file in files)
        {
            if (!file.FileName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            {
                Counted(++count);
                yield return Read(Path.GetFileName(file.FileName), file.Length, file.OpenReadStream);
                continue;
            }

            using var stream = file.OpenReadStream();
            using var zip = Open(stream);
            if (zip is null)
            {
                Counted(++count);
                yield return new(Path.GetFileName(file.FileName), [], "This zip file is damaged or has a password. Pack it again, or choose the files themselves");
                continue;
            }

            // A folder has no name of its own, and some systems pack files of theirs beside those of people.
            foreach (var entry in zip.Entries.Where(e => e.Name.Length > 0 && !e.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal) && e.Name[0] != '.'))
            {
                Counted(++count);
                var read = Read(entry.Name, entry.Length, entry.Open);
                inside += read.Content.Length;
                RuleBroken.Unless(inside <= MostInside, "This zip file unpacks to far more than forms. Choose the forms themselves", KeyRound.Field);
                yield return read;
            }
        }
    }

    private static void Counted(int count) => RuleBroken.Unless(count <= MostFiles, $"These are more than {MostFiles:N0} files. Choose fewer at once", KeyRound.Field);

    private static ZipArchive? Open(Stream stream)
    {
        try
        {
            var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            return zip.Entries.Count >= 0 ? zip : null;
        }
        catch (Exception wrong) when (wrong is InvalidDataException or IOException or ArgumentException)
        {
            // A file that is shorter than the end of any zip file leads the reader to before its beginning.
            return null;
        }
    }

    // What a zip file says of the length of a file in it is not true of every zip file.
    private static OneFile Read(string name, long length, Func<Stream> open)
    {
        if (length > FileTypes.MostBytes)
        {
            return new(name, [], Refusals.Size);
        }

        try
        {
            using var stream = open();
            using var whole = new MemoryStream();
            var buffer = new byte[81_920];
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                whole.Write(buffer, 0, read);
                if (whole.Length > FileTypes.MostBytes)
                {
                    return new(name, [], Refusals.Size);
                }
            }

            return new(name, whole.ToArray(), null);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or NotSupportedException or EndOfStreamException)
        {
            return new(name, [], Refusals.Damaged);
        }
    }
}
