using System.Text.Json;
using LineOfSight.Host.Verbs;
using LineOfSight.Kernel.Data;

namespace LineOfSight.Administration.Tests.Verbs;

/// <summary>The verb on a data folder of its own: it starts the embedded PostgreSQL and stops it again.</summary>
public sealed class PeopleVerbTests
{
    [Fact]
    public async Task The_first_administrator_is_made_once_listed_and_never_ended()
    {
        var root = Environment.GetEnvironmentVariable("LINEOFSIGHT_TEST_ROOT") ?? Path.GetTempPath();
        var data = Directory.CreateDirectory(Path.Combine(root, "los-" + NewId.Next().ToString("N")[..10])).FullName;
        try
        {
            var (made, link, _) = await RunAsync("people", "add-first", "--name", "Addi First", "--email", "addi@wherryshire.example", "--url", "https://los.example/", "--data", data);
            Assert.Equal(0, made);
            Assert.Contains("https://los.example/administration/accept/invitation/", link, StringComparison.Ordinal);
            var (twice, _, why) = await RunAsync("people", "add-first", "--name", "Bo Second", "--email", "bo@wherryshire.example", "--data", data);
            Assert.Equal(1, twice);
            Assert.Contains("has an administrator already", why, StringComparison.Ordinal);
            var (again, second, _) = await RunAsync("people", "link", "--email", "ADDI@wherryshire.example", "--data", data, "--json");
            Assert.Equal(0, again);
            Assert.DoesNotContain(JsonDocument.Parse(second).RootElement.GetProperty("link").GetString()!.Split('/')[^1], link, StringComparison.Ordinal);
            var (listed, json, _) = await RunAsync("people", "list", "--data", data, "--json");
            Assert.Equal(0, listed);
            var only = Assert.Single(JsonDocument.Parse(json).RootElement.EnumerateArray());
            Assert.Equal(("Addi First", "administrator", true), (only.GetProperty("name").GetString(), only.GetProperty("role").GetString(), only.GetProperty("invited").GetBoolean()));
            var (ended, _, kept) = await RunAsync("people", "end", "--email", "addi@wherryshire.example", "--reason", "Left", "--data", data);
            Assert.Equal(1, ended);
            Assert.Contains("last administrator", kept, StringComparison.Ordinal);
            Assert.Equal(1, (await RunAsync("people", "list", "--partnership", "Nowhere", "--data", data)).Code);
            Assert.Equal(1, (await RunAsync("people", "end", "--email", "nobody@wherryshire.example", "--reason", "Left", "--data", data)).Code);
            Assert.NotEqual(0, (await RunAsync("people", "add-first", "--name", "No Address", "--data", data)).Code);
        }
        finally
        {
            Npgsql.NpgsqlConnection.ClearAllPools();
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task<(int Code, string Out, string Error)> RunAsync(params string[] arguments)
    {
        var (before, beforeError) = (Console.Out, Console.Error);
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        Console.SetOut(output);
        Console.SetError(error);
        try
        {
            return (await Host.Verbs.Verbs.Root().Parse(arguments).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken), output.ToString(), error.ToString());
        }
        finally
        {
            Console.SetOut(before);
            Console.SetError(beforeError);
        }
    }
}
