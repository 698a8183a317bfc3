using AngleSharp.Html.Dom;
using LineOfSight.Kernel.Files;
using LineOfSight.Kit;
using LineOfSight.Questionnaires.Follow;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Questionnaires.Tests.Papers;

/// <summary>A house whose scanner finds something in every file.</summary>
public sealed class InfectedHouse : QuestionnairesHouse
{
    protected override void Change(IServiceCollection services) => services.AddSingleton<IScanFiles>(new FindsSomething());

    private sealed class FindsSomething : IScanFiles
    {
        public Scanning Scanning => Scanning.On;

        public Task<ScanResult> ScanAsync(Stream file, CancellationToken stop) => Task.FromResult(new ScanResult(ScanVerdict.Infected, "Found"));
    }
}

/// <summary>Every filled form is scanned before it is read, whoever gives it.</summary>
public class ScannedTests(InfectedHouse house) : IClassFixture<InfectedHouse>
{
    private const string Virus = "The selected file contains a virus";

    [Fact]
    public async Task A_file_with_a_virus_is_not_read_from_an_account_a_link_or_among_many()
    {
        var round = await house.OpenRoundAsync();
        var (police, charity) = (await house.ReturnAsync(round, QuestionnairesHouse.Police), await house.ReturnAsync(round, QuestionnairesHouse.Charity));
        var file = FilledFile.Make(await house.SqlAsync<string>("select reference from questionnaires.return where id = $1", police), FilledFile.Whole());
        Assert.Contains(Virus, (await house.Browser(house.PoliceLead).UploadAsync($"/questionnaires/papers/upload/{police}", "Input.File", "a.xlsx", file)).Errors, StringComparison.Ordinal);

        var secret = await house.AsAsync(house.Manager, s => s.GetRequiredService<ChangeReturn>().SendLinkAsync(charity, new() { Address = "chris@harbour.example.org" }, CancellationToken.None));
        var visitor = house.Visitor();
        await visitor.PostAsync($"/questionnaires/link/{secret}", new { Input_Address = "chris@harbour.example.org" });
        Assert.Contains(Virus, (await visitor.UploadAsync("/questionnaires/link/upload", "Input.File", "a.xlsx", file)).Errors, StringComparison.Ordinal);

        var many = await house.Browser(house.Manager).UploadAsync($"/questionnaires/papers/take-in/{round}", "Input.Files", "a.xlsx", file);
        Assert.Contains(Virus, many.Text, StringComparison.Ordinal);
        Assert.False(many.Document.QuerySelector("main form[action*=Take]") is IHtmlFormElement);
    }
}
