using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace LineOfSight.Register.Schools.Import;

/// <summary>
/// The rows of a CSV file, one after another, each with the line it starts on and, where its form is damaged, a fault in
/// plain words. Wholly empty rows, as spreadsheets leave them, are passed over.
/// </summary>
internal sealed class CsvRows : IDisposable
{
    private readonly PhysicalLines lines;
    private readonly CsvConfiguration configuration;
    private CsvParser parser;
    private bool badQuotes;
    private bool startAgain;

    public CsvRows(TextReader text, bool onlyCarriageReturns)
    {
        lines = new PhysicalLines(text, onlyCarriageReturns);
        configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            IgnoreBlankLines = false,
            // A quotation mark inside a field that is not quoted is taken as it stands; a quoted field must close properly.
            BadDataFound = bad => badQuotes |= bad.Field.StartsWith('"'),
        };
        parser = new CsvParser(lines, configuration, leaveOpen: true);
    }

    /// <summary>How many fields every row must have, once the header is known.</summary>
    public int? Expected { get; set; }

    public int Line { get; private set; }

    public int Count { get; private set; }

    public string? Fault { get; private set; }

    /// <summary>A quotation mark out of place in a field that was read since; the others do not matter.</summary>
    public string? QuoteFault => badQuotes
        ? "A quotation mark opens a field on this line and is not closed at the field's end. Close it, or write it twice inside the quoted text."
        : null;

    public string this[int column] => parser[column];

    public bool Read()
    {
        while (ReadNext())
        {
            if (Fault is not null || !IsEmpty())
            {
                return true;
            }
        }

        return false;
    }

    private bool ReadNext()
    {
        if (startAgain)
        {
            parser.Dispose();
            parser = new CsvParser(lines, configuration, leaveOpen: true);
            startAgain = false;
        }

        lines.BeginRow(parser.CharCount);
        badQuotes = false;
        if (!parser.Read())
        {
            return false;
        }

        Line = lines.RowLine;
        Count = parser.Count;
        Fault = FindFault();
        if (Fault is not null && (lines.Cut || lines.RowSpansLines))
        {
            lines.GiveRestAgain();
            startAgain = true;
        }

        return true;
    }

    private string? FindFault()
    {
        if (lines.Cut)
        {
            return $"This row runs over more than {FileLimits.LinesOfOneRow} lines or {FileLimits.RowCharacters:N0} characters. " +
                "A quotation mark opens on this line and is probably not closed: close it, or write it twice.";
        }

        // A mark that is never closed swallows the lines after it: then every field is looked at.
        if (lines.RowSpansLines || lines.RowCharacters > FileLimits.FieldCharacters)
        {
            for (var column = 0; column < Count; column++)
            {
                if (parser[column].Length > FileLimits.FieldCharacters)
                {
                    return $"Column {column + 1} of this row holds more than {FileLimits.FieldCharacters:N0} characters. Shorten it.";
                }
            }
        }

        if (QuoteFault is { } fault)
        {
            return fault;
        }

        return Expected is { } expected && Count != expected && !IsEmpty()
            ? $"This row has {Count} columns and the header has {expected}. Look for a missing or an extra comma, or a quotation mark that is not closed."
            : null;
    }

    private bool IsEmpty()
    {
        for (var column = 0; column < Count; column++)
        {
            if (parser[column].Length > 0)
            {
                return false;
            }
        }

        return true;
    }

    public void Dispose()
    {
        parser.Dispose();
        lines.Dispose();
    }
}
