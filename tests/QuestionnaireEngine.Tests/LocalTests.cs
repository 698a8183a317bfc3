namespace LineOfSight.QuestionnaireEngine.Tests;

/// <summary>What one area asks beside a questionnaire that others ask too.</summary>
public sealed class LocalTests
{
    private const string Head = "questionnaire: ours\nversion: 7\ntitle: Ours\nsource: S\nfor: agencies\nextends: a\n";

    private static Definition Local(string rest = "sections:\n- id: here\n  title: Here\n  questions:\n  - { id: hub, kind: text, ask: Hub? }\n") => DefinitionFile.Read(Head + rest);

    private static Definition Shared() => Draft.With("- { id: a, ask: A? }");

    [Fact]
    public void It_stands_after_the_others_under_their_key_and_version()
    {
        var together = Shared().With(Local());
        Assert.Equal(("a", 2), (together.Key, together.Version));
        Assert.Equal(["a", "hub"], together.Questions.Select(q => q.Id));
        Assert.Equal(["a", "hub"], Asking.Of(together, new("police", null), new Dictionary<string, Answer>()).Select(q => q.Id));
        Assert.True(together.IsLocal("hub"));
        Assert.False(together.IsLocal("a"));
        Assert.Equal("a", Local().Extends);
        Assert.Null(Shared().Extends);
    }

    [Fact]
    public void Its_scales_come_along()
    {
        var together = Shared().With(Local(
            "schemes:\n- { id: two, title: Two, grades: [{ id: up, words: Up, score: 1 }, { id: down, words: Down, score: 0 }] }\nsections:\n- { id: here, title: Here, questions: [{ id: hub, kind: grade, ask: Hub?, scheme: two }] }\n"));
        Assert.Equal("Two", together.SchemeOf(together.Find("hub")!)!.Title);
        Assert.Equal("met", together.SchemeOf(together.Find("a")!)!.Key);
    }

    [Theory]
    [InlineData("sections:\n- { id: here, title: Here, questions: [{ id: a, kind: text, ask: A? }] }\n", "both have a question “a”")]
    [InlineData("sections:\n- { id: one, title: One, questions: [{ id: hub, kind: text, ask: A? }] }\n", "both have a section “one”")]
    [InlineData("schemes:\n- { id: met, title: Mine, grades: [{ id: up, words: Up, score: 1 }, { id: down, words: Down, score: 0 }] }\nsections:\n- { id: here, title: Here, questions: [{ id: hub, kind: grade, ask: Hub?, scheme: met }] }\n", "both have a scale “met”")]
    public void What_stands_in_both_is_refused(string rest, string why)
    {
        Assert.Contains(why, Shared().Against(Local(rest)), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Shared().With(Local(rest)));
    }

    [Fact]
    public void It_goes_with_the_questionnaire_that_it_names_and_with_no_other()
    {
        Assert.Null(Shared().Against(Local()));
        var other = DefinitionFile.Read(Draft.Text("- { id: x, ask: X? }").Replace("questionnaire: a", "questionnaire: b", StringComparison.Ordinal));
        Assert.Contains("is not made to be asked beside", other.Against(Local()), StringComparison.Ordinal);
        Assert.Contains("is not made to be asked beside", Shared().Against(Shared()), StringComparison.Ordinal);
        var schools = DefinitionFile.Read(Draft.Text("- { id: x, ask: X? }").Replace("for: agencies", "for: schools", StringComparison.Ordinal));
        Assert.Contains("is for others", schools.Against(Local()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_questionnaire_does_not_extend_itself() => Assert.Contains(
        "does not extend itself", Assert.Throws<DefinitionRefused>(() => DefinitionFile.Read(Draft.Text("- { id: x, ask: X? }").Replace("for: agencies", "for: agencies\nextends: a", StringComparison.Ordinal))).Faults[0].Words, StringComparison.Ordinal);
}
