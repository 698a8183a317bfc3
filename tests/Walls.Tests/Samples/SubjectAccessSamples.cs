using LineOfSight.Kernel.Data;
using LineOfSight.Walls.Tests.Access;

namespace LineOfSight.Walls.Tests.Samples;

/// <summary>A request for somebody's own data with one page, which somebody has reviewed.</summary>
internal class SubjectRequestSample : Sample
{
    public override string Noun => "request";

    public override async Task<string> MakeAsync(Place place)
    {
        var (id, now) = (NewId.Next(), place.World.Clock.GetUtcNow());
        var reviewer = await place.World.PersonAsync("Reviewer of pages", "information-governance", place.Partnership);
        await place.World.SqlAsync(
            """
            insert into administration.subject_access_request (id, partnership_id, reference, asked_by, "right", checked, subject, received_on, due_on, state, recorded_by, recorded_at, version)
            values ($1, $2, $3, 'The father', 'Own', 'Passport', 'C-1', $4, $4, 'Reviewing', $5, $6, 1)
            """,
            id, place.Partnership, NewId.Reference('S'), DateOnly.FromDateTime(now.UtcDateTime), reviewer, now);
        await place.World.SqlAsync(
            """
            insert into administration.collected_page (id, request_id, number, source, title, text, has_third_party, collected_at, decision, version)
            values ($1, $2, 1, 'Copied', $3, 'Words', true, $4, 'NotReviewed', 1)
            """,
            NewId.Next(), id, $"Page {place.Mark}", now);
        await place.World.SqlAsync("update administration.collected_page set decision = 'Include', reviewed_by = $2, reviewed_at = $3 where request_id = $1", id, reviewer, now);
        return $"{id}";
    }
}

/// <summary>A request whose pack is approved.</summary>
internal sealed class ApprovedRequestSample : SubjectRequestSample
{
    public override string Route => "/administration/subject-access/fetch/";

    public override async Task<string> MakeAsync(Place place)
    {
        var id = await base.MakeAsync(place);
        await place.World.SqlAsync(
            "update administration.subject_access_request set state = 'Approved', approved_by = $2, approved_at = $3, harm_test = 'None' where id = $1",
            Guid.Parse(id), place.World.ManagerOf(place.Partnership), place.World.Clock.GetUtcNow());
        return id;
    }
}

/// <summary>A page that was collected.</summary>
internal sealed class CollectedPageSample : Sample
{
    public override string Noun => "collected";

    public override async Task<string> MakeAsync(Place place) =>
        $"{await place.World.SqlAsync<Guid>("select id from administration.collected_page where request_id = $1", Guid.Parse(await place.Again().OfAsync("request")))}";
}
