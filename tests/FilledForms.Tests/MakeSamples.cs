namespace LineOfSight.FilledForms.Tests;

public sealed class MakeSamples
{
    [Fact]
    public void Samples()
    {
        if (Environment.GetEnvironmentVariable("LINEOFSIGHT_PAPERS") is { } folder)
        {
            File.WriteAllBytes(Path.Combine(folder, "blank.docx"), Sample.Word(Sample.Form()));
            File.WriteAllBytes(Path.Combine(folder, "paper.docx"), Sample.Word(Sample.Form(), true));
            File.WriteAllBytes(Path.Combine(folder, "filled.docx"), Sample.Word(Sample.Form(Sample.Filled())));
            File.WriteAllBytes(Path.Combine(folder, "filled.xlsx"), Sample.Excel(Sample.Form(Sample.Filled())));
            File.WriteAllBytes(Path.Combine(folder, "blank.xlsx"), Sample.Excel(Sample.Form()));
        }
    }
}
