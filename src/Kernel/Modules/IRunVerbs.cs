using System.CommandLine;

namespace LineOfSight.Kernel.Modules;

/// <summary>Opens the installation for a verb of the command line: its database, started or joined, and its services.</summary>
public interface IRunVerbs
{
    /// <summary>The options every verb has: <c>--data DIR</c> and <c>--json</c>.</summary>
    IReadOnlyList<Option> Options { get; }

    /// <summary>Runs a verb as the operator of the installation, in one unit of work that is committed when it returns 0.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="verb">What to do; returns the exit code.</param>
    /// <param name="stop">Cancels.</param>
    /// <returns>The exit code: 0 done, 1 refused with a message, 2 wrong arguments, 3 the installation cannot be opened.</returns>
    Task<int> RunAsync(ParseResult parsed, Func<IServiceProvider, VerbOutput, CancellationToken, Task<int>> verb, CancellationToken stop);
}

/// <summary>Where a verb writes: words for people, or one JSON document.</summary>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error, for progress and messages.</param>
/// <param name="Json">True when <c>--json</c> was given: standard output then holds JSON only.</param>
public sealed record VerbOutput(TextWriter Out, TextWriter Error, bool Json);
