using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace LineOfSight.Sheets;

/// <summary>CSV (RFC 4180) that opens well: every text quoted and disarmed, dates as 2026-04-03, the headings first and nothing before them.</summary>
internal static class CsvFile
{
    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture) { NewLine = "\r\n", Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true) };

    public static async Task<int> WriteAsync(Sheet sheet, Stream to, CancellationToken stop)
    {
        var count = 0;
        await using var text = new StreamWriter(to, Configuration.Encoding, leaveOpen: true);
        await using var csv = new CsvWriter(text, Configuration, leaveOpen: true);
        foreach (var column in sheet.Columns)
        {
            csv.WriteField(Formulas.Disarmed(column.Heading), shouldQuote: true);
        }

        await csv.NextRecordAsync();
        await foreach (var row in Sheet.Checked(sheet, stop))
        {
            foreach (var cell in row)
            {
                switch (cell)
                {
                    case null: csv.WriteField(null, shouldQuote: false); break;
                    case string words: csv.WriteField(Formulas.Disarmed(words), shouldQuote: true); break;
                    case bool yes: csv.WriteField(yes ? "Yes" : "No", shouldQuote: true); break;
                    case DateOnly day: csv.WriteField(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), shouldQuote: false); break;
                    case DateTimeOffset at: csv.WriteField(London.Of(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), shouldQuote: false); break;
                    case int or long or decimal or double: csv.WriteField(((IFormattable)cell).ToString(null, CultureInfo.InvariantCulture), shouldQuote: false); break;
                    default: throw new InvalidOperationException($"A cell of “{sheet.About.List}” is a {cell.GetType().Name}: make it text, a number, a date or yes and no.");
                }
            }

            await csv.NextRecordAsync();
            count++;
        }

        await csv.FlushAsync();
        await text.FlushAsync(stop);
        return count;
    }
}
