using LineOfSight.Administration.AccessReview;
using LineOfSight.Administration.Reset;
using LineOfSight.Kernel.Access.Factors;
using LineOfSight.Kernel.Data;
using LineOfSight.Walls.Tests.Access;

namespace LineOfSight.Walls.Tests.Samples;

/// <summary>A session of the place's owner on another device: it is nobody's to end but theirs.</summary>
internal sealed class DeviceSample : Sample
{
    public override string Noun => "device";

    // A session belongs to a person; no partnership's wall stands before it.
    public override bool IsWalled => false;

    public override async Task<string> MakeAsync(Place place)
    {
        var (id, now) = (NewId.Next(), place.World.Clock.GetUtcNow());
        await place.World.SqlAsync(
            "insert into identity.session (id, account_id, started_at, expires_at, last_seen_at, device) values ($1, $2, $3, $4, $4, 'Firefox on Windows')",
            id, SignInSamples.OwnerOf(place), now, now.AddHours(8));
        return $"{id}";
    }
}

/// <summary>A passkey of the place's owner.</summary>
internal sealed class PasskeySample : Sample
{
    public override string Noun => "passkey";

    // Row security shows a passkey to its person alone, whatever the partnership.
    public override bool IsWalled => false;

    public override async Task<string> MakeAsync(Place place)
    {
        var id = NewId.Next();
        await place.World.SqlAsync(
            """
            insert into identity.passkey (id, account_id, name, credential, public_key, sign_count, transports, is_user_verified, is_backup_eligible, is_backed_up, attestation, client_data, made_at)
            values ($1, $2, 'Work laptop', $3, '\x00', 0, '{internal}', true, false, false, '\x00', '\x00', $4)
            """,
            id, SignInSamples.OwnerOf(place), id.ToByteArray(), place.World.Clock.GetUtcNow());
        return $"{id}";
    }
}

internal static class SignInSamples
{
    /// <summary>The owner; a visitor owns nothing, and finds the manager's.</summary>
    public static Guid OwnerOf(Place place) => place.Owner == Guid.Empty ? place.World.ManagerOf(place.Partnership) : place.Owner;
}

/// <summary>A reset of the sample person's second step, which the place's manager has opened.</summary>
internal sealed class ResetSample : Sample
{
    public override string Noun => "reset";

    // Whose reset it is, the account says; accounts are the installation's.
    public override bool IsWalled => false;

    public override async Task<string> MakeAsync(Place place)
    {
        var person = Guid.Parse(await place.OfAsync("person"));
        await place.World.SqlAsync("update identity.account set two_factor_enabled = true where id = $1", person);
        return $"{await place.World.WithAsync<OpenReset, Guid>(
            place.World.ManagerOf(place.Partnership), (open, stop) => open.HandleAsync(person, new() { Reason = "Lost their phone; rang back on the number in the staff list" }, stop))}";
    }
}

/// <summary>The sample person's role in this quarter's review of the place's partnership.</summary>
internal sealed class EntrySample : Sample
{
    public override string Noun => "entry";

    public override Task<string> MakeAsync(Place place) => AccessReviewSample.EntryAsync(place);
}

/// <summary>This quarter's review of the place's partnership.</summary>
internal sealed class AccessReviewSample : Sample
{
    public override string Noun => "review";

    public override string Route => "/administration/access-review";

    public override async Task<string> MakeAsync(Place place)
    {
        await EntryAsync(place);
        return $"{await place.World.SqlAsync<Guid>("select id from administration.access_review where partnership_id = $1", place.Partnership)}";
    }

    // A quarter has one review, so a person who came later is added to it as the job would have done.
    internal static async Task<string> EntryAsync(Place place)
    {
        var (world, id) = (place.World, NewId.Next());
        var assignment = Guid.Parse(await place.OfAsync("assignment"));
        await world.WithAsync<OpenReviews>(world.ManagerOf(place.Partnership), async (open, stop) => await open.OpenAsync(place.Partnership, stop));
        await world.SqlAsync(
            """
            insert into administration.reviewed_role (id, review_id, assignment_id, person_id, role, is_unused, version)
            select $1, r.id, a.id, a.person_id, a.role, false, 1 from administration.access_review r, kernel.assignment a where r.partnership_id = $2 and a.id = $3
            on conflict do nothing
            """,
            id, place.Partnership, assignment);
        return $"{await world.SqlAsync<Guid>("select id from administration.reviewed_role where assignment_id = $1", assignment)}";
    }
}

/// <summary>The secret of the link that a reset of somebody's second step ended with.</summary>
internal sealed class ResetLinkSample : Sample
{
    public override string Noun => "secret";

    public override string Route => "/second-step/link";

    public override bool IsNational => true;

    public override async Task<string> MakeAsync(Place place)
    {
        var (world, secret, now) = (place.World, NewId.Secret(), place.World.Clock.GetUtcNow());
        var person = await world.PersonAsync("Reset person", "analyst", place.Partnership);
        var second = await world.PersonAsync("Second of two", "information-governance", place.Partnership);
        await world.SqlAsync(
            """
            insert into identity.second_step_reset (id, account_id, partnership_id, reason, opened_by, opened_at, approved_by, approved_at, link_hash, link_ends_at, version)
            values ($1, $2, $3, 'Lost their phone', $4, $5, $6, $5, $7, $8, 2)
            """,
            NewId.Next(), person, place.Partnership, world.ManagerOf(place.Partnership), now, second, SecondStepReset.HashOf(secret), now.AddDays(1));
        return secret;
    }
}
