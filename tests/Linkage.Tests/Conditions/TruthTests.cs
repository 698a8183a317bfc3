using LineOfSight.Linkage.Conditions;

namespace LineOfSight.Linkage.Tests.Conditions;

/// <summary>A condition compiled says what the same condition worked out term by term says, of any records, with NULL as SQL has it.</summary>
public sealed class TruthTests
{
    private static readonly string[] Columns = ["a", "b", "n", "s"];
    private static readonly string[] Leaves =
    [
        "\"a_l\" = \"a_r\"", "\"a_l\" <> \"a_r\"", "\"b_r\" = \"b_l\"", "\"a_l\" = \"b_r\"", "\"a_r\" = \"b_l\"", "\"a_l\" <> \"b_r\"",
        "\"a_l\" is null", "\"a_r\" is null", "\"a_l\" is not null", "\"b_r\" is not null", "(\"a_l\" is null or \"a_r\" is null)",
        "(\"b_l\" is not null and \"b_r\" is not null)", "\"a_l\" = 'ab'", "\"a_r\" <> 'ab'", "'ba' = \"b_l\"", "\"n_l\" < \"n_r\"", "\"n_l\" >= 2",
        "levenshtein(\"a_l\", \"a_r\") <= 1", "levenshtein(\"a_l\", \"b_r\") > 1", "damerau_levenshtein(\"a_r\", \"a_l\") <= 1", "levenshtein(\"a_l\", \"a_r\") < 3",
        "jaro_winkler_similarity(\"a_l\", \"a_r\") >= 0.9", "jaro_similarity(\"b_l\", \"b_r\") < 0.7", "jaccard(\"a_l\", \"a_r\") > 0.5",
        "abs(\"n_l\" - \"n_r\") <= 2", "abs(\"n_l\" - \"n_r\") > 2", "substr(\"a_l\", 1, 1) = substr(\"a_r\", 1, 1)", "nullif(\"a_l\", 'ab') = nullif(\"a_r\", 'ab')",
        "nullif(\"a_l\", 'ab') is null", "nullif(\"a_l\", 'ab') = \"b_r\"", "\"a_l\" || \"b_l\" = \"a_r\" || \"b_r\"", "coalesce(\"a_l\", \"b_l\") = coalesce(\"a_r\", \"b_r\")",
        "array_length(list_intersect(\"s_l\", \"s_r\")) >= 1", "array_length(list_intersect(\"s_l\", \"s_r\")) < 2", "(\"a_l\" = \"a_r\") is null", "\"a_l\" || \"a_r\" = 'abab'",
    ];

    private static readonly string?[][] Records =
    [
        [null, null, null, null], ["ab", "ab", "1", "[x, y]"], ["ba", "ab", "2", "[y]"], ["ab", null, "10", "[z]"], [null, "ba", "9", "[x, y, z]"],
        ["abc", "abc", "abc", "x"], ["a", "bab", "-1", "[]"], ["martha", "marhta", null, null], ["marhta", "martha", "2.5", "[\"x\", \"z\"]"],
    ];

    [Fact]
    public void Compiled_and_worked_out_are_the_same()
    {
        var random = new Seeded(42);
        var records = new PairOfRecords(Columns, Records);
        var (run, refused) = (0, 0);
        foreach (var sql in Leaves.SelectMany(l => new[] { l, $"not ({l})" }).Concat(Enumerable.Range(0, 4_000).Select(_ => Any(ref random, 3))))
        {
            try
            {
                Assert.True(records.Evaluated(sql).SequenceEqual(records.Compiled(sql)), sql);
                run++;
            }
            catch (ConditionRefused tooMany) when (tooMany.Message.Contains("ways", StringComparison.Ordinal) || tooMany.Message.Contains("more than 32", StringComparison.Ordinal))
            {
                refused++;
            }
        }

        Assert.True(run > 3_900, $"{run} ran, {refused} were refused");
    }

    private static string Any(ref Seeded random, int depth)
    {
        if (depth == 0 || random.Chance(0.2))
        {
            return Leaves[random.Below(Leaves.Length)];
        }

        var (one, other) = (Any(ref random, depth - 1), Any(ref random, depth - 1));
        return random.Below(3) switch
        {
            0 => $"({one}) and ({other})",
            1 => $"({one}) or ({other})",
            _ => $"not ({one})",
        };
    }
}
