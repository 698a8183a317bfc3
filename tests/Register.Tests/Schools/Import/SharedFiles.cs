using LineOfSight.Kit;

namespace LineOfSight.Register.Tests.Schools.Import;

/// <summary>The published files that the tests read.</summary>
internal static class SharedFiles
{
    public const string Census = "data/schools/england_census_2018-2019.csv";
    public const string Names = "data/schools/pupil_premium_2021.csv";
    public const string Gias = "data/schools/gias_edubase_sample_full_columns.csv";
    public const string GiasLater = "data/schools/gias_example_schools.csv";

    public static FileStream Open(string path) => File.OpenRead(Shared.File(path));

    public static string Path(string path) => Shared.File(path);
}
