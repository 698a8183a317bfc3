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

    /// <summary>An action that was done on a day, which serves a finding; with a clock that was paused, in words about a child.</summary>
    public async Task<(Guid Id, string Reference, Guid Clock)> ActionAsync(DateOnly done, Guid finding)
    {
        var (id, reference, clock) = (NewId.Next(), NewId.Reference('A'), NewId.Next());
        await SqlAsync(
            """
            insert into improvement.action (id, partnership_id, reference, what, owner_id, due_on, status, done_on, is_case_level, added_at, version, what_changed)
            values ($1, $2, $3, 'Canary action', $4, $5, 'Done', $5, false, $6, 1, 'Canary change')
            """,
            id, Partnership, reference, Manager, done, Clock.GetUtcNow());
        await SqlAsync("insert into improvement.finding_action (finding_id, action_id) values ($1, $2)", finding, id);
        await SqlAsync(
            "insert into kernel.clock (id, partnership_id, record_id, rule, division, state, due_on, version) values ($1, $2, $3, '{}', 'england-and-wales', 'Met', $4, 1)",
            clock, Partnership, id, done);
        await SqlAsync(
            "insert into kernel.clock_entry (id, clock_id, number, kind, day, words, person_id, at) values ($1, $2, 1, 'Paused', $3, 'Canary: her mother is in hospital', $4, $5)",
            NewId.Next(), clock, done, Manager, Clock.GetUtcNow());
        return (id, reference, clock);
    }

    /// <summary>A letter that was sent about a record, and a letter of the day with two lines, of which one is about it.</summary>
    public async Task<(Guid Letter, Guid Digest)> LettersAsync(Guid record)
    {
        var (letter, digest) = (NewId.Next(), NewId.Next());
        const string Insert =
            """
            insert into kernel.letter (id, partnership_id, kind, person_id, subject, words, link, may_wait, state, written_at, sent_at, tries, version)
            values ($1, $2, $3, $4, 'An action was given to you', $5, $6, true, 'sent', now(), now(), 1, 1)
            """;
        await SqlAsync(Insert, letter, Partnership, "improvement.given", Manager, "Words", $"/improvement/action/{record}");
        await SqlAsync(
            Insert, digest, Partnership, "kernel.letter-of-the-day", Manager,
            $"What happened:\n\n* Other news\n  https://los/improvement/action/{NewId.Next()}\n\n* Canary news\n  https://los/improvement/action/{record}", DBNull.Value);
        return (letter, digest);
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
