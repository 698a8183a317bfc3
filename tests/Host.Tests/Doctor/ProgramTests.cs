using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LineOfSight.Host.Serving;

namespace LineOfSight.Host.Tests.Doctor;

/// <summary>The program itself: doctor says it, and serve refuses outside Development, and starts when it is put right.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("los-serve-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Serve_refuses_what_is_unsafe_names_it_and_starts_when_it_is_put_right()
    {
        using var settings = await SafeSettings.MakeAsync();
        var (code, error, _) = await RunAsync(null, "serve", "--data", "data", "--empty", "--urls", "http://0.0.0.0:0");
        Assert.Equal(3, code);
        foreach (var key in (string[])["allowed-hosts", "https", "key-ring", "backup-target", "scanner"])
        {
            Assert.Contains($"- {key}: ", error, StringComparison.Ordinal);
        }

        Assert.StartsWith("Line of Sight does not start: 5 settings are unsafe outside Development.", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);

        settings.Values["AllowedHosts"] = "*";
        (code, error, _) = await RunAsync(settings, "serve", "--data", "data", "--empty", "--urls", "http://127.0.0.1:0");
        Assert.Equal(3, code);
        Assert.StartsWith("Line of Sight does not start: 1 setting is unsafe outside Development.\n- allowed-hosts: ", error, StringComparison.Ordinal);

        settings.Values["AllowedHosts"] = "localhost;127.0.0.1";
        await ServesAsync(settings);
        var keys = Directory.GetFiles(KeyRing.FolderIn(Path.Combine(folder, "data")));
        Assert.NotEmpty(keys);
        Assert.All(keys, key => Assert.DoesNotContain("<masterKey", File.ReadAllText(key), StringComparison.Ordinal));

        (code, _, var output) = await RunAsync(settings, "doctor", "--data", "data", "--json");
        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(output);
        Assert.Equal(0, json.RootElement.GetProperty("unsafe").GetInt32());
        Assert.Contains(json.RootElement.GetProperty("findings").EnumerateArray(), f => f.GetProperty("key").GetString() == "last-backup" && f.GetProperty("verdict").GetString() == "advice");
    }

    [Fact]
    public async Task Doctor_looks_at_what_it_can_when_the_database_does_not_open()
    {
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        using var settings = await SafeSettings.MakeAsync();
        settings.Values["ConnectionStrings:LineOfSight"] = $"Host={folder};Username=nobody;Password=nothing;Timeout=1";
        var (code, error, output) = await RunAsync(settings, "doctor", "--data", "data");
        Assert.Equal((1, ""), (code, error));
        Assert.Contains("UNSAFE  database: The database cannot be used", output, StringComparison.Ordinal);
        Assert.Contains("fine    allowed-hosts", output, StringComparison.Ordinal);
    }

    private async Task ServesAsync(SafeSettings settings)
    {
        using var program = Start(settings, "serve", "--data", "data", "--urls", "http://127.0.0.1:0", "--empty", "--json");
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(TimeSpan.FromMinutes(2));
        try
        {
            using var json = JsonDocument.Parse((await program.StandardOutput.ReadLineAsync(late.Token))!);
            using var client = new HttpClient { BaseAddress = new Uri(json.RootElement.GetProperty("address").GetString()!) };
            client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
            using var answer = await client.GetAsync(new Uri("/sign-in", UriKind.Relative), late.Token);
            Assert.True(answer.IsSuccessStatusCode);
            using var foreign = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
            foreign.Headers.Host = "evil.example";
            using var refused = await client.SendAsync(foreign, late.Token);
            Assert.Equal(System.Net.HttpStatusCode.BadRequest, refused.StatusCode);
        }
        finally
        {
            using var stop = Process.Start("kill", ["-TERM", program.Id.ToString(CultureInfo.InvariantCulture)]);
            await program.WaitForExitAsync(CancellationToken.None);
        }
    }

    private async Task<(int Code, string Error, string Output)> RunAsync(SafeSettings? settings, params string[] arguments)
    {
        using var program = Start(settings, arguments);
        var output = program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (program.ExitCode, error, await output);
    }

    private Process Start(SafeSettings? settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Host.Verbs.Verbs).Assembly.Location, .. arguments])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ConnectionStrings__LineOfSight"] = "";
        settings?.Into(start.Environment);
        return Process.Start(start)!;
    }
}
