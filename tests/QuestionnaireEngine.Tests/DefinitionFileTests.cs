namespace LineOfSight.QuestionnaireEngine.Tests;

public class DefinitionFileTests
{
    [Fact]
    public void Reads()
    {
        var d = DefinitionFile.Read("questionnaire: a\nversion: 1\ntitle: T\nsource: S\nfor: schools\nscheme: met\nsections:\n- id: one\n  title: One\n  questions:\n  - { id: q1, ask: Is it so?, how: yes }\n");
        Assert.Equal("met", d.Find("q1")!.Scheme);
    }
}
