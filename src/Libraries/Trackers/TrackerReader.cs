using System.Text;

namespace LineOfSight.Trackers;

/// <summary>
/// Reads lists that people keep in Excel, Word and as separated values into cells with their places. Nothing is worked out, fetched or run;
/// what a person should know about it is remarked.
/// </summary>
public static class TrackerReader
{
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    private static readonly byte[] Encrypted = Encoding.Unicode.GetBytes("EncryptedPackage");

    /// <summary>Reads a file that is whole in memory.</summary>
    /// <param name="name">Its name; the ending says what it is.</param>
    /// <param name="content">Its bytes.</param>
    /// <exception cref="TrackerRefused">It cannot be read as a list; the message says why and what to do.</exception>
    public static TrackerFile Read(string name, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(content);
        if (content.Length == 0)
        {
            throw new TrackerRefused("This file is empty") { Why = Refusal.Empty };
        }

        if (content.Length > Limits.Bytes)
        {
            throw new TrackerRefused("The file must be smaller than 20MB") { Why = Refusal.TooMuch };
        }

        var budget = new Budget();
        var tables = Tables(name[(name.LastIndexOf('.') + 1)..].ToUpperInvariant(), content, budget);
        return tables.Count == 0
            ? throw new TrackerRefused("There is no table with anything in it in this file") { Why = Refusal.Empty }
            : new TrackerFile(name, tables, budget.Remarks);
    }

    private static IReadOnlyList<Table> Tables(string ending, byte[] content, Budget budget)
    {
        if (ending is "XLSX" or "DOCX" or "CSV" or "TXT" && content.AsSpan().StartsWith(Compound))
        {
            throw content.AsSpan().IndexOf(Encrypted) >= 0
                ? new TrackerRefused("This file is password protected. Take the password off and use the new file") { Why = Refusal.Locked }
                : new TrackerRefused("This file was made by an old version of Excel or Word. Save it as .xlsx or .docx and use that") { Why = Refusal.OtherKind };
        }

        switch (ending)
        {
            case "XLSX":
                using (var package = Package.Open(content))
                {
                    return new Workbook(package, budget).Read();
                }

            case "DOCX":
                using (var package = Package.Open(content))
                {
                    return new WordFile(package, budget).Read();
                }

            case "CSV":
                return ValuesFile.Read(content, budget) is { Rows.Count: > 0 } table ? [table] : [];
            case "XLSM" or "XLTM" or "DOCM" or "DOTM":
                throw new TrackerRefused("This file can hold macros. Save it without them, as .xlsx or .docx, and use that") { Why = Refusal.Macros };
            case "XLS" or "XLSB" or "XLT" or "ODS":
                throw new TrackerRefused("Save this file as an Excel workbook (.xlsx) and use that") { Why = Refusal.OtherKind };
            case "DOC" or "ODT" or "RTF":
                throw new TrackerRefused("Save this file as a Word document (.docx) and use that") { Why = Refusal.OtherKind };
            default:
                throw new TrackerRefused("The file must be an Excel workbook (.xlsx), a Word document (.docx) or separated values (.csv)") { Why = Refusal.OtherKind };
        }
    }
}
