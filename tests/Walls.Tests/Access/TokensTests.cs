using System.Net;
using Microsoft.AspNetCore.Mvc;

namespace LineOfSight.Walls.Tests.Access;

/// <summary>A form counts only with the token of the person who opened it.</summary>
public sealed class TokensTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_form_without_its_token_or_with_somebody_elses_is_refused_and_changes_nothing()
    {
        using var knock = new Knock(world);
        var walk = new Walk(world, knock);
        var forms = world.Doors.Where(d => d.Method == "POST" && !IgnoresTokens(d)).ToList();
        Assert.NotEmpty(forms);
        var tries = await walk.TriesAsync(forms);
        var manager = world.Columns[0];
        var broken = new List<string>();
        var before = await Fingerprint.OfAsync(world);
        foreach (var t in tries.Where(t => world.Columns[t.Column].Role is "business-manager" or "administrator" or ""))
        {
            var who = world.Columns[t.Column];
            var other = who == manager ? world.Columns[1] : manager;
            if (who.Role.Length == 0 && t.Door.Permission is not null)
            {
                continue;
            }

            var bare = await knock.PostAsync(who, t.Url, t.Fields, withToken: false, isRefused: true);
            var foreign = await knock.PostAsync(who, t.Url, t.Fields, tokenOf: other, isRefused: true);
            foreach (var (answer, kind) in new[] { (bare, "without a token"), (foreign, $"with the token of {other.Name}") })
            {
                if (answer.Status is not (HttpStatusCode.BadRequest or HttpStatusCode.NotFound) && !answer.SentToSignIn)
                {
                    broken.Add($"{t.Door.Name} as {who.Name} {kind}: {(int)answer.Status}");
                }

                broken.AddRange(ResponseRules.Broken($"{t.Door.Name} {kind}", answer));
            }
        }

        Wall.Holds(broken.Concat(Fingerprint.Changed(before, await Fingerprint.OfAsync(world))));
    }

    [Fact]
    public void Only_the_pages_of_errors_take_forms_without_a_token() => Assert.Equal(
        ["/not-found", "/problem"], world.Doors.Where(d => d.Method == "POST" && IgnoresTokens(d)).Select(d => d.Route).Order(StringComparer.Ordinal));

    private static bool IgnoresTokens(Door door) => door.Model?.GetCustomAttributes(typeof(IgnoreAntiforgeryTokenAttribute), inherit: true).Length > 0
        || door.Endpoint.Metadata.GetMetadata<IgnoreAntiforgeryTokenAttribute>() is not null;
}
