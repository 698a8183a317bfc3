using System.Net;
using LineOfSight.Kernel.Jobs;
using LineOfSight.Kit;

namespace LineOfSight.Administration.Tests.Jobs;

/// <summary>/administration/jobs: what ran, what runs next, what failed, and running one now.</summary>
public sealed class JobsPageTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task The_page_says_what_ran_and_what_failed_and_that_nothing_runs_here()
    {
        var administrator = await house.PersonAsync("Ada Admin", "administrator", null);
        using var browser = house.Browser(administrator);
        await house.TurnAsync("kernel.forget-turns");
        await house.SqlAsync(
            "insert into kernel.job_run (id, job, due_at, attempt, started_at, finished_at, outcome, failure, retry_at) values (gen_random_uuid(), 'kernel.remind', $1, 2, $1, $1, 'failed', 'The connection to the database was lost.', $2)",
            house.Clock.GetUtcNow(), house.Clock.GetUtcNow().AddMinutes(5));
        var page = await browser.GetAsync("/administration/jobs");
        Assert.Contains("No program runs jobs at the moment", page.Text, StringComparison.Ordinal);
        var failed = page.Document.QuerySelectorAll("tr").First(r => r.TextContent.Contains("Reminds people", StringComparison.Ordinal)).TextContent;
        Assert.Contains("Failed", failed, StringComparison.Ordinal);
        Assert.Contains("The connection to the database was lost.", failed, StringComparison.Ordinal);
        Assert.Contains("Begun again 15 April 2026 at 10:05am", failed, StringComparison.Ordinal);
        Assert.Contains("16 April 2026 at 6:30am", failed, StringComparison.Ordinal);
        Assert.Contains("Look at a job that failed", (await browser.GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_whose_clock_is_wrong_is_named()
    {
        var administrator = await house.PersonAsync("Cle Clock", "administrator", null);
        using var browser = house.Browser(administrator);
        await house.SqlAsync("insert into kernel.job_node values ('web-1', $1, interval '61 minutes'), ('web-2', $1, interval '-3 days'), ('web-3', $1, interval '20 seconds')", house.Clock.GetUtcNow());
        var text = (await browser.GetAsync("/administration/jobs")).Text;
        Assert.Contains("The clock of web-1 is 61 minutes ahead of the database’s.", text, StringComparison.Ordinal);
        Assert.Contains("The clock of web-2 is 72 hours behind the database’s.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("web-3", text, StringComparison.Ordinal);
        Assert.DoesNotContain("No program runs jobs", text, StringComparison.Ordinal);
        await house.SqlAsync("delete from kernel.job_node");
    }

    [Fact]
    public async Task An_administrator_asks_for_a_turn_once_and_a_business_manager_reads_only()
    {
        var administrator = await house.PersonAsync("Asa Admin", "administrator", null);
        using var browser = house.Browser(administrator);
        var asked = await browser.PostAsync("/administration/jobs", new Dictionary<string, string> { ["Input.Job"] = "kernel.letter-of-the-day" });
        Assert.Equal(HttpStatusCode.Redirect, asked.Status);
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from kernel.job_run where job = 'kernel.letter-of-the-day' and asked_by = $1 and started_at is null", administrator));
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from kernel.act where kind = 'administration.job.asked' and person_id = $1", administrator));
        Assert.Contains("Somebody has asked for this job already", (await browser.PostAsync("/administration/jobs", new Dictionary<string, string> { ["Input.Job"] = "kernel.letter-of-the-day" })).Text, StringComparison.Ordinal);
        Assert.Contains("Choose the job to run", (await browser.PostAsync("/administration/jobs", new Dictionary<string, string> { ["Input.Job"] = "nobodys" })).Errors, StringComparison.Ordinal);

        var manager = await house.PersonAsync("Mo Manager", "business-manager", await house.PartnershipAsync("Jobshire"));
        using var reading = house.Browser(manager);
        var page = await reading.GetAsync("/administration/jobs");
        Assert.Contains("Asked for", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main form"));
    }
}
