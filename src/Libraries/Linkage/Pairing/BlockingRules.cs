using System.Numerics;
using LineOfSight.Linkage.Conditions;
using LineOfSight.Linkage.Models;

namespace LineOfSight.Linkage.Pairing;

/// <summary>Rules that say which pairs are compared. A rule that holds in several ways (OR) is several; each asks for something equal.</summary>
internal sealed class BlockingRules
{
    // A record has a bit for each way whose group it was passed over in.
    private const int Most = 64;

    public BlockingRules(IReadOnlyList<string> rules, string where, ConditionCompiler compiler)
    {
        var ways = new List<BlockingWay>();
        for (var rule = 0; rule < rules.Count; rule++)
        {
            foreach (var way in Compiled(rules[rule], $"{where} {rule + 1}", compiler))
            {
                var equal = (uint)(way.Care & way.Want);
                if (equal == 0)
                {
                    throw new ModelRefusedException($"{where} {rule + 1}", $"it asks for nothing that is equal, so it would compare all with all: {rules[rule]}");
                }

                ways.Add(new BlockingWay(rule, rules[rule], way, equal));
            }
        }

        if (ways.Count > Most)
        {
            throw new ModelRefusedException(where + "s", $"they hold in {ways.Count} ways, and {Most} are the most");
        }

        Ways = [.. ways];
        Texts = rules;
    }

    public BlockingWay[] Ways { get; }

    public IReadOnlyList<string> Texts { get; }

    private static Clause[] Compiled(string sql, string where, ConditionCompiler compiler)
    {
        try
        {
            return compiler.Compile(sql);
        }
        catch (ConditionRefused refused)
        {
            throw new ModelRefusedException(where, $"not understood: {refused.Message} in {sql}");
        }
    }
}

/// <summary>One way in which a rule holds.</summary>
/// <param name="Rule">The rule's place in the list.</param>
/// <param name="Text">The rule as it was given.</param>
/// <param name="Clause">What is asked of a pair.</param>
/// <param name="Equal">The features that are equal: a bit for each.</param>
internal sealed record BlockingWay(int Rule, string Text, Clause Clause, uint Equal)
{
    private const ulong Spread = 0x9E3779B97F4A7C15UL;

    public int[] Keys { get; } = [.. Enumerable.Range(0, Features.Most).Where(i => (Equal >> i & 1) != 0)];

    /// <summary>The key under which a record is found; equal for all records that agree in what is asked.</summary>
    public uint Key(ref int cells)
    {
        ulong key = 0;
        foreach (var feature in Keys)
        {
            key = (BitOperations.RotateLeft(key, 31) ^ (uint)System.Runtime.CompilerServices.Unsafe.Add(ref cells, feature)) * Spread;
        }

        return (uint)(key >> 32);
    }
}
