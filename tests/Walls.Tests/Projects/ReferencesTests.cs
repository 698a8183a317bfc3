using System.Reflection;
using LineOfSight.Walls.Tests.Discovery;
using Microsoft.EntityFrameworkCore;

namespace LineOfSight.Walls.Tests.Projects;

public sealed class ReferencesTests
{
    [Fact]
    public void Project_files_refer_along_the_arrows_only() => Wall.Holds(References.Broken(Project.In(Tree.House)));

    [Fact]
    public void Assemblies_use_each_other_along_the_arrows_only() => Wall.Holds(References.Broken(Built.All));

    [Fact]
    public void Libraries_know_no_web_and_no_database_and_design_no_database() =>
        Wall.Holds(Built.All.SelectMany(b => References.Foreign(b.Project.Layer, b.Assembly.GetReferencedAssemblies())));

    [Theory]
    [InlineData("src/Modules/Reviews/Reviews.csproj", "../Register/Register.csproj", "Modules may not refer to Modules")]
    [InlineData("src/Kernel/Kernel.csproj", "../Modules/Register/Register.csproj", "Kernel may not refer to Modules")]
    [InlineData("src/Design/Design.csproj", "../Contracts/Contracts.csproj", "Design may not refer to Contracts")]
    [InlineData("src/Libraries/Linkage/Linkage.csproj", "../../Kernel/Kernel.csproj", "Libraries may not refer to Kernel")]
    [InlineData("src/Modules/Reviews/Reviews.csproj", "../../Demo/Demo.csproj", "Modules may not refer to Demo")]
    [InlineData("src/Tools/Tools.csproj", "../Kernel/Kernel.csproj", "in no layer")]
    public void A_planted_reference_is_found(string path, string include, string words)
    {
        (string, string)[] neighbours = [.. new[] { "src/Kernel/Kernel", "src/Contracts/Contracts", "src/Demo/Demo", "src/Modules/Register/Register" }
            .Select(p => ($"{p}.csproj", "<Project />")).Where(p => p.Item1 != path)];
        var planted = Tree.Planted([(path, $"""<Project><ItemGroup><ProjectReference Include="{include}" /></ItemGroup></Project>"""), .. neighbours]);
        Wall.Finds(words, References.Broken(Project.In(planted)));
    }

    [Fact]
    public void A_planted_use_in_an_assembly_is_found()
    {
        // The host pretends to be a module: it uses all of them.
        var host = Built.Of(Layer.Host);
        var pretending = Built.All.Select(b => b.Assembly == host ? (b.Project with { Layer = Layer.Modules }, host) : b).ToList();
        Wall.Finds("lineofsight uses LineOfSight.Register", References.Broken(pretending));
        Wall.Finds("Libraries uses Microsoft.EntityFrameworkCore", References.Foreign(Layer.Libraries, [typeof(DbContext).Assembly.GetName()]));
        Wall.Finds("Design uses Npgsql", References.Foreign(Layer.Design, [new AssemblyName("Npgsql")]));
    }
}
