using System.Text.Json;
using LineOfSight.Kit;
using LineOfSight.Linkage.Conditions;
using LineOfSight.Linkage.Pairing;

namespace LineOfSight.Linkage.Tests.Conditions;

/// <summary>Whatever text stands where a condition should, it is understood or refused by name and place; nothing else is thrown, and nothing hangs.</summary>
public sealed class HostileConditionTests
{
    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\"a_l")]
    [InlineData("'a")]
    [InlineData("`a_l")]
    [InlineData("\"a_l\" = 'it''s")]
    [InlineData("l.")]
    [InlineData("l. =")]
    [InlineData("x.a = r.a")]
    [InlineData("\"a_l\"::")]
    [InlineData("cast(\"a_l\" as")]
    [InlineData("cast(\"a_l\" as )")]
    [InlineData("cast(\"a_l\")")]
    [InlineData("case")]
    [InlineData("case when")]
    [InlineData("case when \"a_l\" = \"a_r\" then 1 end = 1")]
    [InlineData("\"a_l\" = ")]
    [InlineData("= \"a_l\"")]
    [InlineData("\"a_l\" \"a_r\"")]
    [InlineData("\"a_l\" = \"a_r\")")]
    [InlineData("(\"a_l\" = \"a_r\"")]
    [InlineData("\"a_l\"[1 = 2")]
    [InlineData("\"a_l\" is 3")]
    [InlineData("\"a_l\" in ('x')")]
    [InlineData("\"a_l\" like 'x%'")]
    [InlineData("\"a\" = \"b\"")]
    [InlineData("\"a_l\"")]
    [InlineData("1")]
    [InlineData("'x'")]
    [InlineData("1 = 1")]
    [InlineData("-\"a_l\" = 1")]
    [InlineData("1.2.3 = \"a_l\"")]
    [InlineData("1e = \"a_l\"")]
    [InlineData("\"a_l\" = \"a_r\"; drop table x")]
    [InlineData("\"a_l\" = \"a_r\" -- more")]
    [InlineData("\"a_l\" = (select 1)")]
    [InlineData("\u0000")]
    [InlineData("lower() = lower()")]
    [InlineData("lower(\"a_l\", \"a_l\") = lower(\"a_r\", \"a_r\")")]
    [InlineData("jaro_similarity(\"a_l\") > 0.5")]
    [InlineData("list_min() = \"a_l\"")]
    [InlineData("trim() = \"a_l\"")]
    [InlineData("levenshtein(\"a_l\", \"a_r\", 3) <= 1")]
    [InlineData("cast(\"a_l\" as blob) = cast(\"a_r\" as blob)")]
    [InlineData("regexp_extract(\"a_l\", '(') = regexp_extract(\"a_r\", '(')")]
    [InlineData("try_strptime(\"a_l\", '%q') = try_strptime(\"a_r\", '%q')")]
    [InlineData("x -> x")]
    [InlineData("list_transform(\"a_l\", \"a_r\") = 1")]
    [InlineData("lower(x -> x) = \"a_l\"")]
    [InlineData("[\"a_l\"] = [\"a_r\"]")]
    public void What_is_no_condition_is_refused(string sql) => Assert.Throws<ConditionRefused>(() => Compile(sql));

    [Theory]
    [InlineData("soundex(\"a_l\") = soundex(\"a_r\")", "soundex()", 1)]
    [InlineData("\"a_l\" = \"a_r\" and nosuch(\"a_l\", \"a_r\") > 1", "nosuch()", 19)]
    [InlineData("case when \"a_l\" = 'q' then nosuch(\"a_l\") else 1 end = 1", "nosuch()", 28)]
    [InlineData("coalesce(\"a_l\", nosuch(\"b_l\")) = \"a_r\"", "nosuch()", 17)]
    [InlineData("list_min(list_transform(\"a_l\", x -> nosuch(x))) > 1", "nosuch()", 37)]
    public void An_unknown_function_is_refused_by_name_and_place(string sql, string name, int at)
    {
        var refused = Assert.Throws<ConditionRefused>(() => Compile(sql));
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
        Assert.Contains($"(at character {at})", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(", "\"a_l\" = \"a_r\"", ")")]
    [InlineData("not ", "\"a_l\" = \"a_r\"", "")]
    [InlineData("- ", "1", "")]
    [InlineData("[", "1", "]")]
    [InlineData("lower(", "\"a_l\"", ")")]
    [InlineData("cast(", "\"a_l\"", " as text)")]
    [InlineData("case when ", "\"a_l\" = \"a_r\"", " then 1 else 2 end")]
    [InlineData("x -> ", "x", "")]
    [InlineData("", "\"a_l\"", "::text")]
    [InlineData("", "\"a_l\"", "[1]")]
    [InlineData("", "\"a_l\"", " is null")]
    [InlineData("", "\"a_l\"", " = \"a_r\"")]
    [InlineData("\"a_l\" || ", "\"a_l\"", " = \"a_r\"")]
    [InlineData("1 + ", "1", "")]
    [InlineData("1 * ", "1", "")]
    [InlineData("\"a_l\" = \"a_r\" and ", "\"a_l\" = \"a_r\"", "")]
    [InlineData("\"a_l\" = 'x' or ", "\"a_l\" = \"a_r\"", "")]
    public void A_hundred_thousand_nested_parts_are_refused(string before, string inside, string after)
    {
        var sql = string.Concat(Enumerable.Repeat(before, 100_000)) + inside + string.Concat(Enumerable.Repeat(after, 100_000));
        Assert.Throws<ConditionRefused>(() => Compile(sql));
        Assert.Throws<ConditionRefused>(() => Compile(string.Concat(Enumerable.Repeat(before, 100_000))));
        try
        {
            // So many as may pass as a text: understood or refused, but not until the stack ends.
            Compile(string.Concat(Enumerable.Repeat(before, 2_000)) + inside + string.Concat(Enumerable.Repeat(after, 2_000)));
        }
        catch (ConditionRefused)
        {
        }
    }

    [Fact]
    public void Naughty_strings_are_understood_or_refused()
    {
        var naughty = JsonSerializer.Deserialize<string[]>(File.ReadAllText(Shared.File("corpora/naughty-strings/blns.json")))!
            .Concat(File.ReadLines(Shared.File("corpora/compact/sqli-compact.txt"))).Concat(File.ReadLines(Shared.File("corpora/compact/xss-compact.txt"))).ToList();
        Assert.True(naughty.Count > 600);
        foreach (var text in naughty)
        {
            foreach (var sql in new[] { text, $"\"a_l\" = {text}", $"lower({text}) = \"a_r\"", $"\"a_l\" = '{text}'" })
            {
                try
                {
                    Compile(sql);
                }
                catch (ConditionRefused)
                {
                }
            }

            var quoted = $"\"a_l\" = '{text.Replace("'", "''", StringComparison.Ordinal)}'";
            Assert.Equal([true, true, false, false], new PairOfRecords(["a"], [text], ["other " + text]).Evaluated(quoted));
            Assert.Equal([true, true, false, false], new PairOfRecords(["a"], [text], ["other " + text]).Compiled(quoted));
        }
    }

    [Fact]
    public void Cut_anywhere_a_condition_is_understood_or_refused()
    {
        const string Whole = "not (case when \"a_l\" = r.\"a\" then 1.5e3 else -2 end <> cast(l.b as double)) and list_max(list_transform(\"a_l\", x -> [x, 'it''s'][1])) is not null or \"a_l\"::text >= `b_r`";
        for (var from = 0; from < Whole.Length; from++)
        {
            for (var to = from; to <= Whole.Length; to++)
            {
                try
                {
                    Compile(Whole[from..to]);
                }
                catch (ConditionRefused)
                {
                }
            }
        }
    }

    [Fact]
    public void A_pattern_that_would_run_for_ever_does_not()
    {
        var hostile = new string('a', 40) + "!";
        var records = new PairOfRecords(["a"], [hostile], [hostile + "?"]);
        Assert.Equal([false, false, false, false], records.Compiled("nullif(regexp_extract(\"a_l\", '^(a+)+$'), '') = nullif(regexp_extract(\"a_r\", '^(a+)+$'), '')"));
    }

    private static void Compile(string sql) => new ConditionCompiler(new Features()).Compile(sql);
}
