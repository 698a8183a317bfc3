using System.Globalization;
using System.Reflection;

namespace LineOfSight.WorkingDays;

/// <summary>The bank holidays that are known: those of the project, and those that were imported for later years.</summary>
public sealed class BankHolidays
{
    private readonly Dictionary<Division, WorkingCalendar> calendars;

    /// <summary>Takes a list of holidays. A year counts as known where it has at least one, and all years before it to the first.</summary>
    /// <param name="holidays">Any order; the same day of a division twice is one.</param>
    /// <exception cref="ArgumentException">A division has none, or a gap between its years.</exception>
    public BankHolidays(IEnumerable<BankHoliday> holidays)
    {
        All = [.. holidays.DistinctBy(h => (h.Division, h.On)).OrderBy(h => h.Division).ThenBy(h => h.On)];
        calendars = Divisions.All.ToDictionary(d => d, d => new WorkingCalendar(d, [.. All.Where(h => h.Division == d)]));
    }

    /// <summary>The holidays of 2019 to 2028 that stand in the project.</summary>
    public static BankHolidays Known { get; } = new(ReadProject());

    /// <summary>Every holiday, by division and date.</summary>
    public IReadOnlyList<BankHoliday> All { get; }

    /// <summary>The working days of a division.</summary>
    public WorkingCalendar In(Division division) => calendars[division];

    /// <summary>
    /// The same with the holidays of a later publication: a year that it names replaces the same year of a division, for a holiday may
    /// have been moved or added since.
    /// </summary>
    public BankHolidays With(IReadOnlyCollection<BankHoliday> published)
    {
        var named = published.Select(h => (h.Division, h.On.Year)).ToHashSet();
        return new BankHolidays(All.Where(h => !named.Contains((h.Division, h.On.Year))).Concat(published));
    }

    private static IEnumerable<BankHoliday> ReadProject()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("bank-holidays.csv")!);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split(',', 3);
            yield return new BankHoliday(Divisions.Find(parts[0])!.Value, DateOnly.ParseExact(parts[1], "yyyy-MM-dd", CultureInfo.InvariantCulture), parts[2]);
        }
    }
}
