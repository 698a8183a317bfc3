using System.CommandLine;
using System.Text.Json;
using LineOfSight.Kit;
using LineOfSight.Register.Schools.Import;

namespace LineOfSight.Register.Tests.Schools.Import;

/// <summary><c>lineofsight schools import</c>, on a real database.</summary>
public sealed class SchoolsVerbTests(RegisterHouse house) : IClassFixture<RegisterHouse>
{
    private static string Write(string text)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("los-verb-").FullName, "census_2018-2019.csv");
        File.WriteAllText(path, text);
        return path;
    }

    private async Task<(int Code, string Out, string Error)> RunAsync(params string[] arguments)
    {
        var runner = new HouseVerbs(house);
        var root = new RootCommand { new SchoolsVerb(runner).Make() };
        var code = await root.Parse(["schools", "import", .. arguments]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
        return (code, runner.Out.ToString(), runner.Error.ToString());
    }

    private static string LastLine(string text) => text.TrimEnd('\r', '\n').Split('\n')[^1].TrimEnd('\r');

    [Fact]
    public async Task The_summary_is_the_last_line_and_bad_rows_are_named_before_it()
    {
        var file = Write(Given.CensusHeader + "\n400001,401,1,Independent school,5\n40000x,401,2,Independent school,5\nNAT,,PRI,State-funded primary,5\n");
        var dry = await RunAsync(file, "--la", "401", "--dry-run");
        Assert.Equal(0, dry.Code);
        Assert.Contains("Nothing was changed", dry.Out, StringComparison.Ordinal);
        Assert.Equal("2 read, 1 added, 0 changed, 0 closed, 1 rejected", LastLine(dry.Out));

        var (code, output, _) = await RunAsync(file, "--la", "401");
        Assert.Equal(0, code);
        Assert.Contains("as of 17 January 2019", output, StringComparison.Ordinal);
        Assert.Contains("Line 3 rejected: URN is \"40000x\"", output, StringComparison.Ordinal);
        Assert.Equal("2 read, 1 added, 0 changed, 0 closed, 1 rejected", LastLine(output));
        Assert.Equal("2 read, 0 added, 0 changed, 0 closed, 1 rejected", LastLine((await RunAsync(file, "--la", "401")).Out));
    }

    [Fact]
    public async Task With_json_the_output_is_one_document()
    {
        var file = Write(Given.CensusHeader + "\n410001,402,1,Independent school,5\n41000x,402,2,Independent school,5\n");
        var (code, output, _) = await RunAsync(file, "--la", "402", "--as-of", "2021-01-21", "--json");
        Assert.Equal(0, code);
        using var report = JsonDocument.Parse(output);
        Assert.Equal((2, 1, 1, "2021-01-21"), (
            report.RootElement.GetProperty("read").GetInt32(), report.RootElement.GetProperty("added").GetInt32(),
            report.RootElement.GetProperty("rejected").GetInt32(), report.RootElement.GetProperty("asOf").GetString()!));
        Assert.Equal(3, report.RootElement.GetProperty("rejectedRows")[0].GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task A_file_that_is_no_register_is_refused_with_code_1()
    {
        var (code, _, error) = await RunAsync(Write("a,b\n1,2\n"));
        Assert.Equal(1, code);
        Assert.Contains("This is not a register of schools", error, StringComparison.Ordinal);
        Assert.Contains("The columns found are a, b", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_closures_are_refused_until_they_are_confirmed()
    {
        static string Census(int schools) => Given.CensusHeader + "\n" + string.Concat(Enumerable.Range(420_001, schools).Select(urn => $"{urn},403,1,Independent school,5\n"));
        await RunAsync(Write(Census(30)), "--la", "403");
        var (code, _, error) = await RunAsync(Write(Census(5)), "--la", "403");
        Assert.Equal(1, code);
        Assert.Contains("--confirm-closures", error, StringComparison.Ordinal);
        Assert.Equal("5 read, 0 added, 0 changed, 25 closed, 0 rejected", LastLine((await RunAsync(Write(Census(5)), "--la", "403", "--confirm-closures")).Out));
    }

    [Theory]
    [InlineData("no-such-file.csv", null, null)]
    [InlineData("/", null, null)]
    [InlineData("no-such-file.csv", "--la", "92")]
    [InlineData("no-such-file.csv", "--as-of", "yesterday")]
    [InlineData("no-such-file.csv", "--names", "nor-this.csv")]
    public async Task Wrong_arguments_end_with_code_2(string file, string? option, string? value)
        => Assert.Equal(2, (await RunAsync(option is null ? [file] : [file, option, value!])).Code);
}
