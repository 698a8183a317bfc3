using LineOfSight.Charts;
using LineOfSight.Figures;
using LineOfSight.Linkage.Explaining;

namespace LineOfSight.Host.Linking.Report;

/// <summary>One bar of a link's picture and one row of its table.</summary>
/// <param name="Name">What was compared.</param>
/// <param name="Level">How it agreed.</param>
/// <param name="Left">What the first record holds; null where nothing was compared, or nothing may be told.</param>
/// <param name="Right">What the second holds.</param>
/// <param name="Bits">What it gives or takes.</param>
internal sealed record LinkStep(string Name, string? Level, string? Left, string? Right, double Bits)
{
    public string Label => Level is null ? Name : $"{Name}: {Level}";
}

/// <summary>A pair from the start over each step to its weight.</summary>
internal static class LinkSteps
{
    public const string BrothersAndSisters = "Brothers and sisters";
    public const string Total = "The pair's weight";
    public const string LimitName = "Link from";
    private const double Visible = 0.005;

    public static IReadOnlyList<LinkStep> Of(Explanation why, bool codesOnly)
    {
        var steps = new List<LinkStep>();
        foreach (var step in why.Steps)
        {
            steps.Add(step.Comparison is null ? new LinkStep(step.Level, null, null, null, step.Weight)
                : new LinkStep(step.Comparison, step.Level, codesOnly ? null : step.Left, codesOnly ? null : step.Right, step.Weight));
            if (Math.Abs(step.Rarity) >= Visible)
            {
                steps.Add(new LinkStep(step.Comparison!, step.Rarity > 0 ? "a rare value" : "a common value", null, null, step.Rarity));
            }
            else if (step.Rarity != 0)
            {
                steps[^1] = steps[^1] with { Bits = step.Weight + step.Rarity };
            }
        }

        // A level that was seen of nobody (m and u both 0) says nothing.
        return [.. steps.Select(s => double.IsNaN(s.Bits) ? s with { Bits = 0 } : s)];
    }

    public static Waterfall Picture(string title, IReadOnlyList<LinkStep> steps, double least, Origin origin) =>
        new(title, "Weight of each step, in bits, from the start to the pair's weight", "Step", "bits", [.. steps.Select(s => new Amount(s.Label, s.Bits))], Total, new Mark(LimitName, least), origin);
}
