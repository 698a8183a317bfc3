namespace LineOfSight.Trackers;

/// <summary>Everything that was read from a file.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Tables">Its sheets or tables that hold anything.</param>
/// <param name="Remarks">What a person should know about how it was read.</param>
public sealed record TrackerFile(string Name, IReadOnlyList<Table> Tables, IReadOnlyList<Remark> Remarks);

/// <summary>Something about a file that a person should know, or must change.</summary>
/// <param name="Place">The cell, row, sheet or table.</param>
/// <param name="Words">What it is, and what to change where something is to be changed.</param>
public sealed record Remark(string Place, string Words);

/// <summary>Why a file was refused, for those who say it in words of their own.</summary>
public enum Refusal
{
    /// <summary>It is damaged, or is not what its name says.</summary>
    Unreadable,

    /// <summary>It is too large, or unpacks to too much.</summary>
    TooMuch,

    /// <summary>It has macros or controls, or can have them.</summary>
    Macros,

    /// <summary>It has a password.</summary>
    Locked,

    /// <summary>It is of a kind that is not read.</summary>
    OtherKind,

    /// <summary>There is nothing in it.</summary>
    Empty,
}

/// <summary>The whole file cannot be read as a list; the message says why and what to do.</summary>
public sealed class TrackerRefused : Exception
{
    /// <summary>Why.</summary>
    public Refusal Why { get; init; }

    /// <summary>A refusal without words.</summary>
    public TrackerRefused()
    {
    }

    /// <summary>A refusal for people.</summary>
    /// <param name="message">What is wrong and what to change.</param>
    public TrackerRefused(string message)
        : base(message)
    {
    }

    /// <summary>A refusal with what led to it.</summary>
    /// <param name="message">What is wrong and what to change.</param>
    /// <param name="cause">What led to it.</param>
    public TrackerRefused(string message, Exception cause)
        : base(message, cause)
    {
    }
}

/// <summary>How much of a file is read. A list that somebody keeps by hand is far smaller.</summary>
public static class Limits
{
    /// <summary>The largest file in bytes: 20 MB, as for every document.</summary>
    public const int Bytes = 20 * 1024 * 1024;

    /// <summary>The most rows that are not empty, in all tables together.</summary>
    public const int Rows = 20_000;

    /// <summary>The most columns of one table; what stands further right is left out and said.</summary>
    public const int Columns = 100;

    /// <summary>The most cells that are not empty, in all tables together, blocks that were filled in included.</summary>
    public const int Cells = 600_000;

    /// <summary>The most characters of one cell: as many as Excel takes.</summary>
    public const int Characters = 32_767;

    /// <summary>The most characters in all.</summary>
    public const long AllCharacters = 32_000_000;

    /// <summary>The most different texts of a workbook.</summary>
    public const int SharedTexts = 1_000_000;

    /// <summary>The most bytes that the parts of a file may unpack to, as <c>Kernel/Files</c> has it for documents.</summary>
    public const long Unpacked = 200L * 1024 * 1024;

    /// <summary>The most parts of a file.</summary>
    public const int Parts = 5_000;

    /// <summary>The most remarks of one kind that are listed one by one.</summary>
    public const int Remarks = 1_000;
}
