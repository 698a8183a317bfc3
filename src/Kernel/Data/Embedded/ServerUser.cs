using System.Globalization;
using System.Runtime.Versioning;

namespace LineOfSight.Kernel.Data.Embedded;

/// <summary>Whom PostgreSQL runs as. PostgreSQL refuses to run as root, so a process of root lends it another user:
/// the owner of the cluster when there is one already, else the user <c>lineofsight</c> where an administrator made one, else
/// <c>nobody</c>. <c>nobody</c> is the choice that exists everywhere and owns no files by convention; a machine that runs
/// other services as <c>nobody</c> should have a user <c>lineofsight</c> before the first start.</summary>
/// <param name="Ids">User and group id, or null when this process is not root and PostgreSQL runs as the same user.</param>
[UnsupportedOSPlatform("windows")]
internal sealed record ServerUser((uint User, uint Group)? Ids)
{
    public static async Task<ServerUser> ForAsync(string cluster)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return new ServerUser(Ids: null);
        }
        if (!OperatingSystem.IsLinux())
        {
            throw new EmbeddedPostgresException(
                "PostgreSQL does not run as root. Start Line of Sight as an ordinary user, or " + EmbeddedPostgresException.UseYourOwn + ".");
        }
        if (Directory.Exists(cluster))
        {
            var owner = await Programs.RunAsync("stat", "-c", "%u %g", cluster);
            var ids = owner.Output.Split(' ');
            return ids is ["0", _]
                ? throw new EmbeddedPostgresException($"{cluster} belongs to root, and PostgreSQL does not run as root. Give it to an ordinary user with chown -R.")
                : new ServerUser((Number(ids[0]), Number(ids[1])));
        }
        return await NamedAsync("lineofsight") ?? await NamedAsync("nobody")
            ?? throw new EmbeddedPostgresException("PostgreSQL does not run as root, and this machine has neither a user lineofsight nor nobody. Add one: useradd --system lineofsight");
    }

    /// <summary>What goes before a command so that it runs as this user.</summary>
    public string[] Prefix => Ids is { } ids
        ? ["setpriv", $"--reuid={ids.User}", $"--regid={ids.Group}", "--clear-groups", "--no-new-privs"]
        : [];

    /// <summary>How a PostgreSQL program names the cluster. Run for root it is descriptor 3, opened by root: so the data folder
    /// may lie beneath folders that the unprivileged user cannot enter (a clone in a 0700 home).</summary>
    public string NameOf(string cluster) => Ids is null ? cluster : "/proc/self/fd/3";

    /// <summary>Gives a file or folder that this process has just made to the user.</summary>
    public async Task OwnAsync(string path)
    {
        if (Ids is { } ids && await Programs.RunAsync("chown", $"{ids.User}:{ids.Group}", path) is { Code: not 0 } failed)
        {
            throw new EmbeddedPostgresException($"{path} cannot be given to the user of PostgreSQL: {failed.Output}");
        }
    }

    private static async Task<ServerUser?> NamedAsync(string name)
    {
        var user = await Programs.RunAsync("id", "-u", name);
        var group = await Programs.RunAsync("id", "-g", name);
        return user.Code == 0 && group.Code == 0 ? new ServerUser((Number(user.Output), Number(group.Output))) : null;
    }

    private static uint Number(string text) => uint.Parse(text, CultureInfo.InvariantCulture);
}
