using LineOfSight.Kernel.Data;
using LineOfSight.Walls.Tests.Access;

namespace LineOfSight.Walls.Tests.Samples;

/// <summary>The key of an outside provider. The world knows none, so every one leads nowhere.</summary>
internal sealed class ProviderSample : Sample
{
    public override string Noun => "provider";

    public override bool IsNational => true;

    public override Task<string> MakeAsync(Place place) => Task.FromResult("council");
}

/// <summary>An account of the place's owner at an outside provider.</summary>
internal sealed class IdentitySample : Sample
{
    public override string Noun => "identity";

    // Row security shows it to its person alone, whatever the partnership.
    public override bool IsWalled => false;

    public override async Task<string> MakeAsync(Place place)
    {
        var id = NewId.Next();
        await place.World.SqlAsync(
            "insert into identity.outside_identity (id, account_id, provider, issuer, tenant, subject, linked_at) values ($1, $2, 'council', 'https://login.example.org', '', $3, $4)",
            id, SignInSamples.OwnerOf(place), $"{id}", place.World.Clock.GetUtcNow());
        return $"{id}";
    }
}
