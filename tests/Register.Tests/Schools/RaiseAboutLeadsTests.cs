using System.Net;
using LineOfSight.Register.Partnerships;
using LineOfSight.Register.Tests.Schools.Import;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Register.Tests.Schools;

/// <summary>The register raises a finding through the contract; the golden thread carries it on.</summary>
public sealed class RaiseAboutLeadsTests(RegisterHouse house) : IClassFixture<RegisterHouse>
{
    [Fact]
    public async Task Schools_without_a_verified_lead_become_a_finding_with_its_base()
    {
        var administrator = await house.PersonAsync("An Administrator", "administrator", partnership: null);
        var partnership = await house.AsAsync(administrator, async services =>
        {
            var id = await services.GetRequiredService<CreatePartnership>().HandleAsync(
                new CreatePartnership.Input { Name = "Fenland Safeguarding Children Partnership", Status = Status.Live, From = new DateOnly(2019, 9, 29) }, CancellationToken.None);
            await services.GetRequiredService<AddArea>().HandleAsync(id, new AddArea.Input { OnsCode = "E10000020", StartsOn = new DateOnly(2019, 9, 29) }, CancellationToken.None);
            return id;
        });
        var manager = await house.PersonAsync("A Manager", "business-manager", partnership);
        using var browser = house.Browser(manager);
        Assert.Contains("No open school of your area is in the register yet", (await browser.GetAsync("/register/schools/leads/raise")).Text, StringComparison.Ordinal);

        await house.ImportAsync(
            Given.GiasHeader + "\n" +
            "300001,926,2001,Alder Primary School,Community school,Open,Primary,01-09-1990,,210\n" +
            "300002,926,4001,Birch School,Academy converter,Open,Secondary,,,900\n" +
            "300003,919,2001,Cedar School,Other independent school,Open,Not applicable,,,\n",
            fileName: "edubasealldata20250301.csv");
        await browser.PostAsync("/register/schools/leads/add/300001", new Dictionary<string, string>
        {
            ["Input.Name"] = "Ada Lead", ["Input.Email"] = "ada@example.org",
            ["Input.VerifiedOn.Day"] = "1", ["Input.VerifiedOn.Month"] = "4", ["Input.VerifiedOn.Year"] = "2026",
        });
        var raised = await browser.PostAsync("/register/schools/leads/raise");
        Assert.Equal(HttpStatusCode.Redirect, raised.Status);
        Assert.StartsWith("/improvement/finding/", raised.Location, StringComparison.Ordinal);
        var finding = await browser.GetAsync(raised.Location!);
        Assert.Contains("1 of 2", finding.Text, StringComparison.Ordinal);
        Assert.Contains("School register of the partnership's area", finding.Text, StringComparison.Ordinal);
    }
}
