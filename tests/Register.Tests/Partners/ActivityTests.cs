using System.Net;
using LineOfSight.Register.Agencies;
using LineOfSight.Register.Partners;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Register.Tests.Partners;

/// <summary>The history of an agency tells of its seats only to whoever may read the safeguarding partners.</summary>
public sealed class ActivityTests(Registered house) : IClassFixture<Registered>
{
    [Fact]
    public async Task Appointments_are_left_out_for_others()
    {
        var partner = await house.AgencyAsync(house.Manager, house.Here, "Borderland Police", "police", Standing.Partner);
        await house.AsAsync(house.Manager, s => s.GetRequiredService<AppointToSeat>().AppointAsync(
            partner.Id, new() { Seat = Seat.Lead, Name = "Avery Stone", Position = "Chief constable", StartsOn = Registered.Start }, default));
        using var manager = house.Browser(house.Manager);
        Assert.Contains("Avery Stone", (await manager.GetAsync($"/register/agencies/activity/{partner.AgencyId}")).Text, StringComparison.Ordinal);

        using var analyst = house.Browser(await house.PersonAsync("Ashley Analyst", "analyst", house.Here));
        Assert.Equal(HttpStatusCode.NotFound, (await analyst.GetAsync("/register/partners")).Status);
        var page = await analyst.GetAsync($"/register/agencies/activity/{partner.AgencyId}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("Avery Stone", page.Raw, StringComparison.Ordinal);
        Assert.DoesNotContain("appointment", page.Text, StringComparison.OrdinalIgnoreCase);
    }
}
