using System.CommandLine;
using LineOfSight.Host.Deadlines;
using LineOfSight.Kit;

namespace LineOfSight.Host.Tests.Deadlines;

/// <summary><c>lineofsight holidays import</c>, in a house of its own: what it imports would change what others are told.</summary>
public sealed class HolidaysVerbTests(House house) : IClassFixture<House>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("los-deadlines-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<(int Code, string Out, string Error)> RunAsync(params string[] arguments)
    {
        var runner = new HouseVerbs(house);
        var root = new RootCommand { new DeadlineVerb(runner).Make(), new HolidaysVerb(runner).Make() };
        var code = await root.Parse(arguments).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
        return (code, runner.Out.ToString().ReplaceLineEndings("\n"), runner.Error.ToString().ReplaceLineEndings("\n"));
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    [Fact]
    public async Task Later_years_are_imported_once_and_count_from_then_on()
    {
        static string Year(int year, string division, int count) => $"\"{division}\":{{\"events\":["
            + string.Join(',', Enumerable.Range(0, count).Select(n => $"{{\"title\":\"Day {n}\",\"date\":\"{new DateOnly(year, 1, 1).AddDays(7 * n):yyyy-MM-dd}\",\"notes\":\"\"}}")) + "]}";
        string File(int year) => Write($"{year}.json", "{" + Year(year, "england-and-wales", 8) + "," + Year(year, "scotland", 9) + "," + Year(year, "northern-ireland", 10) + "}");

        var (code, _, error) = await RunAsync("holidays", "import", File(2031));
        Assert.Equal((1, "The file leaves out a year between those that are known and its own. The next year to import is 2029 for England and Wales, 2029 for Scotland, 2029 for Northern Ireland.\n"), (code, error));

        (code, var words, _) = await RunAsync("holidays", "import", File(2029));
        Assert.Equal(0, code);
        Assert.EndsWith("27 read, 27 added, 0 changed, 0 removed\n", words, StringComparison.Ordinal);
        Assert.EndsWith("Due: Tuesday 16 January 2029\n", (await RunAsync("deadline", "--start", "2028-12-22", "--working-days", "12", "--rule", "after-start")).Out, StringComparison.Ordinal);
        Assert.Equal(1L, await house.SqlAsync<long>("select count(*) from kernel.act where kind = 'host.holidays.imported'"));

        Assert.EndsWith("27 read, 0 added, 0 changed, 0 removed\n", (await RunAsync("holidays", "import", File(2029))).Out, StringComparison.Ordinal);
        Assert.Equal(1L, await house.SqlAsync<long>("select count(*) from kernel.holiday_import"));

        var moved = Write("moved.json", "{" + Year(2029, "england-and-wales", 8).Replace("2029-01-08", "2029-01-09", StringComparison.Ordinal).Replace("Day 2", "Another name", StringComparison.Ordinal) + "}");
        Assert.EndsWith("8 read, 1 added, 1 changed, 1 removed\n", (await RunAsync("holidays", "import", moved)).Out, StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync("holidays", "import", Write("wrong.json", "[]"))).Code);
        Assert.Equal(2, (await RunAsync("holidays", "import", Path.Combine(folder, "none.json"))).Code);
        Assert.Equal(2L, await house.SqlAsync<long>("select count(*) from kernel.holiday_import"));
    }
}
