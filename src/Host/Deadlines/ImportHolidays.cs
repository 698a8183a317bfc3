using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.WorkingDays;

namespace LineOfSight.Host.Deadlines;

/// <summary>Takes over the bank holidays of GOV.UK's file. The same file twice changes nothing.</summary>
internal sealed class ImportHolidays(LineOfSightDb db, IAccess access, Holidays holidays, Work work, TimeProvider clock)
{
    private const string Field = "File";

    /// <summary>What the file did.</summary>
    /// <param name="Read">Holidays in the file.</param>
    /// <param name="Added">Days that are bank holidays since.</param>
    /// <param name="Changed">Days that have another name since.</param>
    /// <param name="Removed">Days that are no bank holidays any more.</param>
    /// <param name="LastYears">The last year that is known now, by division.</param>
    public sealed record Result(int Read, int Added, int Changed, int Removed, IReadOnlyDictionary<string, int> LastYears);

    /// <exception cref="RuleBroken">It is no such file, or it leaves out a year between those that are known.</exception>
    public async Task<Result> HandleAsync(Stream file, string name, CancellationToken stop)
    {
        access.Demand(Can.ImportHolidays);
        var (before, published) = (await holidays.KnownAsync(stop), Read(file));
        var after = Joined(before, published);
        var (old, now) = (before.All.ToDictionary(h => (h.Division, h.On)), after.All.ToDictionary(h => (h.Division, h.On)));
        var result = new Result(
            published.Count,
            now.Keys.Count(k => !old.ContainsKey(k)),
            now.Count(n => old.TryGetValue(n.Key, out var was) && was.Name != n.Value.Name),
            old.Keys.Count(k => !now.ContainsKey(k)),
            Divisions.All.ToDictionary(d => d.Name(), d => after.In(d).LastYear));
        if (result.Added + result.Changed + result.Removed > 0)
        {
            var import = new HolidayImport { Id = NewId.Next(), File = name[..Math.Min(name.Length, HolidayImport.FileLimit)], ImportedAt = clock.GetUtcNow() };
            db.Add(import);
            db.AddRange(published.DistinctBy(h => (h.Division, h.On)).Select(h => new ImportedHoliday { ImportId = import.Id, Division = h.Division.Slug(), Day = h.On, Name = h.Name }));
            await work.DoAsync(HostModule.HolidaysImported, import, null, stop);
            holidays.Forget();
        }

        return result;
    }

    private static IReadOnlyList<BankHoliday> Read(Stream file)
    {
        try
        {
            var published = GovUkFile.Read(file);
            return published.FirstOrDefault(h => h.Name.Length > ImportedHoliday.NameLimit) is { } wordy
                ? throw new RuleBroken($"The name of the holiday on {wordy.On:yyyy-MM-dd} is longer than {ImportedHoliday.NameLimit} characters. Shorten it in the file.", Field)
                : published;
        }
        catch (HolidaysRefused refused)
        {
            throw new RuleBroken(refused.Message, Field);
        }
    }

    private static BankHolidays Joined(BankHolidays before, IReadOnlyList<BankHoliday> published)
    {
        try
        {
            return before.With(published);
        }
        catch (ArgumentException)
        {
            var next = string.Join(", ", Divisions.All.Select(d => $"{before.In(d).LastYear + 1} for {d.Name()}"));
            throw new RuleBroken($"The file leaves out a year between those that are known and its own. The next year to import is {next}.", Field);
        }
    }
}
