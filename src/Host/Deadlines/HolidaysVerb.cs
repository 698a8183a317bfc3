using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LineOfSight.Kernel.Modules;

namespace LineOfSight.Host.Deadlines;

/// <summary><c>lineofsight holidays import FILE</c>: the bank holidays of later years.</summary>
internal sealed class HolidaysVerb(IRunVerbs runner)
{
    private const int WrongArguments = 2;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly Argument<FileInfo> file = new("FILE") { Description = "GOV.UK's bank-holidays.json." };

    public Command Make()
    {
        var import = new Command("import", "Import GOV.UK's bank holidays. Prints, last, what was read, added, changed and removed.") { file };
        foreach (var option in runner.Options)
        {
            import.Options.Add(option);
        }

        import.SetAction(RunAsync);
        return new Command("holidays", "The bank holidays that deadlines count with.") { import };
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var path = parsed.GetValue(file)!;
        try
        {
            await using var json = path.OpenRead();
            return await runner.RunAsync(parsed, (services, output, cancel) => ImportAsync(services, output, json, path.Name, cancel), stop);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(path.Exists ? trouble.Message : $"There is no file {path.FullName}.");
            return WrongArguments;
        }
    }

    private static async Task<int> ImportAsync(IServiceProvider services, VerbOutput output, Stream json, string name, CancellationToken stop)
    {
        var result = await services.GetRequiredService<ImportHolidays>().HandleAsync(json, name, stop);
        if (output.Json)
        {
            await output.Out.WriteLineAsync(JsonSerializer.Serialize(result, Json));
            return 0;
        }

        foreach (var (division, year) in result.LastYears)
        {
            await output.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{division}: known to the end of {year}"));
        }

        await output.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{result.Read} read, {result.Added} added, {result.Changed} changed, {result.Removed} removed"));
        return 0;
    }
}
