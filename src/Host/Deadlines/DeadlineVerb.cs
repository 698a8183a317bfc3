using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using LineOfSight.Host.Verbs;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Modules;
using LineOfSight.WorkingDays;

namespace LineOfSight.Host.Deadlines;

/// <summary>
/// <c>lineofsight deadline</c>: a date and how it was worked out; <c>deadline check FILE</c> holds a file of vectors against the
/// engine. Where there is an installation, its imported bank holidays count too.
/// </summary>
internal sealed class DeadlineVerb(IRunVerbs runner)
{
    private const int NoAnswer = 1;
    private const int WrongArguments = 2;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Option<string> start = new("--start") { HelpName = "DATE", Description = "The start day, as yyyy-mm-dd.", Required = true };
    private readonly Option<int?> days = new("--working-days") { HelpName = "N", Description = "How many working days, at least 1." };
    private readonly Option<int?> months = new("--months") { HelpName = "N", Description = "How many calendar months instead, clamped to the month's end." };
    private readonly Option<string> rule = new("--rule")
    {
        HelpName = "RULE", Description = $"How to count: {string.Join(", ", Countings.All.Select(c => c.Slug()))}.", DefaultValueFactory = _ => Counting.AfterStart.Slug(),
    };

    private readonly Option<string> division = new("--division")
    {
        HelpName = "NAME", Description = $"Whose bank holidays: {string.Join(", ", Divisions.All.Select(d => d.Slug()))}.", DefaultValueFactory = _ => Division.EnglandAndWales.Slug(),
    };

    private readonly Argument<FileInfo> vectors = new("FILE")
    {
        Description = "CSV with the columns division, rule, start, working_days and due; or start, months and due_clamped.",
    };

    public Command Make()
    {
        var check = new Command("check", "Hold a file of dates against the engine. Prints, last, how many agree and how many differ.") { vectors };
        check.SetAction((parsed, stop) => WithAsync(parsed, (holidays, output) => CheckAsync(holidays, parsed.GetValue(vectors)!, output), stop));
        var deadline = new Command("deadline", "Work out a date, and say how.") { start, days, months, rule, division, check };
        deadline.SetAction((parsed, stop) => WithAsync(parsed, (holidays, output) => AnswerAsync(parsed, holidays, output), stop));
        foreach (var option in runner.Options)
        {
            deadline.Options.Add(option);
            check.Options.Add(option);
        }

        return deadline;
    }

    // A date does not need an installation: without one, the project's own holidays count.
    private Task<int> WithAsync(ParseResult parsed, Func<BankHolidays, VerbOutput, Task<int>> work, CancellationToken stop) =>
        parsed.GetValue(VerbRunner.Data) is not { Exists: false }
            ? runner.RunAsync(parsed, async (services, output, cancel) => await work(await services.GetRequiredService<Holidays>().KnownAsync(cancel), output), stop)
            : work(BankHolidays.Known, new VerbOutput(Console.Out, Console.Error, parsed.GetValue(VerbRunner.Json)));

    private async Task<int> AnswerAsync(ParseResult parsed, BankHolidays holidays, VerbOutput output)
    {
        var (from, counting, where) = (parsed.GetValue(start)!, Countings.Find(parsed.GetValue(rule)), Divisions.Find(parsed.GetValue(division)));
        var amount = parsed.GetValue(days) ?? parsed.GetValue(months);
        DateOnly first = default;
        var problem = !DateOnly.TryParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out first) ? $"--start is \"{from}\": give a date as yyyy-mm-dd, such as 2026-04-02."
            : (parsed.GetValue(days) is null) == (parsed.GetValue(months) is null) ? "Give either --working-days or --months."
            : amount is < 1 or > 10_000 ? $"{amount} is out of range: give a number from 1 to 10000."
            : counting is null ? $"--rule is \"{parsed.GetValue(rule)}\": give one of {string.Join(", ", Countings.All.Select(c => c.Slug()))}."
            : where is null ? $"--division is \"{parsed.GetValue(division)}\": give one of {string.Join(", ", Divisions.All.Select(d => d.Slug()))}."
            : null;
        if (problem is not null)
        {
            await output.Error.WriteLineAsync(problem);
            return WrongArguments;
        }

        try
        {
            var deadline = Deadline.Of(first, amount!.Value, parsed.GetValue(days) is null ? Unit.Months : Unit.WorkingDays, counting!.Value, holidays.In(where!.Value));
            await output.Out.WriteLineAsync(output.Json ? JsonSerializer.Serialize(Told(deadline), Json) : string.Join('\n', deadline.Explain()));
            return 0;
        }
        catch (Exception none) when (none is UnknownYears or ArgumentOutOfRangeException)
        {
            await output.Error.WriteLineAsync(none is UnknownYears ? none.Message : "The date lies before the year 1 or after the year 9999.");
            return NoAnswer;
        }
    }

    private static object Told(Deadline deadline) => new
    {
        start = deadline.Start,
        due = deadline.Due,
        amount = deadline.Amount,
        unit = JsonNamingPolicy.KebabCaseLower.ConvertName(deadline.Unit.ToString()),
        rule = deadline.Counting.Slug(),
        division = deadline.Division.Slug(),
        clamped = deadline.Clamped,
        passedOver = deadline.DaysOff.Select(d => new { date = d.On, bankHoliday = d.Holiday }),
        explanation = deadline.Explain(),
    };

    private static async Task<int> CheckAsync(BankHolidays holidays, FileInfo file, VerbOutput output)
    {
        if (!file.Exists)
        {
            await output.Error.WriteLineAsync($"There is no file {file.FullName}.");
            return WrongArguments;
        }

        var checking = new Vectors(holidays);
        using var reader = file.OpenText();
        if (await checking.ReadAsync(reader) is { } problem)
        {
            await output.Error.WriteLineAsync(problem);
            return WrongArguments;
        }

        if (output.Json)
        {
            await output.Out.WriteLineAsync(JsonSerializer.Serialize(new { agree = checking.Agree, differ = checking.Differences.Count, differences = checking.Differences }, Json));
        }
        else
        {
            foreach (var difference in checking.Differences)
            {
                await output.Out.WriteLineAsync(difference);
            }

            await output.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{checking.Agree} agree, {checking.Differences.Count} differ"));
        }

        return checking.Differences.Count == 0 ? 0 : NoAnswer;
    }
}
