namespace LineOfSight.Linkage.Records;

/// <summary>What is wrong with a row of a file, and where.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">The line, counted from 1, the header included.</param>
/// <param name="Column">The column's name, or null when it is the whole row.</param>
/// <param name="What">In words.</param>
public sealed record RecordFault(string File, long Line, string? Column, string What)
{
    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{File}, line {Line}{(Column is null ? "" : $", column {Column}")}: {What}");
}

/// <summary>What to do about a row that cannot be read.</summary>
public enum OnFault
{
    /// <summary>Stop at the first.</summary>
    Stop,

    /// <summary>Leave the row out, say so, and keep the rest.</summary>
    Report,
}

/// <summary>A file cannot be read as records: the fault says where.</summary>
/// <param name="fault">The first fault.</param>
public sealed class RecordsRefusedException(RecordFault fault) : Exception(fault.ToString())
{
    /// <summary>Where and what.</summary>
    public RecordFault Fault { get; } = fault;
}
