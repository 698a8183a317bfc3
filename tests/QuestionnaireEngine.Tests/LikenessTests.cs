namespace LineOfSight.QuestionnaireEngine.Tests;

public sealed class LikenessTests
{
    [Theory]
    [InlineData("requird", "required", true)]
    [InlineData("titel", "title", true)]
    [InlineData("agency", "agencies", false)]
    [InlineData("agences", "agencies", true)]
    [InlineData("as", "ask", true)]
    [InlineData("only", "when", false)]
    [InlineData("safeguarding-lead", "safeguarding-leads-of-schools", false)]
    [InlineData("sfaeguarding-laed", "safeguarding-lead", true)]
    [InlineData("", "ask", false)]
    public void Finds_the_word_that_was_meant(string word, string known, bool isNear) =>
        Assert.Equal(isNear ? $". Did you mean “{known}”?" : "", Likeness.Near(word, ["descriptors", known]));

    [Fact]
    public void The_nearest_goes_first() => Assert.Equal(". Did you mean “policies”?", Likeness.Near("policie", ["policy", "policies", "polite"]));

    // It took a minute of a core once: every unknown word was held against every known one, and both grow with the file. Each look takes
    // memory of its own, so that what is taken says how often it looked, on a busy machine as on an idle one.
    [Fact]
    public void A_file_of_nothing_but_unknown_words_is_looked_through_once_and_not_once_for_each_word()
    {
        var (some, many) = (Taken(100), Taken(400));
        Assert.InRange(many, some, 8 * some);
    }

    private static long Taken(int questions)
    {
        var conditions = string.Join(", ", Enumerable.Range(0, 22).Select(i => $"{{ question: {new string('a', 54)}{i:0000}-, is: [yes] }}"));
        var text = Draft.Text(string.Join('\n', Enumerable.Range(0, questions).Select(i => $"- {{ id: {new string('a', 55)}{i:0000}, ask: A?, when: {{ any: [{conditions}] }} }}")));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(Limits.Faults, Assert.Throws<DefinitionRefused>(() => DefinitionFile.Read(text)).Faults.Count);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
