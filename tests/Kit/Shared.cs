using Xunit;

namespace LineOfSight.Kit;

/// <summary>Public data and hostile corpora that stand beside the project and are never committed to it.</summary>
public static class Shared
{
    /// <summary>The full path of a file in the folder <c>shared</c> beside the project; without it the test is skipped, counted and named.</summary>
    /// <param name="path">Such as <c>data/schools/england_census_2018-2019.csv</c>.</param>
    public static string File(string path)
    {
        var full = Path.Combine(Root, "..", "shared", path);
        Assert.SkipUnless(System.IO.File.Exists(full), $"shared/{path} is not beside the project");
        return Path.GetFullPath(full);
    }

    /// <summary>The folder that holds LineOfSight.slnx.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "LineOfSight.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run from outside the project.");
    }
}
