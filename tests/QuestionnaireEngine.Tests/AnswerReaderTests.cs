namespace LineOfSight.QuestionnaireEngine.Tests;

public sealed class AnswerReaderTests
{
    private static readonly Definition All = Draft.Everything;

    private static (Answer Answer, IReadOnlyList<Wrong> Wrongs) Read(string id, TypedAnswer typed) => AnswerReader.Read(All, All.Find(id)!, typed);

    private static Answer Good(string id, TypedAnswer typed)
    {
        var (answer, wrongs) = Read(id, typed);
        Assert.Empty(wrongs);
        return answer;
    }

    private static void Refuses(string id, TypedAnswer typed, string part, string words)
    {
        var (answer, wrongs) = Read(id, typed);
        Assert.Equal(new Wrong(part, words), Assert.Single(wrongs));
        Assert.True(answer.IsEmpty);
    }

    private static string[] Missing(string id, Answer? answer) => [.. AnswerReader.Missing(All, All.Find(id)!, answer).Select(w => $"{w.Part}: {w.Words}")];

    [Fact]
    public void Texts_are_trimmed_and_a_line_stays_a_line()
    {
        Assert.Equal("a b", Good("text", new() { Text = "  a\r\nb " }).Text);
        Assert.Equal("a\nb", Good("long-text", new() { Text = "  a\r\nb " }).Text);
        Assert.Equal("👩‍👧", Good("text", new() { Text = "👩‍👧" }).Text);
        Assert.True(Good("text", new() { Text = " \n " }).IsEmpty);
        Assert.Equal(20, Good("text", new() { Text = " " + new string('x', 20) + " " }).Text!.Length);
    }

    [Theory]
    [InlineData("text", "a\u0007", "Your answer holds a character that cannot be shown. Type it again")]
    [InlineData("text", "a\0", "Your answer holds a character that cannot be shown. Type it again")]
    [InlineData("long-text", "a\u001b[0m", "Your answer holds a character that cannot be shown. Type it again")]
    [InlineData("text", "123456789012345678901", "Your answer must be 20 characters or fewer")]
    [InlineData("long-text", "123456789012345678901234567890123456789012345678901", "Your answer must be 50 characters or fewer")]
    [InlineData("agency", "a\u0000", "The name of the agency holds a character that cannot be shown. Type it again")]
    public void Refuses_texts(string id, string text, string words) => Refuses(id, new() { Text = text }, "Text", words);

    [Fact]
    public void Refuses_half_a_character() => Refuses("text", new() { Text = "a" + (char)0xD83D }, "Text", "Your answer holds a character that cannot be shown. Type it again");

    [Theory]
    [InlineData("number", "12", 12)]
    [InlineData("number", " 1,000 ", 1000)]
    [InlineData("number", "-5", -5)]
    [InlineData("number", "+7", 7)]
    [InlineData("number", "12.0", 12)]
    [InlineData("number", "-0", 0)]
    [InlineData("decimal", "1234567.89", 1234567.89)]
    [InlineData("decimal", "1,234,567.89", 1234567.89)]
    [InlineData("decimal", ".5", 0.5)]
    [InlineData("decimal", "-999999999999", -999999999999)]
    public void Reads_numbers(string id, string typed, double number) => Assert.Equal((decimal)number, Good(id, new() { Number = typed }).Number);

    [Fact]
    public void One_number_is_one_answer_however_it_was_typed()
    {
        Assert.Equal("""{"number":12}""", Good("decimal", new() { Number = "12.00" }).ToJson());
        Assert.Equal("""{"number":0}""", Good("decimal", new() { Number = "-0.0" }).ToJson());
        Assert.False(Good("decimal", new() { Number = "0" }).IsEmpty);
    }

    [Theory]
    [InlineData("number", "-6", "Enter a whole number from -5 to 1,000")]
    [InlineData("number", "1001", "Enter a whole number from -5 to 1,000")]
    [InlineData("number", "1.5", "Enter a whole number, like 12")]
    [InlineData("number", "twelve", "Enter a whole number, like 12")]
    [InlineData("number", "1e3", "Enter a whole number, like 12")]
    [InlineData("number", "1,5", "Enter a whole number, like 12")]
    [InlineData("number", "10,00", "Enter a whole number, like 12")]
    [InlineData("number", "- 5", "Enter a whole number, like 12")]
    [InlineData("number", "5-", "Enter a whole number, like 12")]
    [InlineData("number", ",", "Enter a whole number, like 12")]
    [InlineData("number", "٣", "Enter a whole number, like 12")]
    [InlineData("decimal", "1.234", "Enter a number with at most 2 digits after the point, like 12.5")]
    [InlineData("decimal", "1,5", "Enter a number with at most 2 digits after the point, like 12.5")]
    [InlineData("decimal", "1000000000000", "Enter a number with at most 2 digits after the point of at most 12 digits")]
    [InlineData("decimal", "99999999999999999999999999999999999", "Enter a number with at most 2 digits after the point, like 12.5")]
    public void Refuses_numbers(string id, string typed, string words) => Refuses(id, new() { Number = typed }, "Number", words);

    [Fact]
    public void A_number_that_has_one_end_only_says_so()
    {
        var definition = Draft.With("- { id: from, kind: number, ask: A?, least: 1 }\n- { id: to, kind: number, ask: B?, most: 9 }");
        Assert.Equal("Enter a whole number of 1 or more", AnswerReader.Read(definition, definition.Find("from")!, new() { Number = "0" }).Wrongs[0].Words);
        Assert.Equal("Enter a whole number of 9 or less", AnswerReader.Read(definition, definition.Find("to")!, new() { Number = "10" }).Wrongs[0].Words);
    }

    [Fact]
    public void Reads_dates() => Assert.Equal(new DateOnly(2026, 4, 3), Good("date", new() { Date = new(2026, 4, 3) }).Date);

    [Fact]
    public void Choices_are_kept_in_the_order_of_the_question()
    {
        Assert.Equal(["a", "c"], Good("many", new() { Chosen = ["c", "", "a", "c"] }).Choices);
        Assert.Equal("b", Good("one", new() { Chosen = ["b"] }).One);
        Assert.Equal("no", Good("yes-no", new() { Chosen = ["no"] }).One);
        Assert.True(Good("one", new() { Chosen = [" "] }).IsEmpty);
    }

    [Theory]
    [InlineData("many", "a,d", "Select an answer from the list")]
    [InlineData("one", "d", "Select an answer from the list")]
    [InlineData("one", "A", "Select an answer from the list")]
    [InlineData("one", "a,b", "Select one answer only")]
    [InlineData("yes-no", "perhaps", "Select an answer from the list")]
    [InlineData("yes-no", "yes,no", "Select one answer only")]
    [InlineData("bare", "best", "Select an answer from the list")]
    [InlineData("bare", "fully,not", "Select one answer only")]
    public void Refuses_choices(string id, string chosen, string words) => Refuses(id, new() { Chosen = [.. chosen.Split(',')] }, "Chosen", words);

    [Fact]
    public void A_matrix_has_one_answer_to_a_row()
    {
        Assert.Equal(new Dictionary<string, string> { ["r"] = "a" }, Good("matrix", new() { Cells = new() { ["r"] = "a", ["s"] = "" } }).Cells);
        Refuses("matrix", new() { Cells = new() { ["s"] = "c" } }, "Cells[s]", "Select an answer from the list for “S”");
        Refuses("matrix", new() { Cells = new() { ["t"] = "a" } }, "Cells[r]", "There is an answer to a row that this question does not have");
        Assert.Equal(["Cells[r]: Select an answer for “R”"], Missing("matrix", null));
        Assert.Equal(["Cells[s]: Select an answer for “S”"], Missing("matrix", new() { Cells = new Dictionary<string, string> { ["r"] = "a" } }));
    }

    [Fact]
    public void A_file_is_added_once_and_there_are_not_too_many()
    {
        var id = new Guid(1, 0, 0, new byte[8]);
        Assert.Equal([id], Good("files", new() { Files = [id, id] }).Files!);
        Refuses("files", new() { Files = [.. Enumerable.Range(1, 21).Select(i => new Guid(i, 0, 0, new byte[8]))] }, "Files", "Add at most 20 files");
        Assert.Equal(["pdf", "docx"], All.Find("files")!.FileKinds);
    }

    [Fact]
    public void A_person_has_a_name_and_a_role()
    {
        Assert.Empty(Missing("person", Good("person", new() { Text = "A", Role = "B" })));
        Assert.Equal(["Role: Enter the person’s role"], Missing("person", new() { Text = "A" }));
        Assert.Equal(["Text: Enter the person’s name"], Missing("person", new() { Role = "B" }));
        Refuses("person", new() { Role = new string('x', 201) }, "Role", "The role must be 200 characters or fewer");
    }

    [Fact]
    public void A_grade_says_which_scale_it_is_of_and_keeps_only_what_belongs_to_it()
    {
        var typed = new TypedAnswer { Chosen = ["partly"], How = "Audit", Next = "Train", Owner = "Lead", By = new(2026, 9, 1), Reason = "None", Text = "x", Number = "7" };
        Assert.Equal(new() { Chosen = ["partly"], Scheme = "met", How = "Audit", Next = "Train", Owner = "Lead", By = new(2026, 9, 1) }, Good("grade", typed));
        typed.Chosen = ["fully"];
        Assert.Equal(new() { Chosen = ["fully"], Scheme = "met", How = "Audit" }, Good("grade", typed));
        typed.Chosen = ["none"];
        Assert.Equal(new() { Chosen = ["none"], Scheme = "met", How = "Audit", Reason = "None" }, Good("grade", typed));
        typed.Chosen = ["partly"];
        Assert.Equal(new() { Chosen = ["partly"], Scheme = "met" }, Good("bare", typed));
    }

    [Fact]
    public void A_grade_that_was_refused_leaves_the_words_beside_it()
    {
        var (answer, wrongs) = Read("grade", new() { Chosen = ["best"], How = "Audit" });
        Assert.Equal(new() { How = "Audit" }, answer);
        Assert.Equal("Chosen", Assert.Single(wrongs).Part);
    }

    [Fact]
    public void A_grade_lacks_what_its_scale_asks_for()
    {
        Assert.Equal(["Chosen: Select a grade"], Missing("grade", null));
        Assert.Equal(["Chosen: Select a grade"], Missing("grade", new() { How = "Audit" }));
        Assert.Equal(["How: Enter how you know", "Next: Enter what you will do next"], Missing("grade", new() { Chosen = ["not"], Scheme = "met" }));
        Assert.Equal(["How: Enter how you know"], Missing("grade", new() { Chosen = ["fully"], Scheme = "met" }));
        Assert.Equal(["Reason: Enter why you chose “Does not apply”"], Missing("grade", new() { Chosen = ["none"], Scheme = "met" }));
        Assert.Empty(Missing("bare", new() { Chosen = ["not"], Scheme = "met" }));
        Assert.Equal(["Reason: Enter why you chose “Does not apply”"], Missing("bare", new() { Chosen = ["none"], Scheme = "met" }));
    }

    [Theory]
    [InlineData("text", "Text: Enter an answer")]
    [InlineData("long-text", "Text: Enter an answer")]
    [InlineData("number", "Number: Enter a number")]
    [InlineData("date", "Date: Enter a date")]
    [InlineData("yes-no", "Chosen: Select yes or no")]
    [InlineData("one", "Chosen: Select an answer")]
    [InlineData("many", "Chosen: Select an answer")]
    [InlineData("files", "Files: Add a file")]
    [InlineData("person", "Text: Enter the person’s name")]
    [InlineData("agency", "Text: Enter the name of the agency")]
    public void Nothing_is_not_an_answer(string id, string words) => Assert.Equal([words], Missing(id, new()));

    [Fact]
    public void Nothing_is_enough_where_nothing_is_required()
    {
        var definition = Draft.With("- { id: q, ask: A?, required: no }");
        Assert.Empty(AnswerReader.Missing(definition, definition.Find("q")!, null));
    }
}
