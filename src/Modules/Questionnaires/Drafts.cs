using LineOfSight.Kernel.Acts;

namespace LineOfSight.Questionnaires;

/// <summary>The history of a return, for whoever may know what was done with it and not what its drafts said.</summary>
internal static class Drafts
{
    /// <summary>The entries without the texts of answers: the acts of saving them hold every draft.</summary>
    public static IReadOnlyList<History.Entry> Without(IReadOnlyList<History.Entry> history) =>
        [.. history.Select(e => e with { Records = [.. e.Records.Where(r => r.Kind != nameof(ReturnAnswer))] })];
}
