using System.Text.Json;

namespace LineOfSight.QuestionnaireEngine.Tests;

public sealed class AnswerTests
{
    [Fact]
    public void Only_what_was_answered_is_stored()
    {
        Assert.Equal("{}", new Answer().ToJson());
        Assert.Equal("""{"number":0}""", new Answer { Number = 0 }.ToJson());
        Assert.Equal(
            """{"chosen":["partly"],"scheme":"met","how":"Audit","next":"Train","by":"2026-09-01"}""",
            new Answer { Chosen = ["partly"], Scheme = "met", How = "Audit", Next = "Train", By = new(2026, 9, 1) }.ToJson());
    }

    [Fact]
    public void An_empty_list_is_no_answer()
    {
        var empty = new Answer { Chosen = [], Cells = new Dictionary<string, string>(), Files = [] };
        Assert.True(empty.IsEmpty);
        Assert.Equal(new(), empty);
        Assert.True(Answer.FromJson("""{"chosen":[],"cells":{},"files":[]}""").IsEmpty);
    }

    // jsonb keeps keys in an order of its own.
    [Fact]
    public void The_order_of_keys_makes_no_other_answer()
    {
        var (one, other) = (Answer.FromJson("""{"cells":{"b":"y","a":"x"},"role":"R","text":"T"}"""), Answer.FromJson("""{"text":"T","role":"R","cells":{"a":"x","b":"y"}}"""));
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, one with { Role = "S" });
        Assert.NotEqual(new Answer { Chosen = ["a", "b"] }, new Answer { Chosen = ["b", "a"] });
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"a\"")]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"txt":"a"}""")]
    [InlineData("""{"number":"a"}""")]
    [InlineData("""{"date":"3 April"}""")]
    [InlineData("""{"files":["a"]}""")]
    public void What_is_no_answer_is_not_read_as_one(string json) => Assert.ThrowsAny<JsonException>(() => Answer.FromJson(json));

    [Fact]
    public void A_scale_alone_is_no_answer() => Assert.True(new Answer { Scheme = "met" }.IsEmpty);
}
