namespace LineOfSight.QuestionnaireEngine.Tests;

public sealed class AskingTests
{
    private static Answer Chose(params string[] ids) => new() { Chosen = ids };

    private static string Asked(Definition definition, Respondent respondent, params (string Id, Answer Answer)[] answers) =>
        string.Join(' ', Asking.Of(definition, respondent, answers.ToDictionary(a => a.Id, a => a.Answer)).Select(q => q.Id));

    [Fact]
    public void What_hangs_on_an_answer_is_asked_after_it()
    {
        var definition = Draft.With("- { id: a, kind: yes-no, ask: A? }\n- { id: b, ask: B?, when: { question: a, is: [no] } }\n- { id: c, ask: C?, when: { question: b, is: [not, partly] } }");
        Assert.Equal("a", Asked(definition, Respondent.Anybody));
        Assert.Equal("a", Asked(definition, Respondent.Anybody, ("a", Chose("yes"))));
        Assert.Equal("a b", Asked(definition, Respondent.Anybody, ("a", Chose("no"))));
        Assert.Equal("a b c", Asked(definition, Respondent.Anybody, ("a", Chose("no")), ("b", Chose("partly"))));
    }

    [Fact]
    public void An_answer_to_a_question_that_is_not_asked_any_more_counts_for_nothing()
    {
        var definition = Draft.With("- { id: a, kind: yes-no, ask: A? }\n- { id: b, ask: B?, when: { question: a, is: [no] } }\n- { id: c, ask: C?, when: { question: b, is: [not] } }");
        Assert.Equal("a", Asked(definition, Respondent.Anybody, ("a", Chose("yes")), ("b", Chose("not"))));
    }

    [Fact]
    public void A_question_may_hang_on_a_later_one()
    {
        var definition = Draft.With("- { id: a, ask: A?, when: { question: b, is: [yes] } }\n- { id: b, kind: yes-no, ask: B? }");
        Assert.Equal("a b", Asked(definition, Respondent.Anybody, ("b", Chose("yes"))));
    }

    [Theory]
    [InlineData("", "", "a b")]
    [InlineData("x", "", "a b any")]
    [InlineData("", "y", "a b any")]
    [InlineData("x", "y", "a b all any")]
    [InlineData("z", "z,y", "a b any")]
    public void All_and_any(string a, string b, string asked)
    {
        var definition = Draft.With(
            """
            - { id: a, kind: many, ask: A?, choices: { x: X, y: Y, z: Z } }
            - { id: b, kind: many, ask: B?, choices: { x: X, y: Y, z: Z } }
            - { id: all, ask: C?, when: { all: [{ question: a, is: [x] }, { question: b, is: [y] }] } }
            - { id: any, ask: D?, when: { any: [{ question: a, is: [x] }, { all: [{ question: b, is: [y] }] }] } }
            """);
        static Answer Of(string ids) => new() { Chosen = ids.Length == 0 ? null : ids.Split(',') };
        Assert.Equal(asked, Asked(definition, Respondent.Anybody, ("a", Of(a)), ("b", Of(b))));
    }

    [Theory]
    [InlineData("police", null, "all police either")]
    [InlineData("icb", null, "all either")]
    [InlineData("school", "primary", "all primary")]
    [InlineData("police", "primary", "all police primary either both")]
    [InlineData(null, null, "all")]
    public void Who_is_asked_what(string? type, string? phase, string asked)
    {
        var definition = Draft.With(
            """
            - { id: all, ask: A? }
            - { id: police, ask: B?, only: { agencies: police } }
            - { id: primary, ask: C?, only: { phases: [primary, special] } }
            - { id: either, ask: D?, only: { agencies: [police, icb] } }
            - { id: both, ask: E?, only: { agencies: [police], phases: [primary] } }
            """);
        Assert.Equal(asked, Asked(definition, new(type, phase)));
    }

    [Fact]
    public void What_hangs_on_a_question_for_others_is_not_asked()
    {
        var definition = Draft.With("- { id: a, kind: yes-no, ask: A?, only: { agencies: [police] } }\n- { id: b, ask: B?, when: { question: a, is: [yes] } }");
        Assert.Equal("", Asked(definition, new("icb", null), ("a", Chose("yes"))));
        Assert.Equal("a b", Asked(definition, new("police", null), ("a", Chose("yes"))));
    }

    [Fact]
    public void How_far_a_question_has_come()
    {
        var definition = Draft.With("- { id: q, ask: A?, how: yes }\n- { id: free, kind: text, ask: B?, required: no }");
        Progress Of(string id, Answer? answer) => Asking.ProgressOf(definition, definition.Find(id)!, answer);
        Assert.Equal(Progress.NotStarted, Of("q", null));
        Assert.Equal(Progress.NotStarted, Of("q", new()));
        Assert.Equal(Progress.Unfinished, Of("q", Chose("fully")));
        Assert.Equal(Progress.Unfinished, Of("q", new() { How = "Audit" }));
        Assert.Equal(Progress.Finished, Of("q", new() { Chosen = ["fully"], How = "Audit" }));
        Assert.Equal(Progress.Finished, Of("free", null));
    }
}
