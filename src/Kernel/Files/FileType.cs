namespace LineOfSight.Kernel.Files;

/// <summary>The types of file that are taken. What is not here is refused, whatever it calls itself.</summary>
public enum FileType
{
    /// <summary>Portable Document Format.</summary>
    Pdf,

    /// <summary>Word, without macros.</summary>
    Docx,

    /// <summary>Excel, without macros.</summary>
    Xlsx,

    /// <summary>A JPEG picture.</summary>
    Jpg,

    /// <summary>A PNG picture.</summary>
    Png,
}

/// <summary>What each type is called in a file's name and in an answer's header.</summary>
public static class FileTypes
{
    /// <summary>The largest file that is taken, in bytes: 20 MB.</summary>
    public const int MostBytes = 20 * 1024 * 1024;

    /// <summary>What a file input offers to choose from.</summary>
    public const string Accept = ".pdf,.docx,.xlsx,.jpg,.jpeg,.png";

    /// <summary>The type that a name's ending promises, or null when it is none of those that are taken.</summary>
    /// <param name="name">The file's name.</param>
    public static FileType? Promised(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name[(name.LastIndexOf('.') + 1)..].ToUpperInvariant() switch
        {
            "PDF" => FileType.Pdf,
            "DOCX" => FileType.Docx,
            "XLSX" => FileType.Xlsx,
            "JPG" or "JPEG" => FileType.Jpg,
            "PNG" => FileType.Png,
            _ => null,
        };
    }

    /// <summary>The content type that it is served with.</summary>
    public static string ContentType(this FileType type) => type switch
    {
        FileType.Pdf => "application/pdf",
        FileType.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        FileType.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        FileType.Jpg => "image/jpeg",
        FileType.Png => "image/png",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>The ending of its name, such as <c>.pdf</c>.</summary>
    public static string Ending(this FileType type) => "." + type.ToString().ToLowerInvariant();

    /// <summary>How people call it, such as PDF.</summary>
    public static string Words(this FileType type) => type.ToString().ToUpperInvariant();

    /// <summary>A size as people read it, such as 340 KB.</summary>
    /// <param name="bytes">The size in bytes.</param>
    public static string Size(long bytes) => bytes < 1024 * 1024
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / 1024)} KB")
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{bytes / (1024.0 * 1024):0.0} MB");
}
