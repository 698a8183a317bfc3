using System.Globalization;

namespace LineOfSight.Trackers;

/// <summary>Where a table of cells stands.</summary>
public enum TableKind
{
    /// <summary>A sheet of a workbook.</summary>
    Sheet,

    /// <summary>A table in a document.</summary>
    WordTable,

    /// <summary>A file of separated values.</summary>
    Values,
}

/// <summary>One grid of cells.</summary>
/// <param name="kind">Where it stands.</param>
/// <param name="name">The sheet's name; "table 2" in a document; empty for separated values.</param>
/// <param name="rows">The rows that are not empty, in order.</param>
/// <param name="isHidden">True for a hidden sheet.</param>
public sealed class Table(TableKind kind, string name, IReadOnlyList<Row> rows, bool isHidden = false)
{
    /// <summary>Where it stands.</summary>
    public TableKind Kind => kind;

    /// <summary>The sheet's name; "table 2" in a document; empty for separated values.</summary>
    public string Name => name;

    /// <summary>The rows that are not empty, in order.</summary>
    public IReadOnlyList<Row> Rows => rows;

    /// <summary>True for a hidden sheet.</summary>
    public bool IsHidden => isHidden;

    /// <summary>How a person finds a cell: <c>Actions!B7</c>, or "table 2, row 3, column 4".</summary>
    /// <param name="row">The row, from 1.</param>
    /// <param name="column">The column, from 1.</param>
    public string Address(int row, int column) => AddressIn(Kind, Name, row, column);

    /// <summary>The same for a table that is known by its kind and name.</summary>
    /// <param name="kind">Where it stands.</param>
    /// <param name="name">Its name.</param>
    /// <param name="row">The row, from 1.</param>
    /// <param name="column">The column, from 1; 0 for the whole row.</param>
    public static string AddressIn(TableKind kind, string name, int row, int column) => (kind, column) switch
    {
        (TableKind.WordTable, 0) => string.Create(CultureInfo.InvariantCulture, $"{name}, row {row}"),
        (TableKind.WordTable, _) => string.Create(CultureInfo.InvariantCulture, $"{name}, row {row}, column {column}"),
        (_, 0) => string.Create(CultureInfo.InvariantCulture, $"{Sheet(name)}row {row}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Sheet(name)}{Letters(column)}{row}"),
    };

    /// <summary>The letters of a column: 1 is A, 28 is AB.</summary>
    /// <param name="column">The column, from 1.</param>
    public static string Letters(int column)
    {
        var letters = "";
        for (var rest = column; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        }

        return letters;
    }

    private static string Sheet(string name) => name.Length == 0 ? "" : name + "!";
}
