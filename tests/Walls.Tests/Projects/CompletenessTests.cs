using LineOfSight.Walls.Tests.Discovery;

namespace LineOfSight.Walls.Tests.Projects;

public sealed class CompletenessTests
{
    [Fact]
    public void Every_project_stands_in_the_solution_and_every_module_has_all_that_a_module_has() => Wall.Holds(Completeness.Broken(Tree.House));

    [Fact]
    public void The_demonstration_is_used_by_the_host_and_for_measuring_alone() =>
        Assert.Equal(["Bench", "Host"], Project.In(Tree.House).Where(p => p.Layer != Layer.Tests && p.References.Contains("Demo")).Select(p => p.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_module_that_is_built_is_one_of_the_house() =>
        Assert.Equal(Built.Modules.Select(a => a.GetName().Name), Host.Modules.All.All.Select(m => m.GetType().Assembly)
            .Where(a => a != Built.Of(Layer.Host)).Select(a => a.GetName().Name).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("is not in LineOfSight.slnx")]
    [InlineData("has no tests")]
    [InlineData("is not in src/Host/Modules.cs")]
    [InlineData("has no README.md")]
    [InlineData("has no face")]
    [InlineData("is not named as its folder")]
    public void A_forgotten_thing_of_a_planted_module_is_found(string words) => Wall.Finds(
        words, Completeness.Broken(Tree.Planted(("src/Modules/Voice/Voices.csproj", "<Project />"), ("src/Host/Modules.cs", "new RegisterModule(),"))));

    [Theory]
    [InlineData("<Project />")]
    [InlineData("<Project><GenerateDocumentationFile>true</GenerateDocumentationFile><NoWarn>CS1591</NoWarn></Project>")]
    public void A_planted_library_without_enforced_docs_is_found(string text) =>
        Wall.Finds("does not make the build ask for XML docs", Completeness.Broken(Tree.Planted(("src/Libraries/Linkage/Linkage.csproj", text))));
}
