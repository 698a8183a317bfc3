namespace LineOfSight.QuestionnaireEngine.Tests;

/// <summary>The definitions that the product ships.</summary>
public sealed class ShippedDefinitionsTests
{
    private static readonly Dictionary<string, Answer> Nothing = [];

    public static TheoryData<string> Names => [.. Project.Texts.Keys];

    [Fact]
    public void All_are_there() => Assert.Equal(
        ["case-audit.v1", "early-years.v1", "practitioner-survey.v1", "school-staff.v1", "section-11.v1", "section-11.v2", "section-175.v1", "six-steps.v1", "training-evaluation.v1"],
        Project.Texts.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_is_read_and_is_called_what_its_file_is_called(string name)
    {
        var read = Project.Read(name);
        Assert.Equal(name, $"{read.Key}.v{read.Version}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Labels_are_short_and_each_stands_once(string name)
    {
        var labels = Project.Read(name).Questions.Select(q => q.Label).ToList();
        Assert.All(labels, l => Assert.True(l.Length <= 60, l));
        Assert.Equal(labels.Count, labels.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void What_staff_are_asked_stands_beside_standards_that_there_are()
    {
        var standards = Project.Texts.Keys.Select(Project.Read).Where(d => d.For != Audience.Staff).SelectMany(d => d.Questions).Where(q => q.Kind == QuestionKind.Grade).Select(q => q.Id).ToHashSet();
        var staff = Project.Texts.Where(t => Project.Read(t.Key).For == Audience.Staff).Select(t => DefinitionFile.Read(t.Value, Project.Known with { Standards = standards })).ToList();
        Assert.True(staff.Sum(d => d.Questions.Count(q => q.Beside is not null)) >= 10);
    }

    // Staff are asked what they think; what good looks like would tell them what to say.
    [Theory]
    [MemberData(nameof(Names))]
    public void Every_standard_says_what_good_looks_like(string name)
    {
        var definition = Project.Read(name);
        foreach (var question in definition.Questions.Where(q => q.Kind == QuestionKind.Grade))
        {
            Assert.InRange(question.Good.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length, definition.For == Audience.Staff ? 0 : 2, definition.For == Audience.Staff ? 0 : 4);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Straight_apostrophes_and_two_spaces_do_not_reach_the_reader(string name) =>
        Assert.All(Project.Read(name).Questions, q => Assert.DoesNotContain(new[] { q.Ask, q.Hint, q.Good, q.Label }, t => t.Contains('\'') || t.Contains("  ", StringComparison.Ordinal)));

    [Fact]
    public void Every_school_of_any_phase_is_asked_the_same_sixty_questions()
    {
        var definition = Project.Read("section-175.v1");
        var core = definition.Questions.Where(q => q.When is null && q.Only == Applicability.Everybody).ToList();
        Assert.Equal(60, core.Count);
        Assert.Equal(core, Asking.Of(definition, new("school", "primary"), Nothing));
        Assert.All(Project.Known.Phases, p => Assert.Equal(core, Asking.Of(definition, new("school", p), Nothing).Where(q => q.Only == Applicability.Everybody)));
        Assert.All(definition.Sections.SkipLast(1), s => Assert.InRange(s.Questions.Count(core.Contains), 5, 8));
    }

    [Fact]
    public void A_school_that_has_something_more_is_asked_about_it()
    {
        var definition = Project.Read("section-175.v1");
        var answers = new Dictionary<string, Answer> { ["provision"] = new() { Chosen = ["early-years", "sixth-form", "clubs"] } };
        Assert.Equal(["early-years", "clubs"], Asking.Of(definition, new("school", "primary"), answers).Skip(60).Select(q => q.Id));
        Assert.Equal(["sixth-form", "work-placements", "clubs"], Asking.Of(definition, new("school", "secondary"), answers).Skip(60).Select(q => q.Id));
    }

    [Fact]
    public void The_judgement_beside_inspection_is_on_four_points() => Assert.Equal("four-point", Project.Read("section-175.v1").Find("overall")!.Scheme);

    [Fact]
    public void Staff_numbers_are_asked_for_so_that_there_is_a_response_rate()
    {
        var staff = Project.Read("section-175.v1").Find("staff-count")!;
        Assert.Equal((QuestionKind.Number, "staff", true, 1m), (staff.Kind, staff.Unit, staff.Required, staff.Least!.Value));
    }

    [Fact]
    public void Every_staff_question_with_a_grade_tests_a_standard_of_the_school()
    {
        var (school, staff) = (Project.Read("section-175.v1"), Project.Read("school-staff.v1"));
        Assert.InRange(staff.Questions.Count(), 12, 15);
        foreach (var question in staff.Questions.Where(q => q.Kind == QuestionKind.Grade))
        {
            Assert.NotNull(question.Beside);
            var standard = school.Find(question.Beside);
            Assert.True(standard is { Kind: QuestionKind.Grade, When: null } && standard.Only == Applicability.Everybody, question.Beside);
        }

        Assert.All(staff.Questions.Where(q => q.Kind == QuestionKind.LongText), q => Assert.Contains("do not write names", q.Hint, StringComparison.Ordinal));
    }

    [Fact]
    public void The_older_section_11_comes_along_or_says_why_not()
    {
        var (was, now) = (Project.Read("section-11.v1"), Project.Read("section-11.v2"));
        var answers = was.Questions.ToDictionary(q => q.Id, _ => new Answer { Chosen = ["met"], Scheme = "three", How = "Audit" });
        var carried = Carrying.Over(was, now, answers);
        Assert.Equal(was.Questions.Count(), carried.Answers.Count + carried.LeftBehind.Count);
        Assert.Equal(now.Carries[0].Dropped.Order(), carried.LeftBehind.Select(l => l.Question).Order());
        Assert.All(carried.LeftBehind, l => Assert.Equal("This is not asked any more", l.Why));
        Assert.All(carried.Answers.Values, a => Assert.Equal(new Answer { Chosen = ["fully"], Scheme = "met", How = "Audit" }, a));
        Assert.All(now.Carries[0].Questions.Keys.Concat(now.Carries[0].Dropped), id => Assert.NotNull(was.Find(id)));
    }

    [Fact]
    public void Section_11_has_its_eight_and_its_ten_standards()
    {
        Assert.Equal(8, Project.Read("section-11.v1").Sections.Count);
        Assert.Equal(10 + 1, Project.Read("section-11.v2").Sections.Count);
    }

    [Fact]
    public void Some_standards_of_section_11_are_for_some_agencies_only()
    {
        var definition = Project.Read("section-11.v2");
        string[] Asked(string type) => [.. Asking.Of(definition, new(type, null), Nothing).Where(q => q.Only != Applicability.Everybody).Select(q => q.Id)];
        Assert.Equal(["commissioned-needs", "police-voice", "partner-risk"], Asked("police"));
        Assert.Equal(["commissioned-needs", "designated-professionals"], Asked("icb"));
        Assert.Empty(Asked("faith"));
    }

    [Fact]
    public void A_worry_for_a_child_today_asks_what_was_done_the_same_day()
    {
        var definition = Project.Read("case-audit.v1");
        string[] Asked(string answer) => [.. Asking.Of(definition, Respondent.Anybody, new Dictionary<string, Answer> { ["immediate-concern"] = new() { Chosen = [answer] } }).Select(q => q.Id)];
        Assert.Equal(["same-day-action", "same-day-date"], Asked("yes").Except(Asked("no")));
        Assert.DoesNotContain(definition.Questions, q => q.Kind == QuestionKind.Person);
    }

    [Theory]
    [InlineData("before", 6)]
    [InlineData("after", 10)]
    [InlineData("later", 9)]
    public void Training_is_asked_about_at_three_moments(string moment, int questions) => Assert.Equal(
        questions, Asking.Of(Project.Read("training-evaluation.v1"), Respondent.Anybody, new Dictionary<string, Answer> { ["moment"] = new() { Chosen = [moment] } }).Count);
}
