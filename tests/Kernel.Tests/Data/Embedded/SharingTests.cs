using System.Runtime.Versioning;
using LineOfSight.Kernel.Data.Embedded;
using static LineOfSight.Kernel.Tests.Data.Embedded.ThrowawayFolder;

namespace LineOfSight.Kernel.Tests.Data.Embedded;

[UnsupportedOSPlatform("windows")]
public sealed class SharingTests
{
    [Fact]
    public async Task A_verb_joins_the_running_server_and_leaves_it_running()
    {
        using var folder = new ThrowawayFolder();
        await using var serve = await folder.ServeAsync();
        var id = folder.ServerId();
        await using (var verb = await folder.JoinAsync())
        {
            Assert.False(verb.Started);
            Assert.Equal(1, await AskAsync(verb, "SELECT 1"));
        }
        Assert.True(Lives(id));
        Assert.Equal(1, await AskAsync(serve, "SELECT 1"));
    }

    [Fact]
    public async Task A_verb_that_started_the_server_leaves_it_to_one_that_joined()
    {
        using var folder = new ThrowawayFolder();
        var first = await folder.JoinAsync();
        var second = await folder.ServeAsync();
        var id = folder.ServerId();
        Assert.True(first.Started);
        Assert.False(second.Started);

        await first.StopAsync();
        Assert.Equal(1, await AskAsync(second, "SELECT 1"));
        await second.StopAsync();
        Assert.False(Lives(id));
    }

    [Fact]
    public async Task Of_many_verbs_at_once_one_starts_the_server_and_the_last_stops_it()
    {
        using var folder = new ThrowawayFolder();
        var verbs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(folder.JoinAsync)));
        var id = folder.ServerId();
        Assert.Single(verbs, verb => verb.Started);
        Assert.Single(verbs.Select(verb => verb.SuperuserConnectionString).Distinct());

        await Task.WhenAll(verbs.Skip(1).Select(verb => verb.StopAsync()));
        Assert.Equal(1, await AskAsync(verbs[0], "SELECT 1"));
        await verbs[0].StopAsync();
        Assert.False(Lives(id));
    }

    [Fact]
    public async Task Comings_and_goings_at_once_always_find_a_server_and_leave_none()
    {
        using var folder = new ThrowawayFolder();
        await (await folder.JoinAsync()).StopAsync();
        var ids = new System.Collections.Concurrent.ConcurrentBag<int>();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            for (var time = 0; time < 4; time++)
            {
                await using var verb = await folder.JoinAsync();
                Assert.Equal(1, await AskAsync(verb, "SELECT 1"));
                ids.Add(folder.ServerId());
            }
        })));
        Assert.DoesNotContain(ids.Distinct(), Lives);
    }

    [Fact]
    public async Task A_second_web_server_on_the_folder_is_refused_and_told_who_runs()
    {
        using var folder = new ThrowawayFolder();
        using var other = await Holder.OnAsync(folder);
        try
        {
            var refused = await Assert.ThrowsAsync<EmbeddedPostgresException>(folder.ServeAsync);
            Assert.Contains($"Another Line of Sight is running on this folder (process {other.Id})", refused.Message, StringComparison.Ordinal);
            await using var verb = await folder.JoinAsync();
            Assert.False(verb.Started);
        }
        finally
        {
            other.Kill();
            await other.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        await using var next = await folder.ServeAsync();
        Assert.Equal(1, await AskAsync(next, "SELECT 1"));
    }
}
