using FsCheck;
using FsCheck.Fluent;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Tests.Workshop;

namespace LineOfSight.Kernel.Tests.Acts;

/// <summary>Whatever people do, in whatever order, and whenever the sealer comes by: the chains verify.</summary>
public sealed class RandomWorkTests(NoteHouse house) : IClassFixture<NoteHouse>
{
    private static readonly Arbitrary<int[]> Steps = Gen.ArrayOf(Gen.Choose(0, 999)).Resize(30).ToArbitrary();

    [Fact]
    public void Chains_of_random_work_verify_twice() => Check.One(
        Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(20),
        Prop.ForAll(Steps, steps => WorkAsync(steps).GetAwaiter().GetResult()));

    private async Task WorkAsync(int[] steps)
    {
        var run = Kernel.Data.NewId.Next().ToString("N")[..6];
        var partnerships = new[] { await house.PartnershipAsync($"A {run}"), await house.PartnershipAsync($"B {run}") };
        var people = new[] { await house.KeeperAsync("Ada Hazel", partnerships[0]), await house.KeeperAsync("Una Thrift", partnerships[1]) };
        var written = new List<(Guid Note, int Keeper)> { (await house.NotesAsync(people[0], n => n.WriteAsync(partnerships[0], "First")), 0) };
        foreach (var step in steps)
        {
            var (who, (note, keeper)) = (step % 2, written[step % written.Count]);
            Task done = (step % 8) switch
            {
                0 or 1 or 2 => AddAsync(),
                3 or 4 => house.NotesAsync(people[keeper], n => n.ChangeAsync(note, $"Changed {step}")),
                5 => house.NotesAsync(people[keeper], n => n.ShareAsync(note, partnerships[1 - keeper])),
                6 => house.NotesAsync(Account.Operator, n => n.EraseAsync(note)),
                _ => house.Sealer.SealAsync(CancellationToken.None),
            };
            await done;

            async Task AddAsync() => written.Add((await house.NotesAsync(people[who], n => n.WriteAsync(partnerships[who], $"Text {step}")), who));
        }

        await house.Sealer.SealAsync(CancellationToken.None);
        var verified = await house.VerifyAsync();
        Assert.Empty(verified.Faults);
        Assert.Equal(0, verified.Waiting);
        Assert.Empty(await SecondVerifier.FaultsAsync(house));
    }
}
