using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Register.Schools.Import;

/// <summary><c>lineofsight schools import FILE</c>: the national register of schools from the command line.</summary>
internal sealed class SchoolsVerb(IRunVerbs runner)
{
    private const int WrongArguments = 2;

    private static readonly JsonSerializerOptions Plain = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly Argument<string> file = new("FILE") { Description = "A GIAS extract (edubasealldata…csv) or DfE's school census file, as CSV." };
    private readonly Option<string?> names = new("--names") { HelpName = "FILE", Description = "A CSV file with the columns URN and School Name, because the census holds no names." };
    private readonly Option<string?> la = new("--la") { HelpName = "CODE", Description = "Only schools of this local authority: DfE's three-digit code, such as 926." };
    private readonly Option<string?> asOf = new("--as-of") { HelpName = "DATE", Description = "The day the file speaks of (yyyy-mm-dd). Without it, the file's name tells, or today is taken." };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Show what the file would do and change nothing." };
    private readonly Option<bool> confirm = new("--confirm-closures") { Description = $"Go on even when more than one in {RegisterDifference.OneInClosedWithoutAsking} schools would close." };

    public Command Make()
    {
        var import = new Command("import", "Import the national register of schools. Prints, last, what was read, added, changed, closed and rejected.")
        {
            file, names, la, asOf, dryRun, confirm,
        };
        foreach (var option in runner.Options)
        {
            import.Options.Add(option);
        }

        import.SetAction(RunAsync);
        return new Command("schools", "The national register of schools.") { import };
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var (registerPath, namesPath, laCode) = (parsed.GetValue(file)!, parsed.GetValue(names), parsed.GetValue(la));
        DateOnly day = default;
        var problem = laCode is not null && !RegisterSource.IsLaCode(laCode) ? $"--la is \"{Shown.Short(laCode)}\": give a local authority's code as three digits, such as 926."
            : parsed.GetValue(asOf) is { } date && !DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
                ? $"--as-of is \"{Shown.Short(date)}\": give a date as yyyy-mm-dd, such as 2019-01-17."
            : null;
        try
        {
            await using var register = problem is null ? Open(registerPath) : null;
            await using var named = problem is null && namesPath is not null ? Open(namesPath) : null;
            if (register is not null)
            {
                var source = new RegisterSource(register, registerPath, named, namesPath, laCode, day == default ? null : day);
                return await runner.RunAsync(parsed, (services, output, token) => ImportAsync(services, output, source, parsed, token), stop);
            }
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or ArgumentException)
        {
            problem = trouble.Message;
        }

        await Console.Error.WriteLineAsync(problem);
        return WrongArguments;
    }

    private static FileStream Open(string path)
        => Directory.Exists(path) ? throw new IOException($"{path} is a folder, not a file.")
            : File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024)
            : throw new FileNotFoundException($"There is no file {path}.");

    private async Task<int> ImportAsync(IServiceProvider services, VerbOutput output, RegisterSource source, ParseResult parsed, CancellationToken stop)
    {
        var progress = new Progress(output.Error);
        RegisterDifference difference;
        try
        {
            difference = await services.GetRequiredService<ApplyImport>()
                .NowAsync(source, parsed.GetValue(confirm), apply: !parsed.GetValue(dryRun), progress, stop);
        }
        catch (RuleBroken rule) when (rule.Field == "ConfirmClosures")
        {
            throw new RuleBroken($"{rule.Message} Nothing was changed. If it holds one authority only, name it with --la; see the closures with --dry-run; go on with --confirm-closures.");
        }

        progress.End();
        if (output.Json)
        {
            await output.Out.WriteLineAsync(JsonSerializer.Serialize(ImportReport.Of(difference, parsed.GetValue(dryRun)), Plain));
        }
        else
        {
            await ImportReport.WriteAsync(output.Out, difference, parsed.GetValue(dryRun));
        }

        return 0;
    }

    private sealed class Progress(TextWriter to) : IProgress<int>
    {
        private const int Step = 10_000;
        private int last;

        public void Report(int value)
        {
            if (value / Step > last / Step)
            {
                to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value:N0} rows read"));
            }

            last = value;
        }

        public void End() => to.Flush();
    }
}
