using System.Globalization;
using System.Text.Json;

namespace LineOfSight.WorkingDays;

/// <summary>
/// Bank holidays as GOV.UK publishes them: <see href="https://www.gov.uk/bank-holidays.json"/>, an object of divisions with
/// <c>events</c> of <c>title</c> and <c>date</c>; or the layout of its source, an object <c>divisions</c> of years.
/// </summary>
public static class GovUkFile
{
    private static readonly Dictionary<string, string> SourceNames = new()
    {
        ["new_year"] = "New Year’s Day", ["2nd_january"] = "2 January", ["good_friday"] = "Good Friday", ["easter_monday"] = "Easter Monday",
        ["early_may"] = "Early May bank holiday", ["spring"] = "Spring bank holiday", ["summer"] = "Summer bank holiday", ["late_august"] = "Summer bank holiday",
        ["st_patrick"] = "St Patrick’s Day", ["battle_boyne"] = "Battle of the Boyne", ["st_andrew"] = "St Andrew’s Day", ["christmas"] = "Christmas Day",
        ["boxing_day"] = "Boxing Day", ["early_may_ve"] = "Early May bank holiday (moved for VE Day)", ["queen_platinum"] = "Platinum Jubilee of Queen Elizabeth II",
        ["queens_bank_holiday"] = "State funeral of Queen Elizabeth II", ["kings_coronation"] = "Coronation of King Charles III", ["world_cup"] = "World Cup bank holiday",
    };

    /// <summary>Reads a file of either layout.</summary>
    /// <exception cref="HolidaysRefused">It is not such a file; the message says what is missing or wrong.</exception>
    public static IReadOnlyList<BankHoliday> Read(Stream json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                throw new HolidaysRefused("The file must hold one JSON object with a part for each division, such as \"england-and-wales\".");
            }

            var holidays = (root.TryGetProperty("divisions", out var divisions) ? Source(divisions) : Published(root)).ToList();
            if (holidays.Count == 0)
            {
                throw new HolidaysRefused($"The file names no division. It must have {string.Join(", ", Divisions.All.Select(d => $"\"{d.Slug()}\""))}.");
            }

            return holidays.GroupBy(h => (h.Division, h.On.Year)).FirstOrDefault(y => y.DistinctBy(h => h.On).Count() < y.Key.Division.LeastInAYear()) is { } part
                ? throw new HolidaysRefused(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{part.Key.Division.Name()} has {part.Count()} bank holidays in {part.Key.Year}, and a whole year has at least {part.Key.Division.LeastInAYear()}: the file is not whole."))
                : holidays;
        }
        catch (JsonException wrong)
        {
            throw new HolidaysRefused(string.Create(CultureInfo.InvariantCulture, $"The file is not JSON: line {wrong.LineNumber + 1} cannot be read."));
        }
    }

    private static IEnumerable<BankHoliday> Published(JsonElement root)
    {
        foreach (var division in Divisions.All)
        {
            if (root.TryGetProperty(division.Slug(), out var part))
            {
                var events = part.ValueKind == JsonValueKind.Object && part.TryGetProperty("events", out var list) && list.ValueKind == JsonValueKind.Array
                    ? list
                    : throw new HolidaysRefused($"\"{division.Slug()}\" has no list \"events\".");
                foreach (var (holiday, n) in events.EnumerateArray().Select((e, i) => (e, i + 1)))
                {
                    var where = $"Event {n} of \"{division.Slug()}\"";
                    var note = Text(holiday, "notes", where, needed: false);
                    yield return new BankHoliday(
                        division, Date(Text(holiday, "date", where), "yyyy-MM-dd", where), Text(holiday, "title", where) + (note.Length == 0 ? "" : $" ({note.ToLowerInvariant()})"));
                }
            }
        }
    }

    private static IEnumerable<BankHoliday> Source(JsonElement divisions)
    {
        foreach (var division in Divisions.All)
        {
            if (divisions.ValueKind == JsonValueKind.Object && divisions.TryGetProperty($"common.nations.{division.Slug()}_slug", out var years) && years.ValueKind == JsonValueKind.Object)
            {
                foreach (var year in years.EnumerateObject().Where(y => y.Value.ValueKind == JsonValueKind.Array))
                {
                    foreach (var (holiday, n) in year.Value.EnumerateArray().Select((e, i) => (e, i + 1)))
                    {
                        var where = $"Holiday {n} of {year.Name}, \"{division.Slug()}\"";
                        var key = Text(holiday, "title", where).Split('.')[^1];
                        var name = SourceNames.GetValueOrDefault(key) ?? char.ToUpperInvariant(key[0]) + key[1..].Replace('_', ' ');
                        var note = Text(holiday, "notes", where, needed: false).Split('.')[^1].Replace('_', ' ');
                        yield return new BankHoliday(division, Date(Text(holiday, "date", where), "dd/MM/yyyy", where), name + (note.Length == 0 ? "" : $" ({note})"));
                    }
                }
            }
        }
    }

    private static string Text(JsonElement holiday, string field, string where, bool needed = true)
    {
        if (holiday.ValueKind == JsonValueKind.Object && holiday.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { } text
            && (text.Length > 0 || !needed))
        {
            return text;
        }

        return needed ? throw new HolidaysRefused($"{where} has no \"{field}\".") : "";
    }

    private static DateOnly Date(string text, string format, string where) =>
        DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new HolidaysRefused($"{where} has the date \"{text}\". It must read like {(format[0] == 'y' ? "2029-12-25" : "25/12/2029")}.");
}

/// <summary>A file of bank holidays that cannot be taken; the message says what to change.</summary>
public sealed class HolidaysRefused(string message) : Exception(message);
