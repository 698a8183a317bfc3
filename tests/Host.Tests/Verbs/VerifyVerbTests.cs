using System.Text.Json;
using LineOfSight.Host.Verbs;
using LineOfSight.Kernel.Acts.Sealing;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Host.Tests.Verbs;

public sealed class VerifyVerbTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Verify_says_what_it_verified_and_names_what_does_not_hold()
    {
        var partnership = await house.PartnershipAsync("Norfolk Safeguarding Children Partnership");
        for (var i = 0; i < 3; i++)
        {
            await house.SqlAsync(
                """
                with act as (insert into kernel.act values (gen_random_uuid(), $2, 'host.signed-in', $1, 'Account', $1, sha256('')) returning id)
                insert into kernel.act_link (partnership_id, act_id) select $1, id from act
                """,
                partnership, house.Clock.GetUtcNow().AddMinutes(i));
        }

        await house.Services.GetRequiredService<Sealer>().SealAsync(TestContext.Current.CancellationToken);
        var (code, words) = await RunAsync(json: false);
        Assert.Equal(0, code);
        Assert.Contains("There is no checkpoint to compare with", words, StringComparison.Ordinal);
        Assert.EndsWith("Verified 3 entries in 1 chain up to 15 April 2026, 10:02.\n", words.ReplaceLineEndings("\n"), StringComparison.Ordinal);

        var checkpoint = await house.Services.GetRequiredService<Checkpoints>().WriteAsync(TestContext.Current.CancellationToken);
        await house.SqlAsync("delete from kernel.act_link where partnership_id = $1 and number = 3", partnership);
        (code, words) = await RunAsync(json: false, checkpoint);
        Assert.Equal(1, code);
        Assert.Contains("Norfolk Safeguarding Children Partnership, entry 3: the chain ends before it; the checkpoint of 15 April 2026, 10:00 counts 3 entries: the end was cut off.", words, StringComparison.Ordinal);
        Assert.Contains("Found 1 fault in 2 entries in 1 chain", words, StringComparison.Ordinal);

        (code, words) = await RunAsync(json: true);
        Assert.Equal(1, code);
        using var json = JsonDocument.Parse(words);
        var fault = Assert.Single(json.RootElement.GetProperty("faults").EnumerateArray());
        Assert.Equal(("cut-off", 3), (fault.GetProperty("kind").GetString(), fault.GetProperty("number").GetInt32()));
    }

    [Theory]
    [InlineData(2, "verify", "--checkpoint", "no-such-file.json")]
    [InlineData(3, "verify", "--data", "no-such-folder")]
    public async Task What_is_not_there_is_said_and_not_made(int expected, params string[] arguments)
    {
        Assert.Equal(expected, await Host.Verbs.Verbs.Root().Parse(arguments).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken));
        Assert.False(Directory.Exists("no-such-folder"));
    }

    private async Task<(int Code, string Words)> RunAsync(bool json, string? checkpoint = null)
    {
        await using var output = new StringWriter();
        var code = await VerifyVerb.RunAsync(
            house.Services, new VerbOutput(output, output, json), checkpoint is null ? null : new FileInfo(checkpoint), TestContext.Current.CancellationToken);
        return (code, output.ToString());
    }
}
