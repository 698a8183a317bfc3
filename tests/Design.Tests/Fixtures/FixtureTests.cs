using System.Text.Json;

namespace LineOfSight.Design.Tests.Fixtures;

/// <summary>Every official fixture comes out as GOV.UK Frontend makes it, except those on the list of accepted differences.</summary>
public sealed class FixtureTests
{
    private static readonly Dictionary<string, string> Accepted = JsonSerializer.Deserialize<Dictionary<string, string>>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "accepted-differences.json")))!;

    public static TheoryData<string> Keys() => [.. OfficialFixtures.All.Select(f => f.Key).Distinct()];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Official_fixture(string key)
    {
        foreach (var fixture in OfficialFixtures.All.Where(f => f.Key == key))
        {
            if (Accepted.ContainsKey(fixture.Component))
            {
                Assert.False(OfficialFixtures.IsMade(fixture.Component), $"{fixture.Component} is listed as not made, and it is made: take it off the list.");
                continue;
            }
            var (expected, actual) = (NormalDom.Of(fixture.Html), NormalDom.Of(OfficialFixtures.Make(fixture)));
            if (Accepted.ContainsKey(key))
            {
                Assert.NotEqual(expected, actual);
                continue;
            }
            Assert.Equal(expected, actual);
        }
    }

    [Fact]
    public void The_list_of_accepted_differences_names_only_what_exists_and_gives_reasons()
    {
        var known = OfficialFixtures.All.SelectMany(f => new[] { f.Key, f.Component }).ToHashSet();
        Assert.Empty(Accepted.Keys.Except(known));
        Assert.All(Accepted.Values, reason => Assert.True(reason.Length > 20, "A reason is a sentence."));
    }

    [Fact]
    public void There_are_725_official_fixtures() => Assert.Equal(725, OfficialFixtures.All.Count);
}
