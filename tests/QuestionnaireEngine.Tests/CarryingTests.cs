namespace LineOfSight.QuestionnaireEngine.Tests;

public sealed class CarryingTests
{
    private static Definition Version(int version, string questions, string carries = "") =>
        DefinitionFile.Read(Draft.Text(questions).Replace("version: 2", $"version: {version}", StringComparison.Ordinal) + carries);

    private static Carried Over(string was, string now, string carries, params (string Id, Answer Answer)[] answers) =>
        Carrying.Over(Version(1, was), Version(2, now, carries), answers.ToDictionary(a => a.Id, a => a.Answer));

    private static readonly Answer Word = new() { Text = "Word" };

    [Fact]
    public void The_same_id_comes_along_by_itself()
    {
        var carried = Over("- { id: a, kind: text, ask: A? }", "- { id: a, kind: text, ask: A? }\n- { id: b, kind: text, ask: B? }", "", ("a", Word));
        Assert.Equal([KeyValuePair.Create("a", Word)], carried.Answers);
        Assert.Empty(carried.LeftBehind);
    }

    [Fact]
    public void A_question_with_a_new_id_comes_along_where_the_file_says_so() => Assert.Equal(
        [KeyValuePair.Create("b", Word)], Over("- { id: a, kind: text, ask: A? }", "- { id: b, kind: text, ask: B? }", "carries: [{ from: 1, questions: { a: b } }]\n", ("a", Word)).Answers);

    [Theory]
    [InlineData("- { id: b, kind: text, ask: B? }", "", "This is not asked any more")]
    [InlineData("- { id: a, kind: text, ask: A? }", "carries: [{ from: 1, dropped: [a] }]\n", "This is not asked any more")]
    [InlineData("- { id: a, kind: long-text, ask: A? }", "", "The question takes another kind of answer now")]
    [InlineData("- { id: a, kind: text, ask: A?, longest: 3 }", "", "Your answer must be 3 characters or fewer")]
    [InlineData("- { id: a, kind: text, ask: A? }", "carries: [{ from: 1, questions: { other: a } }]\n", "Another question took its place")]
    public void What_stays_behind_says_why(string now, string carries, string why)
    {
        var carried = Over("- { id: a, kind: text, ask: A? }", now, carries, ("a", Word));
        Assert.Empty(carried.Answers);
        Assert.Equal([("a", why)], carried.LeftBehind);
    }

    [Fact]
    public void A_choice_that_there_is_not_any_more_stays_behind() => Assert.Equal(
        [("a", "Select an answer from the list")],
        Over("- { id: a, kind: one, ask: A?, choices: { x: X, y: Y } }", "- { id: a, kind: one, ask: A?, choices: { x: X, z: Z } }", "", ("a", new() { Chosen = ["y"] })).LeftBehind);

    [Fact]
    public void Each_question_goes_on_from_the_one_that_was_mapped_to_it_or_has_its_id()
    {
        var was = Version(1, "- { id: a, kind: text, ask: A? }\n- { id: b, kind: text, ask: B? }\n- { id: c, kind: text, ask: C? }\n- { id: d, kind: text, ask: D? }");
        var now = Version(
            2, "- { id: a, kind: text, ask: A? }\n- { id: b, kind: text, ask: B? }\n- { id: d, kind: number, ask: D? }\n- { id: e, kind: text, ask: E? }",
            "carries: [{ from: 1, questions: { a: b }, dropped: [c] }]\n");
        Assert.Equal([KeyValuePair.Create("b", "a")], Carrying.Questions(was, now));
        Assert.Equal(["a", "b", "c", "d"], Carrying.Questions(was, was).Keys);
        Assert.Throws<ArgumentException>(() => Carrying.Questions(was, now with { Key = "other" }));
    }

    [Fact]
    public void Two_questions_can_change_places() => Assert.Equal(
        new Dictionary<string, Answer> { ["b"] = Word, ["a"] = new() { Text = "Other" } },
        Over(
            "- { id: a, kind: text, ask: A? }\n- { id: b, kind: text, ask: B? }", "- { id: a, kind: text, ask: A? }\n- { id: b, kind: text, ask: B? }",
            "carries: [{ from: 1, questions: { a: b, b: a } }]\n", ("a", Word), ("b", new() { Text = "Other" })).Answers);

    [Fact]
    public void A_grade_of_another_scale_comes_along_only_as_what_the_file_says()
    {
        (string, Answer)[] answers = [("a", new() { Chosen = ["met"], Scheme = "three", How = "Audit" }), ("b", new() { Chosen = ["partly"], Scheme = "three" })];
        const string Was = "- { id: a, ask: A?, scheme: three, how: yes }\n- { id: b, ask: B?, scheme: three }";
        const string Now = "- { id: a, ask: A?, how: yes }\n- { id: b, ask: B? }";
        Assert.Equal([("a", "It is graded on another scale now"), ("b", "It is graded on another scale now")], Over(Was, Now, "", answers).LeftBehind);
        var carried = Over(Was, Now, "carries: [{ from: 1, grades: { met: fully } }]\n", answers);
        Assert.Equal([KeyValuePair.Create("a", new Answer { Chosen = ["fully"], Scheme = "met", How = "Audit" })], carried.Answers);
        Assert.Equal([("b", "It is graded on another scale now")], carried.LeftBehind);
    }

    [Fact]
    public void Words_without_a_grade_come_along_to_any_scale() => Assert.Equal(
        "Audit", Over("- { id: a, ask: A?, scheme: three, how: yes }", "- { id: a, ask: A?, how: yes }", "", ("a", new() { How = "Audit" })).Answers["a"].How);

    [Fact]
    public void What_is_not_asked_for_any_more_is_not_lost_in_silence()
    {
        const string Was = "- { id: a, ask: A?, how: yes }";
        const string Now = "- { id: a, ask: A? }";
        var carried = Over(Was, Now, "", ("a", new() { Chosen = ["not"], Scheme = "met", How = "Audit", Next = "Train" }));
        Assert.Equal([KeyValuePair.Create("a", new Answer { Chosen = ["not"], Scheme = "met" })], carried.Answers);
        Assert.Equal([("a", "Part of it is not asked for any more")], carried.LeftBehind);
        Assert.Equal([("a", "Nothing of it can be answered any more")], Over(Was, Now, "", ("a", new() { How = "Audit" })).LeftBehind);
    }

    [Fact]
    public void The_map_of_another_version_is_not_used() => Assert.Equal(
        [("a", "This is not asked any more")],
        Carrying.Over(Version(2, "- { id: a, kind: text, ask: A? }"), Version(3, "- { id: b, kind: text, ask: B? }", "carries: [{ from: 1, questions: { a: b } }]\n"), new Dictionary<string, Answer> { ["a"] = Word }).LeftBehind);

    [Fact]
    public void Answers_do_not_come_to_another_questionnaire()
    {
        var other = DefinitionFile.Read(Draft.Text("- { id: a, kind: text, ask: A? }").Replace("questionnaire: a", "questionnaire: b", StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(() => Carrying.Over(Version(1, "- { id: a, kind: text, ask: A? }"), other, new Dictionary<string, Answer>()));
    }
}
