namespace LineOfSight.QuestionnaireEngine.Tests;

/// <summary>Short definition files.</summary>
internal static class Draft
{
    /// <summary>What stands before the questions: the first of them is on line 11.</summary>
    public const string Head = "questionnaire: a\nversion: 2\ntitle: T\nsource: S\nfor: agencies\nscheme: met\nsections:\n- id: one\n  title: One\n  questions:\n";

    /// <summary>One question of every kind, each with the id that the file gives kinds.</summary>
    public static Definition Everything { get; } = With(
        """
        - { id: text, kind: text, ask: Text?, longest: 20 }
        - { id: long-text, kind: long-text, ask: Long?, longest: 50 }
        - { id: number, kind: number, ask: Number?, least: -5, most: 1000 }
        - { id: decimal, kind: number, ask: Decimal?, decimals: 2 }
        - { id: date, kind: date, ask: Date? }
        - { id: yes-no, kind: yes-no, ask: Yes? }
        - { id: one, kind: one, ask: One?, choices: { a: A, b: B, c: C } }
        - { id: many, kind: many, ask: Many?, choices: { a: A, b: B, c: C } }
        - { id: grade, ask: Grade?, how: yes, evidence: yes }
        - { id: bare, ask: Bare? }
        - { id: matrix, kind: matrix, ask: Matrix?, rows: { r: R, s: S }, choices: { a: A, b: B } }
        - { id: files, kind: files, ask: Files?, files: [.PDF, docx] }
        - { id: person, kind: person, ask: Person? }
        - { id: agency, kind: agency, ask: Agency? }
        """);

    public static string Text(string questions) => Head + string.Concat(questions.Split('\n').Select(l => $"  {l}\n"));

    public static Definition With(string questions) => DefinitionFile.Read(Text(questions));
}
