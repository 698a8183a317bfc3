using LineOfSight.Improvement.Ask;
using LineOfSight.Walls.Tests.Access;
using Microsoft.AspNetCore.Http;

namespace LineOfSight.Walls.Tests.Samples;

/// <summary>An ask by link whose answer has come, about an action that the place's agency leads.</summary>
internal class AskSample : Sample
{
    public override string Noun => "ask";

    public override async Task<string> MakeAsync(Place place)
    {
        var (ask, secret) = await AskAsync(place);
        var reference = await place.World.SqlAsync<string>("select a.reference from improvement.asked_action l join improvement.action a on a.id = l.action_id where l.ask_id = $1", ask.Id);
        var csv = System.Text.Encoding.UTF8.GetBytes($"Reference,How is it going?,Progress\n{reference},At risk,Half of it\n");
        await place.World.AsAsync(null, async services =>
        {
            var stop = CancellationToken.None;
            await ((SaveAnswer)services.GetService(typeof(SaveAnswer))!).HandleAsync(secret, new FormFile(new MemoryStream(csv), 0, csv.Length, "File", "answer.csv"), stop);
            await ((SendAnswer)services.GetService(typeof(SendAnswer))!).HandleAsync(secret, false, stop);
        });
        return $"{ask.Id}";
    }

    // An action of one child's case is never asked about by link, so every place asks about another one.
    internal static async Task<(AskByLink Ask, string Secret)> AskAsync(Place place)
    {
        var (world, manager) = (place.World, place.World.ManagerOf(place.Partnership));
        var finding = await world.WithAsync<Improvement.Raise.RaiseFinding, Guid>(manager, (raise, stop) => raise.HandleAsync(
            new() { Title = $"Asked {place.Mark}", Found = "Something", IsConcern = true, Theme = "Neglect", RaisedBy = "Four people", RaisedByCount = "4", RaisedOn = Neighbourhood.Since, Evidence = new() { Kind = LineOfSight.Contracts.EvidenceKind.Quotation, Words = "Words", Consent = "Agreed", Place = "A place", Source = "Council", GivenOn = Neighbourhood.Since } }, stop));
        var action = await world.WithAsync<Improvement.Add.AddAction, Guid>(manager, (add, stop) => add.HandleAsync(
            finding, new() { What = $"Do it {place.Mark}", AgencyId = place.Agency, DueOn = DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime).AddDays(30) }, stop));
        return await world.WithAsync<AskAgency, (AskByLink, string)>(manager, (ask, stop) => ask.AskAsync(
            place.Agency, new() { Address = "asked@example.org", Until = DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime).AddDays(30), Actions = [action] }, stop));
    }
}

/// <summary>An ask by link that nobody has answered.</summary>
internal sealed class OpenAskSample : AskSample
{
    public override string Route => "/improvement/ask/revoke/";

    public override async Task<string> MakeAsync(Place place) => $"{(await AskAsync(place)).Ask.Id}";
}

/// <summary>The secret of a link that can be answered.</summary>
internal sealed class AskSecretSample : Sample
{
    public override string Noun => "secret";

    public override string Route => "/improvement/ask/answer";

    public override bool IsNational => true;

    public override async Task<string> MakeAsync(Place place) => (await AskSample.AskAsync(place)).Secret;
}
