namespace LineOfSight.Register.Tests.Schools.Import;

/// <summary>Published files that lie beside the repository. Where they are missing the test is skipped, with the reason.</summary>
internal static class SharedFiles
{
    public const string Census = "data/schools/england_census_2018-2019.csv";
    public const string Names = "data/schools/pupil_premium_2021.csv";
    public const string Gias = "data/schools/gias_edubase_sample_full_columns.csv";
    public const string GiasLater = "data/schools/gias_example_schools.csv";

    public static FileStream Open(string path) => File.OpenRead(Path(path));

    public static string Path(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "LineOfSight.slnx")))
        {
            folder = folder.Parent;
        }

        var file = System.IO.Path.Combine(folder?.Parent?.FullName ?? "/", "shared", path);
        Assert.SkipUnless(File.Exists(file), $"The published file shared/{path} is not beside the repository.");
        return file;
    }
}
