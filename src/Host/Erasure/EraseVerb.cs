using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LineOfSight.Kernel.Modules;

namespace LineOfSight.Host.Erasure;

/// <summary><c>lineofsight erase</c>: the texts of the audit trail about one record, when the law says so.</summary>
internal sealed class EraseVerb(IRunVerbs runner)
{
    private readonly Option<Guid> record = new("--record")
    {
        Description = "The record's id, as its address names it.",
        HelpName = "ID",
        Required = true,
        CustomParser = given =>
        {
            if (!Guid.TryParse(given.Tokens[0].Value, out var id))
            {
                given.AddError($"--record is \"{given.Tokens[0].Value}\": give the record's id as its address names it.");
            }

            return id;
        },
    };

    private readonly Option<string> reason = new("--reason") { Description = "Why, for the audit trail. Name nobody in it: it is not erased.", HelpName = "TEXT", Required = true };

    public Command Make()
    {
        var erase = new Command("erase", "Erase the texts of the acts about one record, because the law says so. The chain still verifies; the texts do not come back.") { record, reason };
        foreach (var option in runner.Options)
        {
            erase.Options.Add(option);
        }

        erase.SetAction((parsed, stop) => runner.RunAsync(parsed, (services, output, cancel) => RunAsync(parsed, services, output, cancel), stop));
        return erase;
    }

    private async Task<int> RunAsync(ParseResult parsed, IServiceProvider services, VerbOutput output, CancellationToken stop)
    {
        var erased = await services.GetRequiredService<EraseTexts>().HandleAsync(parsed.GetValue(record), parsed.GetValue(reason)!, stop);
        await output.Out.WriteLineAsync(output.Json
            ? JsonSerializer.Serialize(new { erased })
            : string.Create(CultureInfo.InvariantCulture, $"The texts of {erased:N0} {(erased == 1 ? "act" : "acts")} were erased."));
        return 0;
    }
}
