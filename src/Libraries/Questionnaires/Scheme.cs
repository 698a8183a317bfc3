namespace LineOfSight.QuestionnaireEngine;

/// <summary>A scale that answers are graded on. Which one was used is stored with each answer.</summary>
/// <param name="Key">Its name for machines, such as <c>met</c>.</param>
/// <param name="Title">Its name for people, such as "Met, partly met, not met".</param>
/// <param name="Grades">The grades, the best first, those without a score last.</param>
public sealed record Scheme(string Key, string Title, IReadOnlyList<Grade> Grades)
{
    /// <summary>The best score that can be reached.</summary>
    public int Best => Grades.Max(g => g.Score ?? 0);

    /// <summary>A grade by its id; null when the scale has none.</summary>
    public Grade? Find(string id) => Grades.FirstOrDefault(g => g.Id == id);

    /// <summary>The scales that every questionnaire can use by naming them; one of its own with the same key takes their place.</summary>
    public static IReadOnlyList<Scheme> BuiltIn { get; } =
    [
        new("met", "Fully met to not met",
        [
            new("fully", "Fully met", 3, false, false), new("mostly", "Mostly met", 2, true, false), new("partly", "Partly met", 1, true, false),
            new("not", "Not met", 0, true, false), new("none", "Does not apply", null, false, true),
        ]),
        new("three", "Met, partly met, not met",
            [new("met", "Met", 2, false, false), new("partly", "Partly met", 1, true, false), new("not", "Not met", 0, true, false), new("none", "Does not apply", null, false, true)]),
        new("rag", "Green, amber, red",
            [new("green", "Green: fully met", 2, false, false), new("amber", "Amber: partly met", 1, true, false), new("red", "Red: not met", 0, true, false)]),
        new("0-3", "0 to 3",
        [
            new("3", "3: met, and shown to make a difference", 3, false, false), new("2", "2: met", 2, false, false), new("1", "1: partly met", 1, true, false),
            new("0", "0: not met", 0, true, false),
        ]),
        new("four-point", "Outstanding to inadequate",
        [
            new("outstanding", "Outstanding", 3, false, false), new("good", "Good", 2, false, false), new("improve", "Requires improvement", 1, true, false),
            new("inadequate", "Inadequate", 0, true, false),
        ]),
        new("agree", "Strongly agree to strongly disagree",
        [
            new("strongly-agree", "Strongly agree", 4, false, false), new("agree", "Agree", 3, false, false), new("neither", "Neither agree nor disagree", 2, false, false),
            new("disagree", "Disagree", 1, false, false), new("strongly-disagree", "Strongly disagree", 0, false, false), new("unknown", "I don’t know", null, false, false),
        ]),
    ];
}

/// <summary>A grade of a scale.</summary>
/// <param name="Id">What is stored.</param>
/// <param name="Words">What people read. Never a colour alone.</param>
/// <param name="Score">What it counts for; null for a grade that is left out of scores.</param>
/// <param name="NeedsNext">True when whoever gives it says what comes next.</param>
/// <param name="NeedsReason">True when whoever gives it says why.</param>
public sealed record Grade(string Id, string Words, int? Score, bool NeedsNext, bool NeedsReason);
