using LineOfSight.QuestionnaireEngine;

namespace LineOfSight.FilledForms.Tests;

/// <summary>A questionnaire with every kind of question, and returns of it.</summary>
internal static class Sample
{
    public static readonly Guid FileId = new("6b0c2a2e-55b1-4a43-9d2e-0d8f1c7b1a01");

    public static Definition Definition { get; } = DefinitionFile.Read(Yaml());

    /// <summary>A blank form, or one with these answers.</summary>
    public static Form Form(IReadOnlyDictionary<string, Answer>? answers = null) => new(
        Definition, new Respondent("health", null),
        new FormHead("Section 11 audit 2026", "Hertfordshire Safeguarding Children Partnership", "Hertfordshire Community NHS Trust", "R-7KQ2M", new DateOnly(2027, 1, 29), new DateTimeOffset(2026, 11, 21, 9, 50, 0, TimeSpan.Zero)),
        answers ?? new Dictionary<string, Answer>(), new Dictionary<Guid, string> { [FileId] = "Board minutes, July 2026 (signed).pdf" });

    /// <summary>A return as an agency would fill it in.</summary>
    public static Dictionary<string, Answer> Filled() => new()
    {
        ["senior-lead"] = new()
        {
            Chosen = ["mostly"], Scheme = "met", How = "The chief nurse has been the lead since 2024. She reports to the board each May and November; the minutes are attached.\n\nIn the staff survey, 71 of 94 people who answered could name her.",
            Next = "Put the name on the intranet and into the induction, and ask again in the spring survey.", Owner = "Head of safeguarding", By = new(2027, 3, 31), Files = [FileId],
        },
        ["lead-person"] = new() { Text = "Dr Zoë Adeyemi-O’Connor", Role = "Chief nurse" },
        ["policy"] = new() { Chosen = ["yes"] },
        ["policy-date"] = new() { Date = new(2026, 4, 3) },
        ["three"] = new() { Chosen = ["none"], Scheme = "three", Reason = "We employ nobody who works with children: they are seconded by the council." },
        ["rag"] = new() { Chosen = ["amber"], Scheme = "rag", How = "An audit of 40 files in June.", Next = "Train the teams", Owner = "Team managers", By = new(2026, 12, 31) },
        ["trained"] = new() { Number = 1204 },
        ["hours"] = new() { Number = 12.25m },
        ["methods"] = new() { Chosen = ["survey", "group"] },
        ["reach"] = new() { Chosen = ["same-b"] },
        ["checks"] = new() { Cells = new Dictionary<string, string> { ["dbs"] = "always", ["refs"] = "always", ["abroad"] = "some" } },
        ["agency-name"] = new() { Text = "Hertfordshire Constabulary" },
        ["line"] = new() { Text = "007" },
        ["documents"] = new() { Files = [FileId] },
        ["agree"] = new() { Chosen = ["agree"], Scheme = "agree" },
        ["four"] = new() { Chosen = ["good"], Scheme = "four-point", How = "Peer review in 2026" },
        ["scale"] = new() { Chosen = ["2"], Scheme = "0-3" },
        ["last-words"] = new() { Text = "=cmd|' /C calc'!A0\n1/2\n'tis <b>bold</b> & \"quoted\" 👩🏽‍⚕️ שלום" },
    };

    public static byte[] Word(Form form, bool forPaper = false)
    {
        using var file = new MemoryStream();
        WordForm.Write(form, file, forPaper);
        return file.ToArray();
    }

    public static byte[] Excel(Form form)
    {
        using var file = new MemoryStream();
        ExcelForm.Write(form, file);
        return file.ToArray();
    }

    /// <summary>Keeps a file where a person wants to look at it.</summary>
    public static void Keep(byte[] file, string name)
    {
        if (Environment.GetEnvironmentVariable("LINEOFSIGHT_PAPERS") is { } folder)
        {
            File.WriteAllBytes(Path.Combine(folder, name), file);
        }
    }

    public static FilledForm Read(byte[] content, string name) => FormReader.Read(new MemoryStream(content), name, Find);

    public static Definition? Find(string key, int version) => key == Definition.Key && version == Definition.Version ? Definition : null;

    /// <summary>Answers as the engine reads them, files left out: they do not travel in a form.</summary>
    public static Dictionary<string, Answer> Understood(IReadOnlyDictionary<string, TypedAnswer> typed, Definition? definition = null) => typed
        .Select(t => (t.Key, AnswerReader.Read(definition ?? Definition, (definition ?? Definition).Find(t.Key)!, t.Value).Answer)).Where(a => !a.Answer.IsEmpty).ToDictionary(a => a.Key, a => a.Answer);

    public static Dictionary<string, Answer> WithoutFiles(IReadOnlyDictionary<string, Answer> answers) =>
        answers.Select(a => (a.Key, Answer: a.Value with { Files = null })).Where(a => !a.Answer.IsEmpty).ToDictionary(a => a.Key, a => a.Answer);

    /// <summary>Answers as lines that a person can compare.</summary>
    public static IReadOnlyList<string> Lines(IReadOnlyDictionary<string, Answer> answers) => [.. answers.Select(a => $"{a.Key}: {a.Value.ToJson()}").Order(StringComparer.Ordinal)];

    private static string Yaml()
    {
        using var text = new StreamReader(typeof(Sample).Assembly.GetManifestResourceStream("sample.yaml")!);
        return text.ReadToEnd();
    }
}
