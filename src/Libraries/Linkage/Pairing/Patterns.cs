using LineOfSight.Linkage.Conditions;
using LineOfSight.Linkage.Models;

namespace LineOfSight.Linkage.Pairing;

/// <summary>
/// The comparisons of a model, ready to run. What a pair shows in all of them together is one number, its pattern: the levels as digits.
/// </summary>
internal sealed class Patterns
{
    private const int Most = 1 << 24;
    private readonly Clause[][][] clauses;
    private readonly string[][] reads;

    public Patterns(IReadOnlyList<Comparison> comparisons, Features features, ConditionCompiler compiler)
    {
        Comparisons = comparisons;
        Features = features;
        Steps = new int[comparisons.Count];
        clauses = new Clause[comparisons.Count][][];
        long step = 1;
        for (var c = 0; c < comparisons.Count; c++)
        {
            Steps[c] = (int)step;
            step *= comparisons[c].Levels.Count;
            if (step > Most)
            {
                throw new ModelRefusedException($"comparison \"{comparisons[c].Name}\"", "the comparisons together have more than 16,777,216 patterns");
            }

            clauses[c] = [.. comparisons[c].Levels.Select((l, i) => l.IsElse ? [] : Compiled(comparisons[c].Name, i, l.Condition, compiler))];
        }

        Count = (int)step;
        reads = [.. comparisons.Select(c => c.Levels.Where(l => !l.IsElse).SelectMany(l => ConditionReader.Read(l.Condition).Columns).Distinct(StringComparer.OrdinalIgnoreCase).ToArray())];
    }

    public IReadOnlyList<Comparison> Comparisons { get; }

    public Features Features { get; }

    /// <summary>How many patterns there can be.</summary>
    public int Count { get; }

    /// <summary>What one level of a comparison adds to the pattern.</summary>
    public int[] Steps { get; }

    /// <summary>The level of a comparison in a pattern.</summary>
    public int Level(int pattern, int comparison) => pattern / Steps[comparison] % Comparisons[comparison].Levels.Count;

    /// <summary>The columns that a comparison reads.</summary>
    public IReadOnlyList<string> Reads(int comparison) => reads[comparison];

    /// <summary>The ways in which a level holds.</summary>
    public Clause[] Ways(int comparison, int level) => clauses[comparison][level];

    private static Clause[] Compiled(string comparison, int level, string sql, ConditionCompiler compiler)
    {
        try
        {
            return compiler.Compile(sql);
        }
        catch (ConditionRefused refused)
        {
            throw new ModelRefusedException($"comparison \"{comparison}\", level {level + 1}", $"not understood: {refused.Message} in {sql}");
        }
    }
}
