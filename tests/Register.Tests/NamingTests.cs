using LineOfSight.Kernel.Rules;
using LineOfSight.Register.Agencies;
using LineOfSight.Register.Bodies;
using LineOfSight.Register.Partnerships;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Register.Tests;

/// <summary>Two people give one name at once: the second waits for the first, and reads the ordinary words.</summary>
public sealed class NamingTests(Registered house) : IClassFixture<Registered>
{
    [Fact]
    public async Task An_agency_that_somebody_is_just_adding_is_linked_and_not_made_twice()
    {
        var said = new AddAgency.Input { Name = "Race Agency", Type = "voluntary", Standing = Standing.Relevant, StartsOn = new DateOnly(2024, 1, 1) };
        var broken = await SecondOfTwoAsync(s => s.GetRequiredService<AddAgency>().HandleAsync(house.Here, said, CancellationToken.None));
        Assert.Equal("Race Agency already works with the partnership on that date", broken.Message);
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from register.agency where name = 'Race Agency'"));
    }

    [Fact]
    public async Task A_body_that_somebody_is_just_creating_keeps_its_name_to_itself()
    {
        var said = new KeepBody.Input { Name = "Race group", Kind = BodyKind.SubGroup, StartsOn = new DateOnly(2024, 1, 1) };
        var broken = await SecondOfTwoAsync(s => s.GetRequiredService<KeepBody>().CreateAsync(house.Here, said, CancellationToken.None));
        Assert.Equal("The partnership already has a body of this name: choose another name", broken.Message);
        Assert.Equal(1, await house.SqlAsync<long>("select count(*) from register.body where name = 'Race group'"));
    }

    [Fact]
    public async Task A_partnership_that_somebody_is_just_adding_keeps_its_name_to_itself()
    {
        var said = new CreatePartnership.Input { Name = "Race Partnership", Status = Status.Shadow, From = new DateOnly(2024, 1, 1) };
        var broken = await SecondOfTwoAsync(s => s.GetRequiredService<CreatePartnership>().HandleAsync(said, CancellationToken.None), house.Administrator);
        Assert.Equal("There is already a partnership of this name: choose another name", broken.Message);
    }

    // The first is held open before its commit until the database says that the second waits.
    private async Task<RuleBroken> SecondOfTwoAsync(Func<IServiceProvider, Task> give, Guid? person = null)
    {
        var (given, waits) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = house.AsAsync(person ?? house.Manager, async services =>
        {
            await give(services);
            given.SetResult();
            await waits.Task;
        });
        await given.Task;
        var second = house.AsAsync(person ?? house.Manager, give);
        while (!second.IsCompleted && await house.SqlAsync<long>("select count(*) from pg_locks l join pg_stat_activity a on a.pid = l.pid where a.datname = current_database() and not l.granted") == 0)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        waits.SetResult();
        await first;
        return await Assert.ThrowsAsync<RuleBroken>(() => second);
    }
}
