using System.Text;

namespace LineOfSight.Register.Schools.Import;

/// <summary>Refuses what is plainly not comma-separated text, by its first bytes, with the remedy for each kind.</summary>
internal static class FileKind
{
    private const string SaveAs = "Open it in a spreadsheet program, save it as \"CSV UTF-8 (comma delimited)\" and import that file.";

    public static void Check(Stream file)
    {
        if (!file.CanSeek)
        {
            throw new ArgumentException("The file is read twice and must be seekable.", nameof(file));
        }

        if (file.Length == 0)
        {
            throw new RegisterRefused("The file is empty. Download the register again and import that file.");
        }

        if (file.Length > FileLimits.Bytes)
        {
            throw new RegisterRefused(
                $"The file is larger than {FileLimits.Bytes / 1024 / 1024} MB, and the whole national register is about 60 MB. Import the register file itself.");
        }

        Span<byte> start = stackalloc byte[1024];
        file.Position = 0;
        start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (start is [(byte)'P', (byte)'K', 3 or 5 or 7, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..])
        {
            throw new RegisterRefused("This is an Excel workbook or a zip archive, not a CSV file. " + SaveAs);
        }

        if (start is [0x1F, 0x8B, ..])
        {
            throw new RegisterRefused("This is a compressed file. Unpack it and import the CSV file that is in it.");
        }

        var text = Encoding.Latin1.GetString(start).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        if (text.StartsWith("%PDF", StringComparison.Ordinal))
        {
            throw new RegisterRefused("This is a PDF document, not a CSV file. Download the register as CSV and import that file.");
        }

        if (text.StartsWith('<') || text.StartsWith('{'))
        {
            throw new RegisterRefused(
                "This is a web page or a data document, not a CSV file. The download may have saved an error page: download the register again as CSV.");
        }

        if (start is not ([0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) && start.Count((byte)0) * 10 > start.Length)
        {
            throw new RegisterRefused("This is not a text file, or it is text in UTF-16 without its mark. " + SaveAs);
        }
    }
}
