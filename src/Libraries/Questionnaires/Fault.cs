namespace LineOfSight.QuestionnaireEngine;

/// <summary>What is wrong with a definition file, and where.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Words">What is wrong and what to change.</param>
public sealed record Fault(int Line, string Words)
{
    /// <summary>The fault as one line of text: "Line 12: …".</summary>
    public override string ToString() => $"Line {Line}: {Words}";
}

/// <summary>A definition file that cannot be used.</summary>
/// <param name="faults">Everything that is wrong, in the order of the file.</param>
public sealed class DefinitionRefused(IReadOnlyList<Fault> faults) : Exception(string.Join(Environment.NewLine, faults))
{
    /// <summary>Everything that is wrong, in the order of the file.</summary>
    public IReadOnlyList<Fault> Faults { get; } = faults;
}
