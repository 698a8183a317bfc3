using FsCheck;
using FsCheck.Fluent;

namespace LineOfSight.QuestionnaireEngine.Tests;

/// <summary>Answers, questionnaires and broken files by chance.</summary>
internal static class Some
{
    private static readonly string[] Grades = [.. Scheme.BuiltIn.SelectMany(s => s.Grades).Select(g => g.Id).Distinct()];

    private static readonly string[] Bits =
    [
        "&a ", "*a ", "!t ", "!<tag:x> ", "! ", "{", "}", "[", "]", "- ", "? ", ": ", "| ", "> ", "|9\n", ">-\n", "\"", "'", "\t", "\n", "\n\n", "\0", "\u0007", "\u0085", "\u2028", "\ufeff", "\ud800", "# ",
        "---\n", "...\n", "%YAML 9.9\n---\n", "%TAG ! x\n", "<<: ", "<<: *a\n", "\\x", "\"\\uD800\"", "\"\\U99999999\"", "@", "`", ",", "~", "null", "99999999999999999999", "-1", "{{{{", "[[[[[[[[[[[[[[[[[[[[", "? ? ? ",
        "- - - - - - - - - - - - - - - - - - - - ", "when: { question: ", "all: []", "any: [{}]", "is: []", "only: ", "scheme: ", "kind: matrix\n", "choices: {}", "rows: ~", "carries: [{}]\n", "id: ", "[a, b]: c\n", "{a: b}: c\n",
    ];

    /// <summary>Anything that somebody may type, most of it of a kind that fits some question.</summary>
    public static Gen<TypedAnswer> Typed(Question question, Scheme? scheme)
    {
        var text = Gen.OneOf(Gen.Constant<string?>(null), ArbMap.Default.GeneratorFor<string?>(), Gen.Elements<string?>(" ", "Audit of 20 records", "a\nb", "é👩‍👧", "a\u0007"));
        var words = Gen.Choose(0, 60).Select(n => (string?)new string('w', n));
        var ids = question.Choices.Select(c => c.Id).Concat(scheme?.Grades.Select(g => g.Id) ?? []).DefaultIfEmpty("x").ToArray();
        var number = Gen.OneOf(
            Gen.Choose(-20, 2000).Select(n => (string?)n.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)),
            ArbMap.Default.GeneratorFor<decimal>().Select(n => (string?)decimal.Round(n, 2).ToString(System.Globalization.CultureInfo.InvariantCulture)), text);
        var date = Gen.Choose(-500_000, 3_652_058).Select(n => n < 0 ? (DateOnly?)null : DateOnly.FromDayNumber(n));
        return from t in Gen.OneOf(text, words) from h in Gen.OneOf(text, words) from n in number from d in date from b in date
            from chosen in Few(Gen.Frequency((9, Gen.Elements(ids)), (1, Gen.Elements(Grades))), 3)
            from cells in Gen.ListOf(Gen.Elements(ids.Append("").Append("zz").ToArray()), question.Rows.Count)
            from files in Few(ArbMap.Default.GeneratorFor<Guid>(), Limits.Files + 1)
            select new TypedAnswer
            {
                Text = t, Number = n, Date = d, Chosen = [.. chosen], How = h, Next = t, Owner = h, By = b, Reason = t, Role = h, Files = [.. files],
                Cells = question.Rows.Zip(cells).ToDictionary(c => c.First.Id, c => (string?)c.Second),
            };
    }

    /// <summary>Answers that can be given, to every question of a questionnaire.</summary>
    public static Gen<Dictionary<string, Answer>> Answers(Definition definition) =>
        Gen.CollectToList(definition.Questions, q => Typed(q, definition.SchemeOf(q)).Select(t => (q.Id, AnswerReader.Read(definition, q, t).Answer)))
            .Select(a => a.ToDictionary(x => x.Id, x => x.Answer));

    /// <summary>A questionnaire of up to 12 questions that hang on one another without a loop, and in any order.</summary>
    public static Gen<Definition> Hanging { get; } =
        from size in Gen.Choose(2, 12)
        from order in Gen.Shuffle(Enumerable.Range(0, size).ToArray())
        from conditions in Gen.CollectToList(Enumerable.Range(0, size), i => i == 0 ? Gen.Constant<Condition?>(null) : Gen.Frequency((1, Gen.Constant<Condition?>(null)), (6, On(i, 3).Select(c => (Condition?)c))))
        from only in Gen.ListOf(Gen.Frequency((4, Gen.Constant(Applicability.Everybody)), (1, Gen.Constant(new Applicability(["police"], [])))), size)
        select new Definition(
            "a", 1, "T", "", "S", Audience.Agencies, Paging.Question, new Dictionary<string, Scheme>(),
            [new("one", "One", "", [.. order.Select(i => new Question($"q{i}", QuestionKind.YesNo, "A?") { Choices = [new("yes", "Yes"), new("no", "No")], When = conditions[i], Only = only[i] })])], []);

    /// <summary>A file with a few places changed: letters, signs that mean something in YAML, lines lost, doubled or pushed in.</summary>
    public static Gen<string> Broken(string text) =>
        from changes in Gen.NonEmptyListOf(Change).Select(c => c.Take(6).ToList())
        select changes.Aggregate(text, (t, change) => change(t));

    private static readonly Gen<Func<string, string>> Change =
        from kind in Gen.Choose(0, 5) from part in Gen.Choose(0, 1_000_000) from length in Gen.Choose(1, 30) from bit in Gen.Elements(Bits)
        select new Func<string, string>(text =>
        {
            if (text.Length < 2)
            {
                return bit;
            }

            var at = (int)((long)part * (text.Length - 1) / 1_000_000);
            var line = text.LastIndexOf('\n', at) + 1;
            var end = text.IndexOf('\n', at) is var e and >= 0 ? e + 1 : text.Length;
            return kind switch
            {
                0 => text.Insert(at, bit),
                1 => text.Remove(at, Math.Min(length, text.Length - at)),
                2 => text[..at],
                3 => text.Insert(line, text[line..end]),
                4 => text.Insert(line, new string(' ', length)),
                _ => text.Remove(at, 1).Insert(at, bit),
            };
        });

    private static Gen<List<T>> Few<T>(Gen<T> one, int most) => Gen.Choose(0, most).SelectMany(n => Gen.ListOf(one, n)).Select(l => l.ToList());

    private static Gen<Condition> On(int below, int deep) => Gen.Frequency(
        (3, from question in Gen.Choose(0, below - 1) from yes in Gen.Elements("yes", "no") select (Condition)new Condition.Chosen($"q{question}", [yes])),
        (deep == 0 ? 0 : 1, Gen.NonEmptyListOf(Gen.Constant(0)).SelectMany(n => Gen.ListOf(On(below, Math.Max(0, deep - 1)), Math.Min(3, n.Count))).SelectMany(
            parts => Gen.Elements<Condition>(new Condition.All([.. parts]), new Condition.Any([.. parts])))));
}
