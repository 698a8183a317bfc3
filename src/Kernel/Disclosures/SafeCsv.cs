using System.Globalization;
using System.Text;
using LineOfSight.Sheets;

namespace LineOfSight.Kernel.Disclosures;

/// <summary>
/// Writes CSV (RFC 4180) in which no cell is a formula when a spreadsheet opens it: a text that could be one gets an apostrophe before it (<see cref="Formulas"/>).
/// Numbers stay numbers, and so do a text that is a plain number and a telephone number.
/// </summary>
public static class SafeCsv
{
    /// <summary>The whole file, with a byte order mark, so that spreadsheets read it as UTF-8.</summary>
    public static byte[] Of(GivenTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var text = new StringBuilder("\uFEFF");
        foreach (var row in table.Rows.Prepend([.. table.Columns]))
        {
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>One cell.</summary>
    public static string Cell(object? value) => value switch
    {
        null => "",
        bool yes => yes ? "true" : "false",
        string text => Quoted(Formulas.Disarmed(text)),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset at => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        Enum choice => choice.ToString(),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Quoted(value.ToString() ?? ""),
    };

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
