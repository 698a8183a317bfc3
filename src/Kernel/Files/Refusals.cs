using LineOfSight.Kernel.Rules;

namespace LineOfSight.Kernel.Files;

/// <summary>The words in which a file is refused. The first six are the GOV.UK Design System's.</summary>
public static class Refusals
{
    /// <summary>The property of an upload's input that the words belong to.</summary>
    public const string Field = "File";

    /// <summary>Not of a type that is taken, or not what its name promises.</summary>
    public const string Type = "The selected file must be a PDF, DOCX, XLSX, JPG or PNG";

    /// <summary>Larger than 20 MB.</summary>
    public const string Size = "The selected file must be smaller than 20MB";

    /// <summary>Nothing in it.</summary>
    public const string Empty = "The selected file is empty";

    /// <summary>The scanner found something.</summary>
    public const string Virus = "The selected file contains a virus";

    /// <summary>Nobody can look inside it.</summary>
    public const string Password = "The selected file is password protected";

    /// <summary>It could not be kept.</summary>
    public const string Failed = "The selected file could not be uploaded – try again";

    /// <summary>No file was chosen.</summary>
    public const string Missing = "Select a file";

    /// <summary>Broken, or made so that readers would disagree about what is in it.</summary>
    public const string Damaged = "The selected file is damaged or is not what its name says. Open it, save it again and upload the new file";

    /// <summary>It would unpack to more than a document holds.</summary>
    public const string TooMuchInside = "The selected file unpacks to far more than its size. Save it as a PDF and upload that";

    /// <summary>A macro or a control.</summary>
    public const string Macros = "The selected file has macros or controls in it. Save it without them, or as a PDF";

    /// <summary>A file within the file.</summary>
    public const string FileInside = "The selected file has another file inside it. Take it out, or save as a PDF, and upload each file by itself";

    /// <summary>It would fetch something when it is opened.</summary>
    public const string LinksOut = "The selected file takes content from other files or addresses when it is opened. Break those links and upload it again";

    /// <summary>A document type definition or an entity in XML.</summary>
    public const string Entities = "The selected file has definitions in it that documents do not need. Save it as a PDF and upload that";

    /// <summary>A program, a form or an action in a PDF.</summary>
    public const string Actions = "The selected file has a program, a form or an action in it. Print it to a new PDF and upload that";

    /// <summary>More pages than anybody can review.</summary>
    public const string Pages = "The selected file has more than 2,000 pages. Split it and upload the parts";

    /// <summary>More pixels than a screen or a printer needs.</summary>
    public const string Pixels = "The selected picture is too large in width and height. Make it smaller than 50 million pixels";

    /// <summary>It came from outside, and the scanner gave no verdict.</summary>
    public const string NotChecked = "The selected file could not be checked for viruses just now. Nothing of it was kept – try again in a few minutes";

    /// <summary>No scanner is set.</summary>
    public const string NoScanner = "Files cannot be uploaded: this installation has no virus scanner. Tell the people who run it";

    /// <summary>The exception that tells a person.</summary>
    public static RuleBroken Because(string words) => new(words, Field);
}
