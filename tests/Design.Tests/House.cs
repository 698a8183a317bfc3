namespace LineOfSight.Design.Tests;

/// <summary>Where the files stand that the tests read: the root of the repository, and what lies beside it.</summary>
internal static class House
{
    public static string Root { get; } = Find();

    public static string Components { get; } = Path.Combine(Root, "node_modules", "govuk-frontend", "dist", "govuk", "components");

    /// <summary>A file of the hostile strings, or a skip that is counted and says what is missing.</summary>
    public static string Corpus(params string[] parts)
    {
        var path = Path.Combine([Root, "..", "shared", "corpora", .. parts]);
        if (!File.Exists(path))
        {
            Assert.Skip($"The hostile strings ../shared/corpora/{string.Join('/', parts)} are not beside the repository.");
        }
        return path;
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "LineOfSight.slnx")))
        {
            folder = folder.Parent;
        }
        return folder?.FullName ?? throw new InvalidOperationException("No folder above the tests holds LineOfSight.slnx.");
    }
}
