using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace LineOfSight.QuestionnaireEngine.Tests;

/// <summary>What holds for any answer, any questionnaire and any file.</summary>
public sealed class PropertyTests
{
    public static TheoryData<string> Kinds => [.. Draft.Everything.Questions.Select(q => q.Id)];

    public static TheoryData<string> Names => [.. Project.Texts.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_answer_is_stored_and_typed_again_without_change(string id)
    {
        var question = Draft.Everything.Find(id)!;
        Prop.ForAll(Some.Typed(question, Draft.Everything.SchemeOf(question)).ToArbitrary(), typed =>
        {
            var answer = AnswerReader.Read(Draft.Everything, question, typed).Answer;
            var (again, wrongs) = AnswerReader.Read(Draft.Everything, question, TypedAnswer.Of(answer));
            Assert.Equal(answer, Answer.FromJson(answer.ToJson()));
            Assert.Equal(answer.IsEmpty, answer.ToJson() == "{}");
            Assert.Empty(wrongs);
            Assert.Equal(answer, again);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Answers_of_every_kind_come_about(string id)
    {
        var question = Draft.Everything.Find(id)!;
        Assert.Contains(Gen.Sample(Some.Typed(question, Draft.Everything.SchemeOf(question)), 20, 500), t => !AnswerReader.Read(Draft.Everything, question, t).Answer.IsEmpty);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Bringing_answers_to_the_same_version_changes_nothing(string name)
    {
        var definition = Project.Read(name);
        Prop.ForAll(Some.Answers(definition).ToArbitrary(), answers =>
        {
            var carried = Carrying.Over(definition, definition, answers);
            Assert.Empty(carried.LeftBehind);
            Assert.Equal(answers.Where(a => !a.Value.IsEmpty).OrderBy(a => a.Key, StringComparer.Ordinal), carried.Answers.OrderBy(a => a.Key, StringComparer.Ordinal));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(15));
    }

    [Fact]
    public void What_is_brought_to_the_next_version_can_be_answered_there_and_nothing_is_lost_in_silence()
    {
        var (was, now) = (Project.Read("section-11.v1"), Project.Read("section-11.v2"));
        Prop.ForAll(Some.Answers(was).ToArbitrary(), answers =>
        {
            var carried = Carrying.Over(was, now, answers);
            Assert.Equal(answers.Count(a => !a.Value.IsEmpty), carried.Answers.Count + carried.LeftBehind.Count);
            Assert.All(carried.LeftBehind, l => Assert.NotEmpty(l.Why));
            Assert.All(carried.Answers, a => Assert.Equal((a.Value, 0), Read(now, a.Key, a.Value)));
        }).QuickCheckThrowOnFailure();

        static (Answer, int) Read(Definition definition, string id, Answer answer)
        {
            var (read, wrongs) = AnswerReader.Read(definition, definition.Find(id)!, TypedAnswer.Of(answer));
            return (read, wrongs.Count);
        }
    }

    [Fact]
    public void A_question_is_asked_exactly_while_its_condition_holds_among_the_questions_that_are_asked()
    {
        var cases = from definition in Some.Hanging from yes in Gen.ListOf(Gen.Elements("yes", "no", ""), 12) from type in Gen.Elements("police", "icb") select (definition, yes, type);
        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            var (definition, yes, type) = one;
            var answers = definition.Questions.Select((q, i) => (q.Id, Answer: yes[i])).Where(a => a.Answer.Length > 0).ToDictionary(a => a.Id, a => new Answer { Chosen = [a.Answer] });
            var asked = Asking.Of(definition, new(type, null), answers);
            var ids = asked.Select(q => q.Id).ToHashSet();
            foreach (var question in definition.Questions)
            {
                var holds = question.When?.Holds(id => ids.Contains(id) && answers.TryGetValue(id, out var answer) ? answer.Choices : []) ?? true;
                Assert.Equal(holds && question.Only.Covers(new(type, null)), ids.Contains(question.Id));
                Assert.False(question.When is Condition.Chosen on && ids.Contains(question.Id) && !ids.Contains(on.Question));
            }

            Assert.Equal(definition.Questions.Where(asked.Contains), asked);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_broken_file_is_read_or_refused_by_line_and_never_fails_otherwise(string name) =>
        Prop.ForAll(Some.Broken(Project.Texts[name]).ToArbitrary(), Try).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public void Hostile_texts_are_read_as_they_are_or_refused()
    {
        var naughty = JsonSerializer.Deserialize<List<string>>(string.Join('\n', Project.Shared("corpora/naughty-strings/blns.json")))!;
        foreach (var text in naughty.Concat(Project.Shared("corpora/compact/xss-compact.txt")).Concat(Project.Shared("corpora/compact/sqli-compact.txt")).Distinct())
        {
            Try(text);
            Try(Draft.Head + $"  - {{ id: q, ask: {text} }}\n");
            Try(Draft.Head + $"  - id: {text}\n    ask: A?\n");
            Try(Draft.Head + $"  - id: q\n    ask: A?\n    {text}: B\n");
            if (text.Length is > 0 and < 900 && !text.Any(char.IsControl) && text.Trim() == text)
            {
                Assert.Equal(text, DefinitionFile.Read(Draft.Head + $"  - id: q\n    ask: {JsonSerializer.Serialize(text)}\n").Find("q")!.Ask);
            }
        }
    }

    [Fact]
    public void Hostile_texts_are_stored_as_they_were_typed()
    {
        var naughty = JsonSerializer.Deserialize<List<string>>(string.Join('\n', Project.Shared("corpora/naughty-strings/blns.json")))!;
        var (kept, refused, definition) = (0, 0, Draft.With("- { id: q, kind: long-text, ask: A? }"));
        foreach (var text in naughty)
        {
            var (answer, wrongs) = AnswerReader.Read(definition, definition.Find("q")!, new() { Text = text });
            if (wrongs.Count > 0)
            {
                refused++;
                continue;
            }

            Assert.Equal(text.ReplaceLineEndings("\n").Trim(), answer.Text ?? "");
            Assert.Equal(answer, Answer.FromJson(answer.ToJson()));
            kept++;
        }

        Assert.InRange(refused, 0, 5);
        Assert.True(kept > 500);
    }

    private static void Try(string text)
    {
        try
        {
            var read = DefinitionFile.Read(text);
            Assert.NotEmpty(read.Questions);
            Assert.All(read.Questions, q => Assert.Equal(q.Kind == QuestionKind.Grade, read.SchemeOf(q) is not null));
        }
        catch (DefinitionRefused refused)
        {
            Assert.NotEmpty(refused.Faults);
            Assert.All(refused.Faults, f => Assert.True(f.Line >= 1 && f.Line <= text.Split('\n', '\r', '\u0085', '\u2028', '\u2029').Length + 1 && f.Words.Length is > 0 and < 2000, f.ToString()));
        }
    }
}
