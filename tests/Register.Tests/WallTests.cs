using LineOfSight.Contracts;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.Register.Agencies;
using LineOfSight.Register.Bodies;
using LineOfSight.Register.Partners;
using LineOfSight.Register.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Register.Tests;

/// <summary>What stays inside a partnership and what is national, asked past the first wall.</summary>
public sealed class WallTests(Registered house) : IClassFixture<Registered>
{
    [Fact]
    public async Task Nothing_of_another_partnership_comes_back_even_without_the_first_wall()
    {
        var role = await house.AgencyAsync(house.Manager, house.Here, "Wall Police", "police", Standing.Partner);
        var body = await house.BodyAsync("Wall board");
        await house.MemberAsync(body, "Kit Lane");
        await house.AsAsync(house.Manager, s => s.GetRequiredService<KeepContact>().AddAsync(role.Id, new() { Name = "Kim Reed", Email = "kim@example.org" }, default));
        await house.AsAsync(house.Manager, s => s.GetRequiredService<AppointToSeat>()
            .AppointAsync(role.Id, new() { Seat = Seat.Lead, Name = "Jo Hill", Position = "Chief Constable", StartsOn = Registered.Start }, default));

        await house.AsAsync(house.Neighbour, async services =>
        {
            var db = services.GetRequiredService<LineOfSightDb>();
            Assert.Empty(await db.Set<AgencyRole>().Where(r => r.PartnershipId == house.Here).ToListAsync());
            Assert.Empty(await db.Set<Appointment>().Where(a => a.AgencyRoleId == role.Id).ToListAsync());
            Assert.Empty(await db.Set<Contact>().Where(c => c.AgencyId == role.AgencyId).ToListAsync());
            Assert.Empty(await db.Set<Body>().Where(b => b.Id == body).ToListAsync());
            Assert.Empty(await db.Set<Membership>().Where(m => m.BodyId == body).ToListAsync());
            Assert.NotEmpty(await db.Set<Agency>().Where(a => a.Id == role.AgencyId).ToListAsync());
            Assert.NotEmpty(await db.Set<PartnershipProfile>().Where(p => p.Id == house.Here).ToListAsync());
        });
    }

    [Fact]
    public async Task The_database_itself_refuses_to_change_what_is_national_from_outside()
    {
        var role = await house.AgencyAsync(house.Manager, house.Here, "Outside Council", "district-council");

        await house.AsAsync(house.Neighbour, async services =>
        {
            var db = services.GetRequiredService<LineOfSightDb>();
            Assert.Equal(0, await db.Set<PartnershipProfile>().Where(p => p.Id == house.Here).ExecuteUpdateAsync(u => u.SetProperty(p => p.Predecessor, "mine")));
            Assert.Equal(0, await db.Set<Area>().Where(a => a.PartnershipId == house.Here).ExecuteUpdateAsync(u => u.SetProperty(a => a.EndsOn, new DateOnly(2030, 1, 1))));
            Assert.Equal(0, await db.Set<Agency>().Where(a => a.Id == role.AgencyId).ExecuteUpdateAsync(u => u.SetProperty(a => a.Name, "mine")));
            Assert.Equal(1, await db.Set<PartnershipProfile>().Where(p => p.Id == house.There).ExecuteUpdateAsync(u => u.SetProperty(p => p.Predecessor, "Farland Board")));
        });
    }

    [Fact]
    public async Task A_police_force_of_two_areas_is_one_row_with_two_links()
    {
        var here = await house.AgencyAsync(house.Manager, house.Here, "Spanning Police", "police", Standing.Partner);
        var there = await house.AgencyAsync(house.Neighbour, house.There, "SPANNING police", "police", Standing.Partner);

        Assert.Equal(here.AgencyId, there.AgencyId);
        Assert.NotEqual(here.Id, there.Id);
        var places = await house.AsAsync(house.Manager, s => EditAgency.PlacesAsync(s.GetRequiredService<LineOfSightDb>(), here.AgencyId, default));
        Assert.Equal(new[] { house.Here, house.There }.Order(), places.Select(p => p.PartnershipId).Order());
    }

    [Fact]
    public async Task An_edit_of_a_shared_directory_entry_enters_the_chain_of_every_partnership_that_works_with_it()
    {
        var here = await house.AgencyAsync(house.Manager, house.Here, "Chained Ambulance", "ambulance");
        await house.AgencyAsync(house.Neighbour, house.There, "Chained Ambulance", "ambulance");

        await house.AsAsync(house.Manager, s => s.GetRequiredService<EditAgency>()
            .HandleAsync(house.Here, here.AgencyId, new() { Name = "Chained Ambulance Service", Type = "ambulance", Version = 1 }, default));

        Assert.Equal(2L, await house.SqlAsync<long>(
            "select count(*) from kernel.act_link l join kernel.act a on a.id = l.act_id where a.subject_id = $1 and a.kind = 'register.agency.edited'", here.AgencyId));
    }

    [Fact]
    public async Task A_shared_body_is_one_row_that_both_keep_and_its_acts_enter_both_chains()
    {
        var body = await house.BodyAsync("Shared death overview panel", BodyKind.Panel);
        await house.MemberAsync(body, "Lee Moor");
        await house.AsAsync(house.Manager, s => s.GetRequiredService<ShareBody>()
            .HandleAsync(body, new() { PartnershipId = house.There, Reason = "One panel reviews deaths in both areas" }, default));

        await house.AsAsync(house.Neighbour, async services =>
        {
            Assert.Contains(await services.GetRequiredService<IBodies>().InAsync(house.There, default), b => b.Id == body);
            Assert.Single(await services.GetRequiredService<LineOfSightDb>().Set<Membership>().Where(m => m.BodyId == body).ToListAsync());
            Assert.Equal(2, (await ShareBody.ServedAsync(services.GetRequiredService<LineOfSightDb>(), body, default)).Count);
            await services.GetRequiredService<KeepMembers>().JoinAsync(body, new() { Name = "Toni Vale", Role = MemberRole.Member, TermStartsOn = Registered.Start }, default);
            await Assert.ThrowsAsync<NotVisible>(() => services.GetRequiredService<ShareBody>()
                .HandleAsync(body, new() { PartnershipId = house.There, Reason = "again" }, CancellationToken.None));
        });

        Assert.Equal(2L, await house.SqlAsync<long>(
            "select count(distinct l.partnership_id) from kernel.act_link l join kernel.act a on a.id = l.act_id where a.subject_id = $1 and a.kind = 'register.member.joined' and a.person_id = $2",
            body, house.Neighbour));
    }

    [Fact]
    public async Task The_reference_data_covers_england()
    {
        Assert.Equal(153L, await house.SqlAsync<long>("select count(*) from register.local_authority where ends_on is null"));
        Assert.Equal(9L, await house.SqlAsync<long>("select count(distinct region) from register.local_authority"));
        Assert.Equal(0L, await house.SqlAsync<long>(
            """
            select count(*) from register.local_authority a join register.local_authority b on a.la_code = b.la_code and a.ons_code < b.ons_code
            where daterange(a.starts_on, a.ends_on, '[]') && daterange(b.starts_on, b.ends_on, '[]')
            """));
        Assert.Equal(["926"], (await house.AsAsync(house.Manager, s => s.GetRequiredService<IPartnerships>().FootprintAsync(house.Here, null, default))).Select(a => a.LaCode));
    }
}
