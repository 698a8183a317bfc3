namespace LineOfSight.QuestionnaireEngine;

/// <summary>What kind of answer a question takes.</summary>
public enum QuestionKind
{
    /// <summary>One line, at most <see cref="Limits.Text"/> characters unless the question says less.</summary>
    Text,

    /// <summary>Several lines, at most <see cref="Limits.LongText"/> characters unless the question says less.</summary>
    LongText,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A date.</summary>
    Date,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>One of several choices.</summary>
    One,

    /// <summary>Any of several choices.</summary>
    Many,

    /// <summary>A grade of a scale, with how one knows and what comes next.</summary>
    Grade,

    /// <summary>One of the same choices for each of several rows.</summary>
    Matrix,

    /// <summary>Files.</summary>
    Files,

    /// <summary>A person: name and role.</summary>
    Person,

    /// <summary>An agency, by its name.</summary>
    Agency,
}

/// <summary>A choice, or a row of a matrix.</summary>
/// <param name="Id">What is stored.</param>
/// <param name="Words">What people read.</param>
public sealed record Choice(string Id, string Words);

/// <summary>One question.</summary>
/// <param name="Id">Its id, unique in the questionnaire and the same in later versions while it asks the same.</param>
/// <param name="Kind">What kind of answer it takes.</param>
/// <param name="Ask">The question, as people read it.</param>
public sealed record Question(string Id, QuestionKind Kind, string Ask)
{
    /// <summary>A short name for lists and tables; the question itself when none was given.</summary>
    public string Label { get; init; } = Ask;

    /// <summary>Help under the question; empty when nothing is said.</summary>
    public string Hint { get; init; } = "";

    /// <summary>What good looks like; empty when nothing is said.</summary>
    public string Good { get; init; } = "";

    /// <summary>True when it must be answered before signing off.</summary>
    public bool Required { get; init; } = true;

    /// <summary>The choices of <see cref="QuestionKind.One"/>, <see cref="QuestionKind.Many"/> and <see cref="QuestionKind.Matrix"/>, and yes and no.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>The rows of a matrix.</summary>
    public IReadOnlyList<Choice> Rows { get; init; } = [];

    /// <summary>The key of the scale, for graded questions.</summary>
    public string? Scheme { get; init; }

    /// <summary>What each grade means for this question, by grade; may be empty.</summary>
    public IReadOnlyDictionary<string, string> Descriptors { get; init; } = new Dictionary<string, string>();

    /// <summary>True when a graded question needs words on how one knows.</summary>
    public bool AsksHow { get; init; }

    /// <summary>True when files can be added to a graded question.</summary>
    public bool TakesEvidence { get; init; }

    /// <summary>The standard that a graded answer of another questionnaire is held against; null for none. Staff questions name the school's.</summary>
    public string? Beside { get; init; }

    /// <summary>The least number, or null.</summary>
    public decimal? Least { get; init; }

    /// <summary>The greatest number, or null.</summary>
    public decimal? Most { get; init; }

    /// <summary>How many digits a number may have after the point.</summary>
    public int Decimals { get; init; }

    /// <summary>What a number counts, such as "children"; empty when nothing is said.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The most characters of a text.</summary>
    public int Longest { get; init; } = Limits.LongText;

    /// <summary>Which kinds of files are taken, as endings without a dot; empty for all that the product takes.</summary>
    public IReadOnlyList<string> FileKinds { get; init; } = [];

    /// <summary>Who is asked.</summary>
    public Applicability Only { get; init; } = Applicability.Everybody;

    /// <summary>When it is asked; null for always.</summary>
    public Condition? When { get; init; }

    /// <summary>The line of the definition file that it starts on, from 1.</summary>
    public int Line { get; init; }
}

/// <summary>Who is asked a question.</summary>
/// <param name="AgencyTypes">Keys of agency types, such as <c>police</c>; empty for all.</param>
/// <param name="Phases">Keys of school phases, such as <c>primary</c>; empty for all.</param>
public sealed record Applicability(IReadOnlyList<string> AgencyTypes, IReadOnlyList<string> Phases)
{
    /// <summary>No limit.</summary>
    public static readonly Applicability Everybody = new([], []);

    /// <summary>True when whoever answers is asked.</summary>
    public bool Covers(Respondent respondent)
    {
        ArgumentNullException.ThrowIfNull(respondent);
        return (AgencyTypes.Count == 0 || (respondent.AgencyType is { } type && AgencyTypes.Contains(type)))
            && (Phases.Count == 0 || (respondent.Phase is { } phase && Phases.Contains(phase)));
    }
}

/// <summary>Whoever answers, as far as it decides what is asked.</summary>
/// <param name="AgencyType">The key of the agency's type, or null.</param>
/// <param name="Phase">The key of the school's phase, or null.</param>
public sealed record Respondent(string? AgencyType, string? Phase)
{
    /// <summary>Whoever looks at a questionnaire without being asked: every question without a limit is shown.</summary>
    public static readonly Respondent Anybody = new(null, null);
}

/// <summary>The most that a definition and an answer may hold.</summary>
public static class Limits
{
    /// <summary>Characters of a one-line text.</summary>
    public const int Text = 500;

    /// <summary>Characters of a long text.</summary>
    public const int LongText = 4000;

    /// <summary>Characters of a definition file.</summary>
    public const int File = 1_000_000;

    /// <summary>Questions of a questionnaire.</summary>
    public const int Questions = 400;

    /// <summary>Choices of a question, rows of a matrix, grades of a scale.</summary>
    public const int Choices = 60;

    /// <summary>Faults that are told of one definition file: more than anybody reads at once.</summary>
    public const int Faults = 200;

    /// <summary>Files of one answer.</summary>
    public const int Files = 20;

    /// <summary>Characters of a reason, a name or a role.</summary>
    public const int Line = 200;
}
