using LineOfSight.Kernel.Rules;

namespace LineOfSight.Kernel.Files.Inspection;

/// <summary>
/// Looks into a file before anybody keeps it: is it what its name promises, and nothing besides? It runs no decoder of the formats;
/// what it cannot see (faults of the programs that will open the file) is the scanner's and the sandbox's business.
/// </summary>
internal static class Inspector
{
    /// <summary>What a file is, and its bytes as they are kept: pictures lose what they tell about the camera and the place.</summary>
    public sealed record Inspected(FileType Type, ReadOnlyMemory<byte> Content);

    /// <summary>Inspects a file that is whole in memory.</summary>
    /// <param name="name">As the browser sent it; only its ending matters.</param>
    /// <param name="content">All its bytes.</param>
    /// <exception cref="RuleBroken">It is refused; the message says why and what to change.</exception>
    public static Inspected Inspect(string name, byte[] content)
    {
        var type = FileTypes.Promised(name) ?? throw Refusals.Because(Refusals.Type);
        if (content.Length == 0)
        {
            throw Refusals.Because(Refusals.Empty);
        }

        if (content.Length > FileTypes.MostBytes)
        {
            throw Refusals.Because(Refusals.Size);
        }

        switch (type)
        {
            case FileType.Pdf:
                Pdf.Check(content);
                return new(type, content);
            case FileType.Docx or FileType.Xlsx:
                OfficeFile.Check(content, type);
                return new(type, content);
            case FileType.Jpg:
                return new(type, Jpeg.Clean(content));
            default:
                return new(type, Png.Clean(content));
        }
    }
}
