namespace LineOfSight.QuestionnaireEngine.Tests;

/// <summary>Where the project's own definitions lie, and the texts beside it that are never committed.</summary>
internal static class Project
{
    public static readonly DefinitionFile.Known Known = new(
        [
            "local-authority", "icb", "police", "school", "college", "early-years", "district-council", "health-provider", "nhs-england", "ambulance", "fostering-adoption",
            "residential-care", "cafcass", "probation", "youth-justice", "secure", "transport-police", "immigration", "fire", "voluntary", "faith", "sport", "other", "ccg",
        ],
        ["nursery", "primary", "secondary", "all-through", "special", "alternative-provision", "independent", "sixteen-plus", "other"]);

    private static readonly string Root = Find();

    /// <summary>The definition files that the product ships, by name without the ending.</summary>
    public static IReadOnlyDictionary<string, string> Texts { get; } =
        Directory.GetFiles(Path.Combine(Root, "src/Modules/Questionnaires/Definitions"), "*.yaml").Order(StringComparer.Ordinal)
            .ToDictionary(f => Path.GetFileNameWithoutExtension(f), File.ReadAllText);

    public static Definition Read(string name) => DefinitionFile.Read(Texts[name], Known);

    /// <summary>The lines of a text in the folder <c>shared</c> beside the project; without it the test is skipped, counted and named.</summary>
    public static string[] Shared(string path)
    {
        var full = Path.Combine(Root, "..", "shared", path);
        Assert.SkipUnless(File.Exists(full), $"shared/{path} is not beside the project");
        return File.ReadAllLines(full);
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "LineOfSight.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run from outside the project.");
    }
}
