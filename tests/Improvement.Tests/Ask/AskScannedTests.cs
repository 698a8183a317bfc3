using System.Net;
using System.Text;
using LineOfSight.Improvement.Tests.Documents;
using LineOfSight.Kernel.Files;
using LineOfSight.Kit;
using LineOfSight.Trackers.Tests;

namespace LineOfSight.Improvement.Tests.Ask;

/// <summary>Nobody inside has vouched for whoever holds a link: their file is taken only when the scanner has found it clean.</summary>
public sealed class AskScannedTests(ScannedHouse house) : AskSteps(house), IClassFixture<ScannedHouse>
{
    [Fact]
    public async Task A_filled_file_is_taken_when_the_scanner_finds_it_clean_and_not_otherwise()
    {
        await using var clamd = await RealClamd.StartAsync();
        house.Scanner.Now = new Clamd(clamd.Address, TimeSpan.FromSeconds(20));
        var open = await AskAsync("Have it scanned");
        using var visitor = await ConfirmedAsync(open);
        string[] row = [open.Actions[0].Reference, "On track", "Half are trained"];
        foreach (var name in (string[])["filled.xlsx", "filled.csv"])
        {
            var infected = name.EndsWith("csv", StringComparison.Ordinal) ? RealClamd.Eicar() : new Book().Row(Headings).With("xl/media/image1.bin", Encoding.ASCII.GetString(RealClamd.Eicar())).Make();
            Assert.Contains(Refusals.Virus, (await SaveAsync(visitor, open, infected, name)).Errors, StringComparison.Ordinal);
        }

        Assert.Equal("Waiting", await StateAsync(open));
        Assert.Equal(HttpStatusCode.Redirect, (await SaveAsync(visitor, open, File(row))).Status);
        Assert.Equal("HalfFilled", await StateAsync(open));

        await clamd.StopAsync();
        row[1] = "Done";
        var refused = await SaveAsync(visitor, open, File(row));
        Assert.Contains(Refusals.NotChecked, refused.Errors, StringComparison.Ordinal);
        // What was saved before still stands.
        Assert.Contains("Half are trained", (await visitor.GetAsync(open.Url)).Text, StringComparison.Ordinal);
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from kernel.document_use where record_id = $1", open.Ask));
    }

    [Fact]
    public async Task Without_a_scanner_no_file_is_taken()
    {
        house.Scanner.Now = null;
        var open = await AskAsync("No scanner");
        using var visitor = await ConfirmedAsync(open);
        Assert.Contains(Refusals.NoScanner, (await SaveAsync(visitor, open, File([open.Actions[0].Reference, "On track"]))).Errors, StringComparison.Ordinal);
        Assert.Equal("Waiting", await StateAsync(open));
    }
}
