using LineOfSight.Administration.Retention;
using LineOfSight.Administration.Retention.Hold;
using LineOfSight.Administration.Retention.Review;
using LineOfSight.Kernel.Access;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Retention;
using LineOfSight.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace LineOfSight.Administration.Tests.Retention;

/// <summary>A partnership with records of several ages, and the people who review them.</summary>
public sealed class RetentionHouse : House
{
    public Guid Partnership { get; private set; }

    public Guid Neighbour { get; private set; }

    public Guid Governance { get; private set; }

    public Guid Manager { get; private set; }

    public Guid NeighbourManager { get; private set; }

    public DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    protected override async Task FillAsync()
    {
        Partnership = await PartnershipAsync("Northshire Safeguarding Children Partnership");
        Neighbour = await PartnershipAsync("Southmere Safeguarding Children Partnership");
        Governance = await PersonAsync("Gale Governance", "information-governance", Partnership);
        Manager = await PersonAsync("Morgan Manager", "business-manager", Partnership);
        NeighbourManager = await PersonAsync("Noor Neighbour", "business-manager", Neighbour);
    }

    /// <summary>A finding that was answered on a day, or is not; its row alone, as old ones are there.</summary>
    public async Task<(Guid Id, string Reference)> FindingAsync(DateOnly? answered, Guid? partnership = null)
    {
        var (id, reference) = (NewId.Next(), NewId.Reference('F'));
        await SqlAsync(
            """
            insert into improvement.finding (id, partnership_id, reference, title, found, is_concern, theme, raised_by, raised_on, answered_on, is_case_level, recorded_at, version)
            values ($1, $2, $3, 'Canary title', 'Canary words', true, 'Theme', 'Four young people', $4, $5, false, $6, 1)
            """,
            id, partnership ?? Partnership, reference, (answered ?? Today).AddDays(-30), (object?)answered ?? DBNull.Value, Clock.GetUtcNow());
        return (id, reference);
    }

    /// <summary>The nightly job, as Line of Sight itself does it.</summary>
    internal Task<int> ListAsync() => AsAsync(Governance, s => s.GetRequiredService<ListDue>().HandleAsync(CancellationToken.None));

    internal Task<Guid> ReviewOfAsync(Guid record) => SqlAsync<Guid>("select id from kernel.retention_review where record_id = $1 order by listed_at desc limit 1", record);

    internal Task DecideAsync(Guid person, Guid review, Decision decision, DateOnly? until = null) => AsAsync(person, async s => await s.GetRequiredService<ReviewRecord>().HandleAsync(
        review, new() { Decision = decision, Because = "Its time has come", KeepUntil = until, Version = await SqlAsync<int>("select version from kernel.retention_review where id = $1", review) }, CancellationToken.None));

    internal Task HoldAsync(Guid person, HoldReach reach, string? references = null, string? kind = null) => AsAsync(person, s => s.GetRequiredService<PlaceHold>().HandleAsync(
        new() { Reach = reach, Kind = kind, Subject = "P-1", Records = references, RecordsOfPerson = references, Ground = HoldGround.Inquiry, Reason = "National inquiry" }, CancellationToken.None));

    internal Task LiftAllAsync() => SqlAsync("update kernel.hold set lifted_at = now(), lifted_by = $1, lifted_because = 'Over' where lifted_at is null", Manager);

    internal Task<bool> IsThereAsync(Guid finding) => SqlAsync<bool>("select exists (select 1 from improvement.finding where id = $1)", finding);
}
