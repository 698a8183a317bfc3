using LineOfSight.Host.Access;
using LineOfSight.Host.Access.Factors;
using LineOfSight.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Host.Tests.Access.Factors;

/// <summary>Guessing codes with the right password: ten tries in 15 minutes, whoever makes them and from wherever.</summary>
public sealed class GuessingCodesTests(ProductionHouse house) : IClassFixture<ProductionHouse>
{
    [Fact]
    public async Task Ten_wrong_codes_lock_for_fifteen_minutes()
    {
        var (person, email, secret) = await PersonAsync();
        using var browser = house.Visitor();
        await browser.SignInAsync(email);
        for (var i = 0; i < 9; i++)
        {
            Assert.Contains("did not work", (await browser.PostAsync("/second-step", new { Code = Wrong(house.CodeOf(secret), i) })).Errors, StringComparison.Ordinal);
        }

        Assert.Contains("did not work", (await browser.PostAsync("/second-step", new { Code = house.CodeOf(secret) })).Errors, StringComparison.Ordinal);
        Assert.Equal(0, await house.SqlAsync<long>("select count(*) from identity.session where account_id = $1", person));
        house.Clock.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1));
        Assert.Equal("/", (await browser.SignInAsync(house, email, secret)).Location);
    }

    [Fact]
    [Trait("Tier", "long")]
    public async Task Ten_thousand_codes_from_as_many_addresses_open_nothing()
    {
        var (person, email, secret) = await PersonAsync();
        using var browser = house.Visitor();
        await browser.SignInAsync(email);
        var step = await house.SqlAsync<Guid>("select id from identity.first_step where account_id = $1", person);
        var opened = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, 10_000), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (i, stop) =>
        {
            await using var scope = house.Services.CreateAsyncScope();
            var visit = new Visit(new System.Net.IPAddress([10, 1, (byte)(i >> 8), (byte)i]), "", null);

            // The right one is the last.
            var code = i == 9_999 ? house.CodeOf(secret) : Wrong(house.CodeOf(secret), i);
            if (await scope.ServiceProvider.GetRequiredService<Host.Access.Factors.SecondSteps>().WithAppAsync(new Halfway(person, step), code, visit, stop) is not null)
            {
                Interlocked.Increment(ref opened);
            }
        });
        Assert.Equal(0, opened);
        Assert.Equal(10_000, await house.SqlAsync<long>("select count(*) from kernel.act where kind = 'host.second-step-failed' and subject_id = $1", person));
    }

    private static string Wrong(string right, int i)
    {
        var guess = (i * 7919 % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
        return guess == right ? "no" : guess;
    }

    private async Task<(Guid Person, string Email, byte[] Secret)> PersonAsync()
    {
        var person = await house.PersonAsync("Ada Example", "business-manager", await house.PartnershipAsync($"Partnership {Kernel.Data.NewId.Next()}"));
        return (person, await house.GivePasswordAsync(person), await house.GiveAppAsync(person));
    }
}
