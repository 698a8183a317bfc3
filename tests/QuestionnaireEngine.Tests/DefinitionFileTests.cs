namespace LineOfSight.QuestionnaireEngine.Tests;

public sealed class DefinitionFileTests
{
    private const string Q = "- { id: q, ask: Is it so? }";

    private static IReadOnlyList<Fault> Refused(string text, DefinitionFile.Known? known = null) => Assert.Throws<DefinitionRefused>(() => DefinitionFile.Read(text, known)).Faults;

    private static void Refuses(string text, int line, string words) => Assert.Equal($"Line {line}: {words}", Assert.Single(Refused(text)).ToString());

    [Fact]
    public void Reads_what_was_written()
    {
        var read = DefinitionFile.Read("questionnaire: a\nversion: 3\ntitle: T\nabout: Why\nsource: S\nfor: schools\npages: section\nscheme: met\nhow: yes\nsections:\n- id: one\n  title: One\n  guidance: G\n  questions:\n"
            + "  - { id: q1, ask: Is it so?, short: So, hint: H, good: Well, evidence: yes, descriptors: { fully: All of it } }\n"
            + "  - { id: q2, ask: Why?, kind: text, longest: 9, required: no, beside: x, only: { phases: [primary] }, when: { question: q1, is: [not] } }\n");
        Assert.Equal(("a", 3, "T", "Why", "S", Audience.Schools, Paging.Section), (read.Key, read.Version, read.Title, read.About, read.Source, read.For, read.Paging));
        var (q1, q2) = (read.Find("q1")!, read.Find("q2")!);
        Assert.Equal((QuestionKind.Grade, "met", "So", "H", "Well", true, true, true, 15), (q1.Kind, q1.Scheme, q1.Label, q1.Hint, q1.Good, q1.AsksHow, q1.TakesEvidence, q1.Required, q1.Line));
        Assert.Equal("All of it", q1.Descriptors["fully"]);
        Assert.Equal((QuestionKind.Text, 9, false, "x", "Why?"), (q2.Kind, q2.Longest, q2.Required, q2.Beside, q2.Label));
        Assert.Equal(["q1"], q2.When!.LooksAt);
        Assert.Equal(["met"], read.Schemes.Keys);
        Assert.Equal(("G", "one"), (read.Sections[0].Guidance, read.SectionOf("q2").Id));
    }

    [Fact]
    public void What_holds_for_all_questions_can_be_taken_back_by_one()
    {
        var read = DefinitionFile.Read(Draft.Text("- { id: q, ask: A? }\n- { id: r, ask: B?, how: no, evidence: no, scheme: rag }").Replace("scheme: met", "scheme: met\nhow: yes\nevidence: yes", StringComparison.Ordinal));
        Assert.Equal((true, true, "met"), (read.Find("q")!.AsksHow, read.Find("q")!.TakesEvidence, read.Find("q")!.Scheme));
        Assert.Equal((false, false, "rag"), (read.Find("r")!.AsksHow, read.Find("r")!.TakesEvidence, read.Find("r")!.Scheme));
    }

    [Fact]
    public void A_scale_of_its_own_takes_the_place_of_one_that_all_have()
    {
        var read = DefinitionFile.Read(Draft.Text(Q).Replace(
            "sections:", "schemes:\n- { id: met, title: Ours, grades: [{ id: y, words: Yes, score: 1 }, { id: n, words: No, score: 0, next: yes, reason: yes }] }\nsections:", StringComparison.Ordinal));
        Assert.Equal(new Grade("n", "No", 0, true, true), read.SchemeOf(read.Find("q")!)!.Find("n"));
    }

    [Theory]
    [InlineData("- { id: q, ask: A?, when: { question: q, is: [not] } }", 11, "These questions wait for one another, so none is ever asked: q → q")]
    [InlineData("- { id: q, ask: A?, when: { question: r, is: [not] } }\n- { id: r, ask: B?, when: { question: q, is: [not] } }", 11, "These questions wait for one another, so none is ever asked: q → r → q")]
    [InlineData(
        "- { id: p, ask: P? }\n- { id: q, ask: A?, when: { question: r, is: [not] } }\n- { id: r, ask: B?, when: { any: [{ question: p, is: [not] }, { question: s, is: [not] }] } }\n- { id: s, ask: C?, when: { all: [{ question: q, is: [not] }] } }",
        12, "These questions wait for one another, so none is ever asked: q → r → s → q")]
    public void Refuses_questions_that_wait_for_one_another(string questions, int line, string words) => Refuses(Draft.Text(questions), line, words);

    [Theory]
    [InlineData("- { id: q, kind: person, ask: Who? }", "“q” asks for a person, but staff answer without a name")]
    [InlineData("- { id: q, kind: files, ask: What? }", "“q” asks for a file, but staff answer without a name")]
    [InlineData("- { id: q, ask: A?, evidence: yes }", "“q” asks for a file, but staff answer without a name")]
    public void Staff_are_asked_for_nothing_that_has_a_name(string questions, string words)
    {
        ArgumentNullException.ThrowIfNull(questions);
        Refuses(Draft.Text(questions).Replace("for: agencies", "for: staff", StringComparison.Ordinal), 11, words);
    }

    [Fact]
    public void Two_ways_to_one_question_are_no_loop() => Assert.Equal(
        4, Draft.With("- { id: a, ask: A? }\n- { id: b, ask: B?, when: { question: a, is: [not] } }\n- { id: c, ask: C?, when: { question: a, is: [not] } }\n- { id: d, ask: D?, when: { all: [{ question: b, is: [not] }, { question: c, is: [not] }] } }").Questions.Count());

    [Theory]
    [InlineData("- { id: q, ask: A? }\n- { id: q, ask: B? }", 12, "Two questions have the id “q”: the other one is on line 11")]
    [InlineData("- { id: q, ask: A?, requird: no }", 11, "A question has no “requird”. Did you mean “required”?")]
    [InlineData("- { id: q, ask: A?, colour: red }", 11, "A question has no “colour”")]
    [InlineData("- { id: q, ask: A?, choices: { a: A, b: B } }", 11, "A question has no “choices”")]
    [InlineData("- { id: q }", 11, "A question needs “ask”")]
    [InlineData("- { id: Q 1, ask: A? }", 11, "“Q 1” is not an id. Use small letters, digits and hyphens, such as “named-lead”")]
    [InlineData("- { id: q, ask: [A?] }", 11, "“ask” must be a text")]
    [InlineData("- { id: q, ask: \"\" }", 11, "“ask” is empty")]
    [InlineData("- { id: q, ask: A?, how: perhaps }", 11, "“how” is yes or no, not “perhaps”")]
    [InlineData("- { id: q, ask: A?, scheme: rga }", 11, "There is no scale “rga”. There are: met, three, rag, 0-3, four-point, agree. Did you mean “rag”?")]
    [InlineData("- { id: q, ask: A?, scheme: \"\" }", 11, "“scheme” is empty")]
    [InlineData("- { id: q, ask: A?, kind: \"\" }", 11, "“kind” is empty")]
    [InlineData("- { id: q, ask: A?, kind: yesno }", 11, "“yesno” is not one of: text, long-text, number, date, yes-no, one, many, grade, matrix, files, person, agency. Did you mean “yes-no”?")]
    [InlineData("- { id: q, ask: A?, kind: number, least: 5, most: 4 }", 11, "“least” is more than “most”")]
    [InlineData("- { id: q, ask: A?, kind: number, most: many }", 11, "“most” is a number, not “many”")]
    [InlineData("- { id: q, ask: A?, kind: text, longest: 501 }", 11, "“longest” is a whole number from 1 to 500, not “501”")]
    [InlineData("- { id: q, ask: A?, kind: one, choices: { a: A } }", 11, "“choices” must be 2 to 60 lines such as “id: words”")]
    [InlineData("- { id: q, ask: A?, kind: one, choices: { A: A, b: B } }", 11, "“A” is not an id. Use small letters, digits and hyphens")]
    [InlineData("- { id: q, ask: A?, kind: one, choices: { a: \"\", b: B } }", 11, "“a” needs words, at most 500 characters")]
    [InlineData("- { id: q, ask: A?, kind: one, choices: { a: \"x\\u0007\", b: B } }", 11, "“a” holds a character that cannot be shown")]
    [InlineData("- { id: q, ask: A?, kind: one, choices: { a: A, \"a \": B } }", 11, "“choices” has “a” twice")]
    [InlineData("- { id: q, ask: A?, kind: one, choices: { a: A, ! a: B } }", 11, "“choices” has “a” twice")]
    [InlineData("- { id: q, ask: A?, kind: matrix, choices: { a: A, b: B } }", 11, "“rows” must be 1 to 60 lines such as “id: words”")]
    [InlineData("- { id: q, ask: A?, descriptors: { best: B } }", 11, "The scale “met” has no grade “best”. It has: fully, mostly, partly, not, none")]
    [InlineData("- { id: q, ask: A?, only: {} }", 11, "“only” needs “agencies” or “phases”, such as “phases: [primary, special]”")]
    [InlineData("- { id: q, ask: A?, only: { agencies: [] } }", 11, "“only” needs “agencies” or “phases”, such as “phases: [primary, special]”")]
    [InlineData("- { id: q, ask: A?, only: primary }", 11, "“only” must hold lines such as “word: value”")]
    [InlineData("- { id: q, ask: A? }\n- { id: r, ask: B?, when: { question: qq, is: [not] } }", 12, "“r” is asked depending on “qq”, which is no question of this questionnaire. Did you mean “q”?")]
    [InlineData("- { id: q, ask: A? }\n- { id: r, ask: B?, when: { question: q, is: [no] } }", 12, "“r” is asked when “q” is “no”, which cannot be chosen there. It has: fully, mostly, partly, not, none")]
    [InlineData("- { id: q, ask: A?, kind: text }\n- { id: r, ask: B?, when: { question: q, is: [no] } }", 12, "“r” is asked depending on “q”, whose answer is not one of some choices")]
    [InlineData("- { id: q, ask: A?, kind: matrix, rows: { r: R }, choices: { a: A, b: B } }\n- { id: r, ask: B?, when: { question: q, is: [a] } }", 12, "“r” is asked depending on “q”, whose answer is not one of some choices")]
    [InlineData("- { id: q, ask: A? }\n- { id: r, ask: B?, when: { question: q } }", 12, "A condition needs “question” and “is”, such as “question: policy” and “is: [no]”")]
    [InlineData("- { id: q, ask: &a A? }", 11, "Anchors (&) and aliases (*) are not allowed. Write the text out, or put it in quotation marks")]
    [InlineData("- { id: q, ask: *a }", 11, "Anchors (&) and aliases (*) are not allowed. Write the text out, or put it in quotation marks")]
    [InlineData("- { id: q, ask: !secret A? }", 11, "Tags (!) are not allowed. Put the text in quotation marks")]
    [InlineData("- { id: q, ask: [[[[[[[[[[[[[[[[[A]]]]]]]]]]]]]]]]] }", 11, "This is nested too deeply")]
    [InlineData("- { id: q, ask: \"a\\u0000b\" }", 11, "“ask” holds a character that cannot be shown")]
    [InlineData("- { id: q, ask: A?, kind: choice, choices: { a: A, b: B } }", 11, "“choice” is not one of: text, long-text, number, date, yes-no, one, many, grade, matrix, files, person, agency")]
    [InlineData("- { id: q, id: r, ask: A? }", 11, "This is not YAML: Duplicate key id")]
    public void Refuses_a_question_by_its_line(string questions, int line, string words) => Refuses(Draft.Text(questions), line, words);

    [Theory]
    [InlineData("agencies", "- { id: q, ask: A?, beside: reporting }", "“q” stands “beside” “reporting”. Only a question to staff stands beside what their agency or school says of itself")]
    [InlineData("staff", "- { id: q, kind: text, ask: A?, beside: reporting }", "“q” stands “beside” “reporting” and is not graded: answers that cannot be counted on a scale cannot be held against a grade")]
    [InlineData("staff", "- { id: q, ask: A?, beside: reportin }", "“q” stands “beside” “reportin”, which is no graded question of any questionnaire for agencies or schools. Did you mean “reporting”?")]
    public void A_question_stands_beside_a_standard_that_there_is(string audience, string question, string words)
    {
        var text = Draft.Text(question).Replace("for: agencies", $"for: {audience}", StringComparison.Ordinal);
        Assert.Equal([new Fault(11, words)], Refused(text, Project.Known with { Standards = ["reporting", "policy"] }));
    }

    // It was sent out as it is, and rounds are read by it.
    [Fact]
    public void What_was_sent_out_is_read_without_looking_at_what_it_stands_beside() =>
        Assert.Equal("gone", DefinitionFile.Read(Draft.Text("- { id: q, ask: A?, beside: gone }")).Find("q")!.Beside);

    [Theory]
    [InlineData("scheme: met\n", "", 10, "The question “q” needs “kind”: text, long-text, number, date, yes-no, one, many, grade, matrix, files, person, agency")]
    [InlineData("questionnaire: a\n", "", 1, "A questionnaire needs “questionnaire”")]
    [InlineData("version: 2\n", "", 1, "A questionnaire needs “version”, from 1")]
    [InlineData("version: 2", "version: 0", 2, "“version” is a whole number from 1 to 9999, not “0”")]
    [InlineData("version: 2", "version: two", 2, "“version” is a whole number from 1 to 9999, not “two”")]
    [InlineData("source: S\n", "", 1, "A questionnaire needs “source”")]
    [InlineData("for: agencies", "for: agences", 5, "“agences” is not one of: agencies, schools, staff. Did you mean “agencies”?")]
    [InlineData("for: agencies", "for: agencies\npages: \"\"", 6, "“pages” is empty")]
    [InlineData("scheme: met", "scheme: \"\"", 6, "“scheme” is empty")]
    [InlineData("scheme: met", "scheme: mte", 6, "There is no scale “mte”. There are: met, three, rag, 0-3, four-point, agree. Did you mean “met”?")]
    [InlineData("title: T\n", "titel: T\ntitle: T\n", 3, "A questionnaire has no “titel”. Did you mean “title”?")]
    [InlineData("scheme: met", "schemes: [{ id: x, title: X, grades: [{ id: a, words: A }, { id: b, words: B }] }]\nscheme: x", 6, "The scale “x” needs two grades or more, at least one with a score")]
    [InlineData("scheme: met", "schemes: [{ id: x, title: X, grades: [{ id: a, words: A, score: 1 }, { id: a, words: B }] }]\nscheme: x", 6, "Two grades of the scale “x” have the same id")]
    [InlineData(
        "scheme: met", "schemes:\n- { id: x, title: X, grades: [{ id: a, words: A, score: 1 }, { id: b, words: B }] }\n- { id: x, title: X, grades: [{ id: a, words: A, score: 1 }, { id: b, words: B }] }\nscheme: x", 8, "Two scales have the id “x”")]
    public void Refuses_a_head_by_its_line(string was, string now, int line, string words) => Refuses(Draft.Text(Q).Replace(was, now, StringComparison.Ordinal), line, words);

    [Fact]
    public void Refuses_a_graded_question_without_a_scale() => Refuses(
        Draft.Text("- { id: q, ask: A?, kind: grade }").Replace("scheme: met\n", "", StringComparison.Ordinal), 10,
        "The question “q” is graded and has no scale. Name one with “scheme”, here or for the whole questionnaire");

    [Fact]
    public void Refuses_two_sections_alike() => Refuses(Draft.Text(Q) + "- id: one\n  title: Two\n  questions:\n  - { id: r, ask: B? }\n", 15, "Two sections have the id “one”");

    [Fact]
    public void Refuses_more_questions_than_anybody_answers() => Refuses(
        Draft.Text(string.Join('\n', Enumerable.Range(0, 401).Select(i => $"- {{ id: q{i}, ask: A? }}"))), 1, "A questionnaire has at most 400 questions, this one 401");

    [Theory]
    [InlineData("- { from: 2 }", 13, "“carries” names version 2, which is not earlier than version 2")]
    [InlineData("- { questions: { a: q } }", 13, "An entry of “carries” needs “from”, the earlier version")]
    [InlineData("- { from: 1, questions: { a: r } }", 13, "“carries” says that “a” became “r”, which is no question of this version. Did you mean “q”?")]
    [InlineData("- { from: 1, questions: { a: q, b: q } }", 13, "Two questions of the earlier version become “q”. Only one can")]
    [InlineData("- { from: 1, questions: { a: q }, dropped: [a] }", 13, "“carries” says of “a” both what it became and that it was dropped")]
    [InlineData("- { from: 1, grades: { green: full } }", 13, "“carries” says that the grade “green” became “full”, which no scale of this version has. Did you mean “fully”?")]
    [InlineData("- { from: 1 }\n- { from: 1 }", 14, "“carries” names version 1 twice")]
    [InlineData("- { from: 1, droped: [a] }", 13, "An entry of “carries” has no “droped”. Did you mean “dropped”?")]
    public void Refuses_what_cannot_be_carried(string carries, int line, string words) => Refuses(Draft.Text(Q) + "carries:\n" + carries + "\n", line, words);

    [Theory]
    [InlineData("")]
    [InlineData("\n\n# nothing\n")]
    [InlineData("- a\n- b\n")]
    [InlineData("only words")]
    [InlineData("a: 1\n---\nb: 2\n")]
    public void Refuses_what_is_no_questionnaire(string text) => Refuses(text, 1, "The file must hold one questionnaire: lines such as “questionnaire: section-11”");

    [Fact]
    public void Refuses_what_is_not_YAML()
    {
        var fault = Assert.Single(Refused("questionnaire: a\ntitle: \"never closed\n"));
        Assert.StartsWith("This is not YAML: ", fault.Words, StringComparison.Ordinal);
        Assert.Equal(2, fault.Line);
    }

    [Fact]
    public void Refuses_half_a_character() => Refuses(Draft.Text("- { id: q, ask: a\uD83Db }"), 11, "“ask” holds a character that cannot be shown");

    [Fact]
    public void Refuses_a_file_that_is_too_large() => Refuses(new string(' ', 1_000_001), 1, "The file must have 1,000,000 characters or fewer");

    [Fact]
    public void Says_all_that_is_wrong_in_the_order_of_the_file_but_no_more_than_anybody_reads()
    {
        Assert.Equal([2, 11, 12], Refused(Draft.Text("- { id: q, ask: A?, x: 1 }\n- { id: r }").Replace("version: 2", "version: x", StringComparison.Ordinal)).Select(f => f.Line));
        Assert.Equal(200, Refused(Draft.Text(string.Join('\n', Enumerable.Range(0, 399).Select(i => $"- {{ id: q{i} }}")))).Count);
        Assert.True(Refused(Draft.Text(Q) + new string('k', 900_000) + ": 1\n").Sum(f => f.Words.Length) < 500);
    }

    [Fact]
    public void Knows_who_can_be_asked()
    {
        var text = Draft.Text("- { id: q, ask: A?, only: { agencies: [polise], phases: [primary, tertiary] } }");
        Assert.Equal(["There is no agency type “polise”. Did you mean “police”?", "There is no school phase “tertiary”"], Refused(text, Project.Known).Select(f => f.Words));
        Assert.Equal("polise", DefinitionFile.Read(text).Find("q")!.Only.AgencyTypes[0]);
    }
}
