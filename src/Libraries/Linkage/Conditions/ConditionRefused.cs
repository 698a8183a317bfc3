namespace LineOfSight.Linkage.Conditions;

/// <summary>A condition that this engine does not understand: it says which part, and nothing is guessed.</summary>
/// <param name="part">What is not understood.</param>
public sealed class ConditionRefused(string part) : Exception(part);
