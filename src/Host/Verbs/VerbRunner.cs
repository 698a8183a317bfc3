using System.CommandLine;
using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Data.Embedded;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;

namespace LineOfSight.Host.Verbs;

/// <summary>Opens the installation for a verb: starts the embedded database when nobody runs it, joins it otherwise.</summary>
internal sealed class VerbRunner : IRunVerbs
{
    private const int Refused = 1;

    public static readonly Option<DirectoryInfo> Data = new("--data")
    {
        Description = "The data folder of the installation.",
        HelpName = "DIR",
        DefaultValueFactory = _ => new DirectoryInfo(Environment.GetEnvironmentVariable("LINEOFSIGHT_DATA") is { Length: > 0 } set ? set : "data"),
    };

    public static readonly Option<bool> Json = new("--json") { Description = "Write one JSON document to standard output." };

    public IReadOnlyList<Option> Options => [Data, Json];

    public async Task<int> RunAsync(ParseResult parsed, Func<IServiceProvider, VerbOutput, CancellationToken, Task<int>> verb, CancellationToken stop)
    {
        var output = new VerbOutput(Console.Out, Console.Error, parsed.GetValue(Json));
        if (Arguments.Data(parsed) is var (message, wrong))
        {
            await output.Error.WriteLineAsync(message);
            return wrong;
        }

        try
        {
            await using var installation = await Installation.OpenAsync(parsed.GetValue(Data)!.FullName, serving: false, stop);
            await using var services = installation.ServicesForVerbs();
            await using var scope = services.CreateAsyncScope();
            var unit = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
            await unit.EnterAsync(Account.Operator, session: null, stop);
            var code = await verb(scope.ServiceProvider, output, stop);
            if (code == 0)
            {
                await unit.CommitAsync(stop);
            }

            return code;
        }
        catch (RuleBroken rule)
        {
            await output.Error.WriteLineAsync(rule.Message);
            return Refused;
        }
        catch (NotVisible)
        {
            await output.Error.WriteLineAsync("There is no such thing, or the operator may not do this to it.");
            return Refused;
        }
        catch (Exception trouble) when (trouble is EmbeddedPostgresException or InstallationException)
        {
            await output.Error.WriteLineAsync(trouble.Message);
            return Arguments.CannotOpen;
        }
    }
}
