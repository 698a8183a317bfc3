using System.CommandLine;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kernel.Rules;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Kit;

/// <summary>Runs verbs in a house as the operator, as the program does in an installation, and keeps what they write.</summary>
public sealed class HouseVerbs(House house) : IRunVerbs
{
    private readonly Option<bool> json = new("--json");

    /// <summary>What was written to standard output.</summary>
    public StringWriter Out { get; } = new();

    /// <summary>What was written to standard error.</summary>
    public StringWriter Error { get; } = new();

    /// <inheritdoc />
    public IReadOnlyList<Option> Options => [json];

    /// <inheritdoc />
    public async Task<int> RunAsync(ParseResult parsed, Func<IServiceProvider, VerbOutput, CancellationToken, Task<int>> verb, CancellationToken stop)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var unit = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        await unit.EnterAsync(Account.Operator, session: null, stop);
        try
        {
            var code = await verb(scope.ServiceProvider, new VerbOutput(Out, Error, parsed.GetValue(json)), stop);
            await unit.CommitAsync(stop);
            return code;
        }
        catch (RuleBroken rule)
        {
            await Error.WriteLineAsync(rule.Message);
            return 1;
        }
    }
}
