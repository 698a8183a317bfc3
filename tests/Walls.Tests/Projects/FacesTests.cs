using LineOfSight.Kernel.Data;
using LineOfSight.Walls.Tests.Discovery;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LineOfSight.Walls.Tests.Projects;

public sealed class FacesTests
{
    [Fact]
    public void A_module_shows_its_face_and_nothing_else() =>
        Wall.Holds(Built.All.Where(b => b.Project.Layer == Layer.Modules).SelectMany(b => Faces.OfModule(b.Project.Name, b.Assembly.GetExportedTypes())));

    [Fact]
    public void Contracts_hold_shapes_and_no_logic() => Wall.Holds(Faces.OfContracts(Built.Of(Layer.Contracts).GetTypes()));

    [Fact]
    public void Kernel_and_contracts_have_no_pages()
    {
        Wall.Holds(new[] { Layer.Kernel, Layer.Contracts, Layer.Demo }.SelectMany(l => Faces.Pages(Built.Of(l).GetTypes())));
        Wall.Holds(Tree.House.Files.Where(f => f.Is(".cshtml") && (f.In("src/Kernel") || f.In("src/Contracts"))).Select(f => f.Path));
    }

    [Fact]
    public void A_planted_second_face_is_found()
    {
        Wall.Finds("PlantedRecord is public", Faces.OfModule("Planted", [typeof(PlantedRecord)]));
        Wall.Finds("Planted has 0 faces", Faces.OfModule("Planted", []));
        Wall.Finds("PlantedPage is a page", Faces.Pages([typeof(PlantedPage)]));
    }

    [Theory]
    [InlineData(typeof(PlantedRecord), "PlantedRecord is an entity")]
    [InlineData(typeof(PlantedSum), "PlantedSum.get_Both is logic in a record")]
    [InlineData(typeof(IPlanted), "IPlanted.Twice is logic in an interface")]
    [InlineData(typeof(PlantedLinks), "PlantedLinks.Count builds no link")]
    [InlineData(typeof(PlantedPage), "PlantedPage is neither a record")]
    public void Planted_logic_in_contracts_is_found(Type planted, string words) => Wall.Finds(words, Faces.OfContracts([planted]));

    private sealed class PlantedPage : PageModel;

    private sealed record PlantedRecord(Guid Id) : IRecord;

    private sealed record PlantedSum(int One, int Other)
    {
        public int Both => One + Other;
    }

    private interface IPlanted
    {
        int Twice(int one) => one * 2;
    }

    private static class PlantedLinks
    {
        public static int Count(string url) => url.Length;
    }
}
