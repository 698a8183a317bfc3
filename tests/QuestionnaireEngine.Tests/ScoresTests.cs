namespace LineOfSight.QuestionnaireEngine.Tests;

public sealed class ScoresTests
{
    private static readonly Definition Two = DefinitionFile.Read(
        Draft.Text("- { id: a, ask: A? }\n- { id: b, ask: B? }\n- { id: c, ask: C?, scheme: four-point }\n- { id: d, kind: yes-no, ask: D? }\n- { id: e, ask: E?, when: { question: d, is: [yes] } }")
        + "- id: two\n  title: Two\n  questions:\n  - { id: f, kind: text, ask: F? }\n- id: three\n  title: Three\n  questions:\n  - { id: g, ask: G?, only: { agencies: [police] } }\n");

    private static IReadOnlyDictionary<string, Score> Of(string? type, params (string Id, string Grade)[] grades) =>
        Scores.BySection(Two, new(type, null), grades.ToDictionary(g => g.Id, g => new Answer { Chosen = [g.Grade] }));

    [Fact]
    public void A_score_never_stands_without_what_it_is_a_part_of()
    {
        Assert.Equal(new Score(0, 0, 0, 3), Of(null)["one"]);
        Assert.Equal(new Score(3 + 1 + 2, 9, 3, 3), Of(null, ("a", "fully"), ("b", "partly"), ("c", "good"))["one"]);
        Assert.Equal(new Score(0, 3, 1, 3), Of(null, ("b", "not"))["one"]);
    }

    [Fact]
    public void A_grade_without_a_score_is_left_out_on_both_sides() => Assert.Equal(new Score(3, 3, 1, 3), Of(null, ("a", "fully"), ("b", "none"))["one"]);

    [Fact]
    public void Only_what_is_asked_counts()
    {
        Assert.Equal(new Score(3, 3, 1, 3), Of(null, ("a", "fully"), ("d", "no"), ("e", "not"))["one"]);
        Assert.Equal(new Score(3, 6, 2, 4), Of(null, ("a", "fully"), ("d", "yes"), ("e", "not"))["one"]);
    }

    [Fact]
    public void Sections_that_ask_for_no_grade_have_no_score()
    {
        Assert.Equal(["one"], Of("icb", ("g", "fully")).Keys);
        Assert.Equal(["one", "three"], Of("police", ("g", "fully")).Keys);
        Assert.Equal(new Score(3, 3, 1, 1), Of("police", ("g", "fully"))["three"]);
    }

    [Fact]
    public void A_grade_that_the_scale_does_not_have_is_not_counted() => Assert.Equal(new Score(0, 0, 0, 3), Of(null, ("a", "green"))["one"]);

    [Fact]
    public void The_scales_that_all_have_go_from_best_to_worst_and_end_with_what_is_not_scored() => Assert.All(Scheme.BuiltIn, s =>
    {
        var scores = s.Grades.Select(g => g.Score ?? -1).ToList();
        Assert.Equal(scores.OrderDescending(), scores);
        Assert.Equal(s.Best, scores[0]);
        Assert.Equal(0, scores.Last(x => x >= 0));
        Assert.Equal(s.Grades.Count, s.Grades.Select(g => g.Id).Distinct().Count());
    });
}
