using System.CommandLine;
using System.Text.Json;
using LineOfSight.Host.Deadlines;
using LineOfSight.Kit;

namespace LineOfSight.Host.Tests.Deadlines;

/// <summary><c>lineofsight deadline</c>.</summary>
public sealed class DeadlineVerbTests(House house) : IClassFixture<House>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("los-deadlines-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<(int Code, string Out, string Error)> RunAsync(params string[] arguments)
    {
        var runner = new HouseVerbs(house);
        var root = new RootCommand { new DeadlineVerb(runner).Make() };
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
    public async Task A_date_over_Easter_explains_itself()
    {
        var (code, words, _) = await RunAsync("deadline", "--start", "2026-04-02", "--working-days", "15", "--rule", "after-start");
        Assert.Equal(0, code);
        Assert.StartsWith("Start: Thursday 2 April 2026\n", words, StringComparison.Ordinal);
        Assert.Contains("Passed over: Friday 3 April 2026, Good Friday\n", words, StringComparison.Ordinal);
        Assert.EndsWith("Due: Monday 27 April 2026\n", words, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await RunAsync("deadline", "--start", "2026-04-02", "--working-days", "15", "--rule", "start-is-day-1", "--division", "scotland", "--json")).Out);
        Assert.Equal(("2026-04-23", "scotland", 7), (
            json.RootElement.GetProperty("due").GetString(), json.RootElement.GetProperty("division").GetString(), json.RootElement.GetProperty("passedOver").GetArrayLength()));
    }

    [Theory]
    [InlineData(2, "--start is \"2026-02-30\": give a date as yyyy-mm-dd, such as 2026-04-02.", "--start", "2026-02-30", "--working-days", "5")]
    [InlineData(2, "Give either --working-days or --months.", "--start", "2026-02-03")]
    [InlineData(2, "Give either --working-days or --months.", "--start", "2026-02-03", "--working-days", "5", "--months", "5")]
    [InlineData(2, "0 is out of range: give a number from 1 to 10000.", "--start", "2026-02-03", "--working-days", "0")]
    [InlineData(2, "--rule is \"later\": give one of after-start, start-is-day-1, before.", "--start", "2026-02-03", "--working-days", "5", "--rule", "later")]
    [InlineData(2, "--division is \"france\": give one of england-and-wales, scotland, northern-ireland.", "--start", "2026-02-03", "--working-days", "5", "--division", "france")]
    [InlineData(1, "Bank holidays of England and Wales are known from 2019 to 2028. Import GOV.UK’s file for other years to count there.", "--start", "2028-12-29", "--working-days", "5")]
    [InlineData(1, "The date lies before the year 1 or after the year 9999.", "--start", "9999-02-03", "--months", "100")]
    public async Task What_cannot_be_answered_says_what_to_change(int expected, string message, params string[] arguments)
    {
        var (code, words, error) = await RunAsync(["deadline", .. arguments]);
        Assert.Equal((expected, "", message + "\n"), (code, words, error));
    }

    [Theory]
    [InlineData("corpora/dates/working-day-vectors.csv", "6731 agree, 0 differ\n")]
    [InlineData("corpora/dates/month-vectors.csv", "64 agree, 0 differ\n")]
    public async Task The_vectors_agree(string file, string last)
    {
        var (code, words, _) = await RunAsync("deadline", "check", Shared.File(file));
        Assert.Equal((0, last), (code, words));
    }

    [Fact]
    public async Task A_vector_that_differs_is_shown_and_counted()
    {
        var (code, words, _) = await RunAsync("deadline", "check", Write("one.csv", "start,months,due_clamped\n2024-08-31,1,2024-09-30\n2024-08-31,1,2024-10-01\n"));
        Assert.Equal((1, "line 3: 2024-08-31,1,2024-10-01: 2024-09-30\n1 agree, 1 differ\n"), (code, words));
    }

    [Theory]
    [InlineData("a,b\n1,2\n", "Line 1 must name the columns division, rule, start, working_days, due; or start, months, due_clamped.")]
    [InlineData("start,months,due_clamped\n2024-08-31,1\n", "Line 2 has 2 cells and not 3.")]
    [InlineData("start,months,due_clamped\nyesterday,1,x\n", "Line 2: \"yesterday\" is no date like 2026-04-02.")]
    [InlineData("start,months,due_clamped\n2024-08-31,-1,x\n", "Line 2: \"-1\" is no number from 1 to 10000.")]
    public async Task What_is_no_file_of_vectors_is_refused_by_its_line(string text, string message)
    {
        var (code, _, error) = await RunAsync("deadline", "check", Write("wrong.csv", text));
        Assert.Equal((2, message + "\n"), (code, error));
    }
}
