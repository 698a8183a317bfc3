using System.Text.RegularExpressions;
using LineOfSight.Host.Serving;
using LineOfSight.Kernel.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;

namespace LineOfSight.Walls.Tests.Access;

/// <summary>What every way in says of itself.</summary>
public sealed partial class DoorsTests(World world) : IClassFixture<World>
{
    // A word that names no thing. "record" stays: a line of sight begins at any of them.
    private static readonly string[] NoNouns = ["id", "guid", "key", "value", "item", "code", "data", "param", "number", "x"];

    [Fact]
    public async Task Every_door_names_one_policy() => Wall.Holds(Unnamed(await Door.AllAsync(world.Services)));

    [Fact]
    public void Every_permission_that_a_door_names_is_known() => Wall.Holds(
        world.Doors.Where(d => d.Permission is { } p && !world.Roles.Any(r => r.May.ContainsKey(p))).Select(d => $"{d.Name}: no role has {d.Permission}"));

    [Fact]
    public void Every_address_is_its_folder() => Wall.Holds(Astray(world.Doors));

    [Fact]
    public void Every_parameter_is_a_noun_with_a_constraint() => Wall.Holds(world.Doors.SelectMany(d => Parameters(d.Endpoint)));

    [Theory]
    [InlineData("reviews/{id:guid}", "'id' is no noun")]
    [InlineData("reviews/{reviewId:guid}", "'reviewId' is no noun")]
    [InlineData("reviews/{review}", "'review' has no constraint")]
    public void A_planted_parameter_is_found(string route, string words) => Wall.Finds(words, Parameters(Planted(route)));

    [Fact]
    public void A_planted_door_without_a_policy_or_with_two_is_found()
    {
        var none = new Door("GET", "/reviews", null, [], null, [], Planted("reviews"));
        Wall.Finds("names no policy", Unnamed([none]));
        Wall.Finds("names 2 policies", Unnamed([none with { Policies = ["reviews.read", "signed in"] }]));
        Wall.Finds("open without a reason", Unnamed([none with { Policies = ["open without a reason"] }]));
        Wall.Finds("open without a reason", Unnamed([none with { Policies = ["open: "] }]));
    }

    [Fact]
    public void A_planted_page_with_an_address_of_its_own_is_found()
    {
        var planted = new Door("GET", "/somewhere/else", null, [], typeof(LineOfSight.Register.Commission.PlantedModel), [], Planted("somewhere/else"));
        Wall.Finds("/somewhere/else", Astray([planted]));
        Wall.Holds(Astray([planted with { Route = "/register/commission/planted/{review}" }]));
    }

    private static IEnumerable<string> Unnamed(IEnumerable<Door> doors) => doors.SelectMany(d => d.Policies switch
    {
        [] => [$"{d.Name} names no policy: [Can(...)], [SignedIn] or [OpenToAll(why)]"],
        ["open without a reason" or "open: "] => [$"{d.Name} is open without a reason"],
        [_] => Array.Empty<string>(),
        _ => [$"{d.Name} names {d.Policies.Count} policies: {string.Join(", ", d.Policies)}"],
    });

    // The namespace of a page model is its folder: LineOfSight.Improvement.Raise.FindingModel is served at /improvement/raise/finding.
    private static IEnumerable<string> Astray(IEnumerable<Door> doors) =>
        from door in doors
        let expected = door.Model is { } model ? AddressOf(model) : door.Route
        where door.Route != expected && !door.Route.StartsWith(expected + "/{", StringComparison.Ordinal) && !(expected.Length == 0 && door.Route == "/")
            && !(door.Model == typeof(Host.Pages.SectionModel) && door.Route == "/{section}")
        select $"{door.Route} is the page {door.Model?.FullName}, whose folder is {expected}";

    private static string AddressOf(Type model)
    {
        var parts = model.FullName!.Replace("LineOfSight.Host.Pages.", "LineOfSight.", StringComparison.Ordinal).Split('.')[1..];
        parts[^1] = ModelSuffix().Replace(parts[^1], "");
        return string.Concat(parts.Where((part, i) => i < parts.Length - 1 || part != "Index").Select(p => "/" + new KebabCase().TransformOutbound(p)));
    }

    private static IEnumerable<string> Parameters(RouteEndpoint endpoint)
    {
        foreach (var parameter in endpoint.RoutePattern.Parameters)
        {
            if (NoNouns.Contains(parameter.Name) || !Noun().IsMatch(parameter.Name))
            {
                yield return $"{endpoint.RoutePattern.RawText}: '{parameter.Name}' is no noun";
            }

            if (parameter.ParameterPolicies.Count == 0)
            {
                yield return $"{endpoint.RoutePattern.RawText}: '{parameter.Name}' has no constraint";
            }
        }
    }

    private static RouteEndpoint Planted(string route) =>
        new(_ => Task.CompletedTask, Microsoft.AspNetCore.Routing.Patterns.RoutePatternFactory.Parse(route), 0, null, route);

    [GeneratedRegex("^[a-z]+$")]
    private static partial Regex Noun();

    [GeneratedRegex("Model$")]
    private static partial Regex ModelSuffix();
}
