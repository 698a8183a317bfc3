using System.Globalization;
using LineOfSight.WorkingDays;

namespace LineOfSight.Host.Deadlines;

/// <summary>A file of dates that somebody else worked out, held against the engine. Columns go by their names; others are passed over.</summary>
internal sealed class Vectors(BankHolidays holidays)
{
    private static readonly string[] WorkingDayColumns = ["division", "rule", "start", "working_days", "due"];
    private static readonly string[] MonthColumns = ["start", "months", "due_clamped"];

    public int Agree { get; private set; }

    /// <summary>Each line that differs, with what the engine says.</summary>
    public List<string> Differences { get; } = [];

    /// <returns>What is wrong with the file, or null.</returns>
    public async Task<string?> ReadAsync(TextReader file)
    {
        var header = (await file.ReadLineAsync() ?? "").TrimStart('\uFEFF').Split(',').Select(c => c.Trim()).ToList();
        var columns = new[] { WorkingDayColumns, MonthColumns }.FirstOrDefault(c => c.All(header.Contains));
        if (columns is null)
        {
            return $"Line 1 must name the columns {string.Join(", ", WorkingDayColumns)}; or {string.Join(", ", MonthColumns)}.";
        }

        for (var line = 2; await file.ReadLineAsync() is { } text; line++)
        {
            if (text.Length == 0)
            {
                continue;
            }

            var cells = text.Split(',');
            if (cells.Length != header.Count)
            {
                return $"Line {line} has {cells.Length} cells and not {header.Count}.";
            }

            try
            {
                string Cell(string column) => cells[header.IndexOf(column)].Trim();
                var (due, said) = columns == MonthColumns ? Months(Cell) : WorkingDays(Cell);
                if (due == said)
                {
                    Agree++;
                }
                else
                {
                    Differences.Add($"line {line}: {text}: {due}");
                }
            }
            catch (FormatException wrong)
            {
                return $"Line {line}: {wrong.Message}";
            }
        }

        return null;
    }

    private (string Due, string Said) WorkingDays(Func<string, string> cell)
    {
        var division = Divisions.Find(cell("division")) ?? throw new FormatException($"there is no division \"{cell("division")}\".");
        var counting = Countings.Find(cell("rule")) ?? throw new FormatException($"there is no rule \"{cell("rule")}\".");
        return (Due(cell, Number(cell("working_days")), Unit.WorkingDays, counting, division), cell("due"));
    }

    private (string Due, string Said) Months(Func<string, string> cell) =>
        (Due(cell, Number(cell("months")), Unit.Months, Counting.AfterStart, Division.EnglandAndWales), cell("due_clamped"));

    private string Due(Func<string, string> cell, int amount, Unit unit, Counting counting, Division division)
    {
        var start = DateOnly.TryParseExact(cell("start"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new FormatException($"\"{cell("start")}\" is no date like 2026-04-02.");
        try
        {
            return Deadline.Of(start, amount, unit, counting, holidays.In(division)).Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }
        catch (UnknownYears unknown)
        {
            return unknown.Message;
        }
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 10_000
        ? number
        : throw new FormatException($"\"{text}\" is no number from 1 to 10000.");
}
