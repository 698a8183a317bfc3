using LineOfSight.Host.Access;
using System.CommandLine;
using LineOfSight.Host.Erasure;
using LineOfSight.Host.Verbs;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Acts.Sealing;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Modules;
using LineOfSight.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Host.Tests.Verbs;

public sealed class EraseVerbTests(House house) : IClassFixture<House>
{
    private sealed record Thing(Guid Id, Guid PartnershipId) : IPartnershipRecord;

    [Fact]
    public async Task Texts_are_erased_with_an_act_that_says_why_and_the_chain_still_verifies()
    {
        var (home, other) = (await house.PartnershipAsync("Keeps"), await house.PartnershipAsync("Shares"));
        var person = await house.PersonAsync("Ada Example", "business-manager", home);
        var (thing, apart) = (new Thing(NewId.Next(), home), new Thing(NewId.Next(), home));
        await house.SqlAsync("insert into kernel.share (record_id, partnership_id) values ($1, $2)", thing.Id, other);
        foreach (var (about, reason) in new[] { (thing, "Zinnober"), (thing, "Zinnober again"), (apart, "Stays") })
        {
            await house.AsAsync(person, services => services.GetRequiredService<Work>().DoAsync(SignInActs.SignedIn, about, reason, CancellationToken.None));
        }

        await house.Services.GetRequiredService<Sealer>().SealAsync(TestContext.Current.CancellationToken);
        await house.Services.GetRequiredService<Checkpoints>().WriteAsync(TestContext.Current.CancellationToken);
        var (code, words, _) = await RunAsync("--record", thing.Id.ToString(), "--reason", "A court order of 1 April");
        Assert.Equal((0, "The texts of 2 acts were erased.\n"), (code, words));
        Assert.Equal(["A court order of 1 April", "Stays"], await ReasonsAsync());
        Assert.Equal(Account.Operator, await house.SqlAsync<Guid>("select person_id from kernel.act where kind = 'host.texts-erased' and subject_id = $1", thing.Id));
        Assert.True(await house.SqlAsync<bool>(
            "select array_agg(partnership_id order by partnership_id) = (select array_agg(x order by x) from unnest(array[$1, $2, $3]) x) from kernel.act_link l join kernel.act a on a.id = l.act_id where kind = 'host.texts-erased'",
            home, other, Act.Installation));

        await house.Services.GetRequiredService<Sealer>().SealAsync(TestContext.Current.CancellationToken);
        await using var output = new StringWriter();
        Assert.Equal(0, await VerifyVerb.RunAsync(house.Services, new VerbOutput(output, output, false), null, TestContext.Current.CancellationToken));
        Assert.Contains("the texts of 2 acts were erased", output.ToString(), StringComparison.Ordinal);

        (code, _, var error) = await RunAsync("--record", thing.Id.ToString(), "--reason", "Once more");
        Assert.Equal((1, $"The texts of the acts about the record {thing.Id} are erased already.\n"), (code, error));
        Assert.Equal(["A court order of 1 April", "Stays"], await ReasonsAsync());
        Assert.Equal("{\"erased\":1}\n", (await RunAsync("--record", apart.Id.ToString(), "--reason", "Another order", "--json")).Out);
    }

    [Fact]
    public async Task An_unknown_record_and_a_missing_reason_are_refused()
    {
        var nobody = NewId.Next();
        Assert.Equal((1, "", $"No act is about a record {nobody}. Copy the id from the record's address.\n"), await RunAsync("--record", nobody.ToString(), "--reason", "Why"));
        Assert.Equal((1, "", "Say why with --reason; the audit trail keeps it.\n"), await RunAsync("--record", nobody.ToString(), "--reason", " "));
        var root = new RootCommand { new EraseVerb(new HouseVerbs(house)).Make() };
        Assert.NotEmpty(root.Parse(["erase", "--record", nobody.ToString()]).Errors);
        Assert.Equal("--record is \"7\": give the record's id as its address names it.", Assert.Single(root.Parse(["erase", "--record", "7", "--reason", "Why"]).Errors).Message);
    }

    private async Task<string[]> ReasonsAsync() =>
        await house.SqlAsync<string[]>("select array_agg(reason order by reason) from kernel.act_text where reason is not null");

    private async Task<(int Code, string Out, string Error)> RunAsync(params string[] arguments)
    {
        var runner = new HouseVerbs(house);
        var code = await new RootCommand { new EraseVerb(runner).Make() }.Parse(["erase", .. arguments]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
        return (code, runner.Out.ToString().ReplaceLineEndings("\n"), runner.Error.ToString().ReplaceLineEndings("\n"));
    }
}
