using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;

namespace LineOfSight.Host.Tests.Verbs;

/// <summary>The program itself, with arguments that cannot be used: one message that names the argument, and never a trace.</summary>
public sealed class ArgumentsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("los-arguments-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(2, "--data is \"a-file\": that is a file.", "people", "list", "--data", "a-file")]
    [InlineData(2, "--data is \"a-file\": that is a file.", "serve", "--data", "a-file")]
    [InlineData(2, "--data is \"a-file\": that is a file.", "demo", "--data", "a-file")]
    [InlineData(3, "cannot be made", "demo", "--data", "a-file/below")]
    [InlineData(3, "There is no data folder", "people", "list", "--data", "typo")]
    [InlineData(3, "There is no data folder", "people", "end", "--email", "a@b.example", "--reason", "Left", "--data", "typo")]
    [InlineData(3, "There is no data folder", "verify", "--data", "typo")]
    [InlineData(2, "--urls is \"nonsense\": give an address such as http://localhost:5080", "serve", "--data", "typo", "--urls", "nonsense")]
    [InlineData(2, "--urls is \"ftp://localhost:1\"", "serve", "--data", "typo", "--urls", "ftp://localhost:1")]
    [InlineData(2, "--urls is \"http://localhost:99999\"", "serve", "--data", "typo", "--urls", "http://localhost:99999")]
    [InlineData(2, "--url is \"javascript:alert(1)\"", "people", "add-first", "--name", "A B", "--email", "a@b.example", "--data", "typo", "--url", "javascript:alert(1)")]
    public async Task What_cannot_be_used_is_named(int expected, string message, params string[] arguments)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "a-file"), "", TestContext.Current.CancellationToken);
        var (code, error) = await RunAsync(null, arguments);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Equal(expected, code);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder, "typo")));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("Host=db.example;Color=blue")]
    [InlineData("Host=db.example;Username=me")]
    public async Task A_connection_string_that_cannot_be_used_is_named(string connection)
    {
        var (code, error) = await RunAsync(connection, "demo", "--data", "typo");
        Assert.Contains("ConnectionStrings__LineOfSight", error, StringComparison.Ordinal);
        Assert.Equal(3, code);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder, "typo")));
    }

    [Fact]
    public async Task A_deadline_needs_no_installation() =>
        Assert.Equal(0, (await RunAsync(null, "deadline", "--start", "2026-04-02", "--working-days", "5", "--data", "typo")).Code);

    [Theory]
    [InlineData("http://localhost:5080")]
    [InlineData("http://*:80;http://[::1]:5080")]
    public void An_address_to_listen_on_is_taken(string urls) => Assert.Empty(Host.Verbs.Verbs.Root().Parse(["serve", "--urls", urls]).Errors);

    [Fact]
    public async Task Serve_tells_its_address_as_json()
    {
        using var safe = await Doctor.SafeSettings.MakeAsync();
        using var program = Start(null, safe, "serve", "--data", "served", "--urls", "http://127.0.0.1:0", "--empty", "--json");
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(TimeSpan.FromMinutes(2));
        try
        {
            using var json = JsonDocument.Parse((await program.StandardOutput.ReadLineAsync(late.Token))!);
            using var client = new HttpClient { BaseAddress = new Uri(json.RootElement.GetProperty("address").GetString()!) };
            client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
            using var answer = await client.GetAsync(new Uri("/sign-in", UriKind.Relative), late.Token);
            Assert.True(answer.IsSuccessStatusCode);
        }
        finally
        {
            using var stop = Process.Start("kill", ["-TERM", program.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await program.WaitForExitAsync(CancellationToken.None);
        }
    }

    private async Task<(int Code, string Error)> RunAsync(string? connection, params string[] arguments)
    {
        using var program = Start(connection, null, arguments);
        var words = program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await words;
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (program.ExitCode, error);
    }

    private Process Start(string? connection, Doctor.SafeSettings? safe, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Host.Verbs.Verbs).Assembly.Location, .. arguments])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ConnectionStrings__LineOfSight"] = connection ?? "";
        safe?.Into(start.Environment);
        return Process.Start(start)!;
    }
}
