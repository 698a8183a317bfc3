using FsCheck;
using FsCheck.Fluent;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Tests.Workshop;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Kernel.Tests.Access;

/// <summary>
/// The list and the page never disagree: whatever roles a person holds, the query finds exactly the records that the access
/// service says yes to, behind row security.
/// </summary>
public sealed class VisibleTests(VisibleTests.Shed house) : IClassFixture<VisibleTests.Shed>
{
    /// <summary>A tool of every kind: kept by each of three partnerships, led by one of two agencies or none, owned or not, of one of two bodies or none, shared or not.</summary>
    public sealed class Shed : NoteHouse
    {
        internal Guid[] Partnerships { get; private set; } = [];

        internal Guid[] Agencies { get; } = [NewId.Next(), NewId.Next()];

        internal Guid[] Bodies { get; } = [NewId.Next(), NewId.Next()];

        internal Guid Person { get; private set; }

        internal Guid[] Cases { get; private set; } = [];

        protected override async Task FillAsync()
        {
            await base.FillAsync();
            Partnerships = [await PartnershipAsync("North"), await PartnershipAsync("South"), await PartnershipAsync("East")];
            Person = await PersonAsync("Ada Hazel", "nothing", Partnerships[0]);
            await SqlAsync(
                """
                insert into workshop.tool (id, partnership_id, agency_id, owner_id, body_id)
                select gen_random_uuid(), p, a, o, b
                from unnest($1::uuid[]) p, unnest(array_append($2::uuid[], null)) a, unnest(array[$3::uuid, null]) o, unnest(array_append($4::uuid[], null)) b, generate_series(1, 2)
                """,
                Partnerships, Agencies, Person, Bodies);
            await SqlAsync(
                """
                insert into kernel.share (record_id, partnership_id)
                select t.id, $1 from (select id, partnership_id, row_number() over (partition by partnership_id, agency_id, owner_id, body_id) as n from workshop.tool) t
                where n = 1 and partnership_id <> $1
                """,
                Partnerships[1]);
            Cases = [await SqlAsync<Guid>("select id from workshop.tool where partnership_id = $1 limit 1", Partnerships[0]), Bodies[0]];
        }
    }

    /// <summary>A role drawn at random; the numbers choose among the shed's, and beyond them none.</summary>
    internal sealed record Held(Reach Reach, int Partnership, int Agency, int Body, int Case);

    private static readonly Gen<Held> AnyRole =
        from reach in Gen.Elements(Reach.Own, Reach.OwnAgency, Reach.Partnership, Reach.Partnership, Reach.Installation)
        from partnership in Gen.Choose(0, 2)
        from agency in Gen.Choose(0, 2)
        from body in Gen.Choose(0, 4)
        from @case in Gen.Choose(0, 6)
        select new Held(reach, partnership, agency, body, @case);

    [Fact]
    public void The_query_finds_what_the_access_service_permits() => Check.One(
        Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(150),
        Prop.ForAll(AnyRole.ListOf().Where(r => r.Count <= 4).ToArbitrary(), roles => DifferenceAsync(roles).GetAwaiter().GetResult() is { Length: 0 }));

    private async Task<string> DifferenceAsync(IEnumerable<Held> roles)
    {
        await house.SqlAsync("delete from kernel.assignment where person_id = $1", house.Person);
        foreach (var role in roles)
        {
            var whole = role.Reach == Reach.Installation;
            await house.SqlAsync(
                """
                insert into kernel.assignment (id, person_id, role, partnership_id, agency_id, body_id, case_id, starts_at, version)
                values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, 1)
                """,
                house.Person, NoteModule.Borrower(role.Reach), whole ? DBNull.Value : house.Partnerships[role.Partnership], Of(house.Agencies, role.Agency),
                whole ? DBNull.Value : Of(house.Bodies, role.Body), whole ? DBNull.Value : Of(house.Cases, role.Case), house.Clock.GetUtcNow().AddDays(-1));
        }

        await using var scope = house.Kernel.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<UnitOfWork>().EnterAsync(house.Person, session: null, CancellationToken.None);
        var db = scope.ServiceProvider.GetRequiredService<LineOfSightDb>();
        var access = scope.ServiceProvider.GetRequiredService<IAccess>();
        var visible = await db.VisibleTo<Tool>(access, NoteModule.Borrow).Select(t => t.Id).ToListAsync();
        var permitted = (await db.Set<Tool>().AsNoTracking().ToListAsync()).Where(t => access.May(NoteModule.Borrow, t)).Select(t => t.Id);
        return string.Join(", ", visible.ToHashSet().SetEquals(permitted) ? [] : visible.Except(permitted).Select(t => $"+{t}").Concat(permitted.Except(visible).Select(t => $"-{t}")));
    }

    private static object Of(Guid[] some, int which) => which < some.Length ? some[which] : DBNull.Value;
}
