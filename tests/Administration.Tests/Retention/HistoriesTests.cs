using FsCheck;
using FsCheck.Fluent;
using LineOfSight.Administration.Retention.Review;
using LineOfSight.Kernel.Retention;
using LineOfSight.Kernel.Rules;

namespace LineOfSight.Administration.Tests.Retention;

/// <summary>Any history of holds, reviews and a clock that jumps: no held record is lost, and nothing goes without a review and two people.</summary>
public sealed class HistoriesTests(RetentionHouse house) : IClassFixture<RetentionHouse>
{
    private const int Histories = 25;
    private static readonly Arbitrary<int[]> Steps = Gen.ArrayOf(Gen.Choose(0, 9_999), 50).ToArbitrary();

    // What leads to a disposal comes more often, or few histories would get there.
    private static readonly Step[] Likely =
    [
        Step.Jump, Step.List, Step.List, Step.List, Step.HoldRecord, Step.HoldAll, Step.Lift, Step.Lift, Step.KeepIt, Step.Propose, Step.Propose, Step.Propose, Step.Propose,
        Step.Agree, Step.Agree, Step.Agree, Step.Agree, Step.Agree, Step.AgreeAlone, Step.Refuse,
    ];
    private static readonly int[] Jumps = [1, 9, 25, 75, 100, -25, -100];

    private static readonly (Step Step, int Number)[] Between = [(Step.List, 0), (Step.Propose, 0), (Step.HoldRecord, 0), (Step.Agree, 0), (Step.Lift, 0), (Step.Agree, 0)];
    private int disposed;
    private int refused;

    public enum Step
    {
        Jump,
        List,
        HoldRecord,
        HoldAll,
        Lift,
        KeepIt,
        Propose,
        Agree,
        AgreeAlone,
        Refuse,
    }

    [Fact]
    public void No_held_record_is_lost_and_nothing_goes_without_a_review_and_two_people()
    {
        var start = house.Clock.GetUtcNow();
        Check.One(
            Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(Histories),
            Prop.ForAll(Steps, numbers =>
            {
                house.Clock.Advance(start - house.Clock.GetUtcNow());
                // Half of them begin with what is most likely to go wrong: a hold between the two people.
                RunAsync(start, [.. numbers[0] % 2 == 0 ? Between : [], .. numbers.Select(n => (Likely[n % Likely.Length], n / Likely.Length))]).GetAwaiter().GetResult();
            }));
        // A property that never met what it speaks of would prove nothing.
        Assert.True(disposed > 0, "no history disposed of anything");
        Assert.True(refused > 0, "no history tried to dispose of what is held");
    }

    [Fact]
    public async Task A_planted_database_that_forgets_holds_is_found()
    {
        (Step, int)[] history = [(Step.List, 0), (Step.Propose, 0), (Step.HoldRecord, 0), (Step.Agree, 0)];
        await RunAsync(house.Clock.GetUtcNow(), history);
        var definition = await house.SqlAsync<string>("select pg_get_functiondef('kernel.held'::regproc)");
        await house.SqlAsync("create or replace function kernel.held(record_kind text, record uuid, keeper uuid) returns boolean language sql stable security definer set search_path = pg_catalog as 'select false'");
        try
        {
            Assert.Contains("was held and is gone", (await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => RunAsync(house.Clock.GetUtcNow(), history))).Message, StringComparison.Ordinal);
        }
        finally
        {
            await house.SqlAsync(definition);
        }
    }

    private async Task RunAsync(DateTimeOffset start, IReadOnlyList<(Step Step, int Number)> history)
    {
        await house.LiftAllAsync();
        // Its acts are its own: what other histories left is taken out of sight.
        await house.SqlAsync("delete from kernel.retention_review; delete from improvement.finding;");
        var records = new Dictionary<Guid, (string Reference, bool Held)>();
        for (var i = 0; i < 3; i++)
        {
            var (id, reference) = await house.FindingAsync(house.Today.AddYears(-10 + (i * 5)));
            records[id] = (reference, false);
        }

        var years = 0;
        var (all, proposed) = (false, new Dictionary<Guid, Guid>());
        foreach (var (step, number) in history)
        {
            var id = records.Keys.ElementAtOrDefault(number % 3);
            var person = number % 2 == 0 ? house.Governance : house.Manager;
            var other = number % 2 == 0 ? house.Manager : house.Governance;
            var before = await ThereAsync(records.Keys);
            switch (step)
            {
                case Step.Jump:
                    // Never to before the roles began: nobody acts then.
                    years = Math.Clamp(years + Jumps[number % Jumps.Length], 0, 2000);
                    house.Clock.Advance(start.AddYears(years) - house.Clock.GetUtcNow());
                    break;
                case Step.List:
                    await house.ListAsync();
                    break;
                case Step.HoldRecord when before.Contains(id):
                    await house.HoldAsync(person, HoldReach.Record, records[id].Reference);
                    records[id] = (records[id].Reference, true);
                    break;
                case Step.HoldAll:
                    await house.HoldAsync(person, HoldReach.Partnership);
                    all = true;
                    break;
                case Step.Lift:
                    await house.LiftAllAsync();
                    all = false;
                    foreach (var key in records.Keys.ToList())
                    {
                        records[key] = (records[key].Reference, false);
                    }

                    break;
                case Step.KeepIt:
                    await TryAsync(id, person, Decision.Keep, house.Today.AddYears(5));
                    break;
                case Step.Propose:
                    if (await TryAsync(id, person, Decision.Dispose))
                    {
                        proposed[id] = person;
                    }

                    break;
                case Step.Agree:
                    var agreed = await TryAsync(id, proposed.GetValueOrDefault(id) == person ? other : person, Decision.Agree);
                    disposed += agreed ? 1 : 0;
                    refused += !agreed && proposed.ContainsKey(id) && before.Contains(id) && (all || records[id].Held) ? 1 : 0;
                    break;
                case Step.AgreeAlone when proposed.TryGetValue(id, out var alone):
                    Assert.False(await TryAsync(id, alone, Decision.Agree));
                    break;
                case Step.Refuse:
                    if (await TryAsync(id, person, Decision.Refuse))
                    {
                        proposed.Remove(id);
                    }

                    break;
            }

            var after = await ThereAsync(records.Keys);
            foreach (var gone in before.Except(after))
            {
                Assert.False(all || records[gone].Held, $"{records[gone].Reference} was held and is gone after {step}");
                Assert.Equal(Step.Agree, step);
                Assert.True(proposed.ContainsKey(gone));
            }
        }

        foreach (var gone in records.Keys.Except(await ThereAsync(records.Keys)))
        {
            Assert.Equal(1, await house.SqlAsync<long>(
                "select count(*) from kernel.retention_review where record_id = $1 and state = 'Disposed' and decided_by <> agreed_by and because is not null", gone));
        }
    }

    private async Task<bool> TryAsync(Guid record, Guid person, Decision decision, DateOnly? until = null)
    {
        if (await house.SqlAsync<long>("select count(*) from kernel.retention_review where record_id = $1", record) == 0)
        {
            return false;
        }

        try
        {
            await house.DecideAsync(person, await house.ReviewOfAsync(record), decision, until);
            return true;
        }
        catch (RuleBroken)
        {
            return false;
        }
    }

    private async Task<HashSet<Guid>> ThereAsync(IEnumerable<Guid> ids) =>
        [.. await house.SqlAsync<Guid[]>("select coalesce(array_agg(id), '{}') from improvement.finding where id = any($1)", (object)ids.ToArray())];
}
