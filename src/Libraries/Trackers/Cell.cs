namespace LineOfSight.Trackers;

/// <summary>What a cell holds.</summary>
public enum CellKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A number that no date format covers.</summary>
    Number,

    /// <summary>A number that its format shows as a date.</summary>
    Date,

    /// <summary>True or false.</summary>
    Truth,

    /// <summary>An error value of a spreadsheet, such as #REF!.</summary>
    Error,
}

/// <summary>How a cell came by its value.</summary>
[Flags]
public enum CellMarks
{
    /// <summary>It was typed.</summary>
    None = 0,

    /// <summary>A formula worked it out; the value is the one that was saved with the file, never worked out again.</summary>
    Formula = 1,

    /// <summary>It is filled in from the first cell of a merged block.</summary>
    Merged = 2,

    /// <summary>Its row or column is hidden.</summary>
    Hidden = 4,
}

/// <summary>One cell that is not empty.</summary>
/// <param name="Column">The column, from 1.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Text">As a person reads it; dates as 31 March 2026.</param>
/// <param name="Day">The date of a <see cref="CellKind.Date"/>, otherwise null.</param>
/// <param name="Marks">How it came by its value.</param>
public sealed record Cell(int Column, CellKind Kind, string Text, DateOnly? Day = null, CellMarks Marks = CellMarks.None);

/// <summary>One row that is not empty.</summary>
/// <param name="Number">Its number in the sheet or table, from 1.</param>
/// <param name="Cells">The cells that are not empty, from left to right.</param>
/// <param name="IsHidden">True when the row is hidden or filtered away.</param>
public sealed record Row(int Number, IReadOnlyList<Cell> Cells, bool IsHidden = false)
{
    /// <summary>The cell in a column, or null when it is empty.</summary>
    /// <param name="column">The column, from 1.</param>
    public Cell? At(int column)
    {
        foreach (var cell in Cells)
        {
            if (cell.Column == column)
            {
                return cell;
            }
        }

        return null;
    }
}
