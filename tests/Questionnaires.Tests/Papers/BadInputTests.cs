using System.Text;
using LineOfSight.FilledForms;
using LineOfSight.Kit;
using LineOfSight.QuestionnaireEngine;

namespace LineOfSight.Questionnaires.Tests.Papers;

/// <summary>Files that are not taken: each has its message, and nothing is saved.</summary>
public class BadInputTests(QuestionnairesHouse house) : IClassFixture<QuestionnairesHouse>
{
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private async Task<(Guid Of, string Reference, Browser Pat)> OpenAsync()
    {
        var of = await house.ReturnAsync(await house.OpenRoundAsync(), QuestionnairesHouse.Police);
        return (of, await house.SqlAsync<string>("select reference from questionnaires.return where id = $1", of), house.Browser(house.PoliceLead));
    }

    private async Task RefusedAsync(string words, string name, Func<string, byte[]> file)
    {
        var (of, reference, pat) = await OpenAsync();
        var page = await pat.UploadAsync($"/questionnaires/papers/upload/{of}", "Input.File", name, file(reference));
        Assert.Contains(words, page.Errors, StringComparison.Ordinal);
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from questionnaires.answer where return_id = $1", of));
    }

    [Fact]
    public Task A_file_with_a_macro() => RefusedAsync("This file has macros or controls in it", "a.xlsx", r => FilledFile.With(FilledFile.Make(r, FilledFile.Whole()), "xl/vbaProject.bin", [1]));

    [Fact]
    public Task A_file_that_can_have_macros() => RefusedAsync("This file has macros or controls in it, or can have them", "a.docm", r => FilledFile.Make(r, FilledFile.Whole(), asWord: true));

    [Fact]
    public Task A_file_with_a_password() => RefusedAsync("password protected", "a.xlsx", _ => [.. Compound, .. new byte[64], .. Encoding.Unicode.GetBytes("EncryptedPackage")]);

    [Fact]
    public Task An_empty_file() => RefusedAsync("it is empty", "a.docx", _ => []);

    [Fact]
    public Task A_file_that_is_too_large() => RefusedAsync("must be smaller than 20MB", "a.docx", _ => new byte[(20 * 1024 * 1024) + 1]);

    [Fact]
    public Task A_file_that_unpacks_to_far_too_much() => RefusedAsync("far more than a form", "a.docx", r => FilledFile.With(FilledFile.Make(r, [], asWord: true), "word/more.xml", new byte[230 * 1024 * 1024]));

    [Fact]
    public Task A_file_that_is_no_form() => RefusedAsync("not a form of this system", "a.docx", r => FilledFile.Change(FilledFile.Make(r, [], asWord: true), "Form code", "Something"));

    [Fact]
    public Task A_file_of_another_kind() => RefusedAsync("as a Word document (.docx) or an Excel workbook (.xlsx)", "a.pdf", _ => "%PDF-1.7"u8.ToArray());

    [Fact]
    public Task A_damaged_file() => RefusedAsync("damaged", "a.docx", _ => [1, 2, 3]);

    [Fact]
    public Task A_file_of_another_return() => RefusedAsync("This file is of another return: T-ZZZZZ", "a.xlsx", _ => FilledFile.Make("T-ZZZZZ", FilledFile.Whole()));

    [Fact]
    public Task A_file_of_another_questionnaire() => RefusedAsync(
        "This is a form of another questionnaire. This return asks “Short self-assessment”", "a.xlsx", r => FilledFile.Make(r, [], definition: FilledFile.Short with { Key = "long" }));

    [Fact]
    public Task A_file_of_a_version_that_is_not_held() => RefusedAsync("of version 9", "a.xlsx", r => FilledFile.Make(r, [], definition: FilledFile.Short with { Version = 9 }));

    [Fact]
    public async Task No_file_at_all()
    {
        var (of, _, pat) = await OpenAsync();
        Assert.Contains("Choose the form that you filled in", (await pat.PostAsync($"/questionnaires/papers/upload/{of}")).Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("program.exe", "The selected file must be a PDF, DOCX, XLSX, JPG or PNG")]
    [InlineData("program.pdf", "The selected file must be a PDF, DOCX, XLSX, JPG or PNG")]
    public async Task Evidence_of_the_wrong_kind(string name, string words)
    {
        var (of, _, pat) = await OpenAsync();
        var page = await pat.UploadAsync($"/questionnaires/fill/evidence/{of}/named-lead", "Input.File", name, "MZ\0\0"u8.ToArray());
        Assert.Contains(words, page.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_last_years_version_comes_along_as_far_as_it_can_and_waits_to_be_confirmed()
    {
        var (_, reference, _) = await OpenAsync();
        var text = QuestionnairesHouse.ShortText.Replace("version: 1", "version: 2", StringComparison.Ordinal)
            .Replace("      - { id: comments, kind: long-text, ask: \"Is there anything else?\", required: no }", "      - { id: wishes, kind: long-text, ask: \"What do you wish for?\", required: no }", StringComparison.Ordinal);
        var of = await house.ReturnAsync(await house.OpenRoundAsync("Next year", text), QuestionnairesHouse.Police);
        var pat = house.Browser(house.PoliceLead);
        var answers = FilledFile.Whole("As we said last year");
        answers["comments"] = new Answer { Text = "Nothing" };
        var check = await pat.UploadAsync($"/questionnaires/papers/upload/{of}", "Input.File", "a.xlsx", FilledFile.Make(reference, answers));
        Assert.Contains("This form is of version 1 of the questionnaire and of the return " + reference, check.Text, StringComparison.Ordinal);
        Assert.Contains("Is there anything else?This is not asked any more", check.Text, StringComparison.Ordinal);
        Assert.Contains("4 answers would change", check.Text, StringComparison.Ordinal);
        await pat.SendAsync((AngleSharp.Html.Dom.IHtmlFormElement)check.Document.QuerySelector("main form[action*=Take]")!, "");
        var tasks = (await pat.GetAsync($"/questionnaires/fill/{of}")).Text;
        Assert.Contains("4 answers were taken over. 4 wait for you", tasks, StringComparison.Ordinal);
        Assert.Contains("You have completed 1 of 5", tasks, StringComparison.Ordinal);

        var health = await house.SqlAsync<string>("select r.reference from questionnaires.return r where r.agency_id = $1 limit 1", QuestionnairesHouse.Health);
        Assert.Contains("of another return", (await pat.UploadAsync($"/questionnaires/papers/upload/{of}", "Input.File", "a.xlsx", FilledFile.Make(health, answers))).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_looks_like_a_formula_goes_out_and_comes_back_as_text()
    {
        var (of, reference, pat) = await OpenAsync();
        const string hostile = "=cmd|' /C calc'!A0\n<b>bold</b> & “quoted”";
        var answers = FilledFile.Whole(hostile);
        await pat.SendAsync((AngleSharp.Html.Dom.IHtmlFormElement)(await pat.UploadAsync($"/questionnaires/papers/upload/{of}", "Input.File", "a.docx", FilledFile.Make(reference, answers, asWord: true)))
            .Document.QuerySelector("main form[action*=Take]")!, "");
        foreach (var kind in new[] { "excel", "word" })
        {
            var (file, name) = await FilledFile.GetAsync(pat, $"/questionnaires/papers/form/{of}?as={kind}");
            Assert.Equal(hostile, FilledFile.Read(file, name).Answers["named-lead"].How);
        }
    }
}
