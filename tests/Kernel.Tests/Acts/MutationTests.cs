using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using LineOfSight.Kernel.Acts.Sealing;

namespace LineOfSight.Kernel.Tests.Acts;

/// <summary>Whatever is done to a sealed chain is found, and the first faulty entry is named; the second verifier agrees.</summary>
public sealed class MutationTests(ChainsHouse house) : IClassFixture<ChainsHouse>
{
    private static readonly FaultKind[] SeenOnlyFromOutside = [FaultKind.CutOff, FaultKind.BuiltAnew];

    [Fact]
    public void Random_mutations_are_all_found_and_named() => Run(150);

    [Fact]
    [Trait("Tier", "long")]
    public void Ten_thousand_mutations_are_all_found_and_named() => Run(10_000);

    [Fact]
    public async Task Every_way_of_tampering_is_found_in_every_chain()
    {
        foreach (var how in Enum.GetValues<Tampering>())
        {
            for (var chain = 0; chain < 5; chain++)
            {
                Assert.Equal("", await TryAsync(new Mutation(how, chain, 4, 9)));
            }
        }
    }

    [Fact]
    public async Task Nothing_is_found_when_nothing_was_done()
    {
        Assert.Empty((await house.Verifier.VerifyAsync(house.Signed, CancellationToken.None)).Faults);
        Assert.Empty(await SecondVerifier.FaultsAsync(house));
    }

    private void Run(int count) => Check.One(
        Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(count),
        Prop.ForAll(Mutation.Any, mutation =>
        {
            var trouble = TryAsync(mutation).GetAwaiter().GetResult();
            return (trouble.Length == 0).Label(trouble);
        }));

    /// <summary>Tampers, verifies twice and puts everything back; returns what is wrong with the verdict, or nothing.</summary>
    private async Task<string> TryAsync(Mutation mutation)
    {
        try
        {
            if (await mutation.ApplyAsync(house) is not { } expected)
            {
                return "";
            }

            var verified = await house.Verifier.VerifyAsync(house.Signed, CancellationToken.None);
            var second = await SecondVerifier.FaultsAsync(house);
            var found = verified.Faults.SingleOrDefault(f => f.ChainId == expected.Chain && f.Kind != FaultKind.TextAltered);
            var inside = verified.Faults.Where(f => !SeenOnlyFromOutside.Contains(f.Kind) && f.Kind != FaultKind.TextAltered).ToDictionary(f => f.ChainId!.Value, f => f.Number!.Value);
            return found is null || found.Number != expected.Number || !expected.Kinds.Contains(found.Kind)
                ? Invariant($"{mutation}: expected entry {expected.Number} to be {string.Join(" or ", expected.Kinds)}, found {found}")
                // A fault may be named one entry before the hash that does not hold; cut tails and chains built anew agree with themselves.
                : !second.All(s => inside.TryGetValue(s.Key, out var n) ? s.Value - n is 0 or 1 : AgreesOutside(verified, s.Key)) || inside.Keys.Except(second.Keys).Any()
                    ? Invariant($"{mutation}: the verifiers disagree: {string.Join(", ", inside)} against {string.Join(", ", second)}")
                    : "";
        }
        finally
        {
            await house.PutBackAsync();
        }
    }

    // Rewriting one hash breaks the entry after it as well; the first verifier stops at the checkpoint that stands before that.
    private static bool AgreesOutside(Verification verified, Guid chain) => verified.Faults.Any(f => f.ChainId == chain && f.Kind == FaultKind.BuiltAnew);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
