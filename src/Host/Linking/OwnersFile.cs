namespace LineOfSight.Host.Linking;

/// <summary>Files that a run leaves: they hold what records hold, so their owner alone may read them, and each takes an earlier one's place only when it is whole.</summary>
internal static class OwnersFile
{
    public static void Write(string path, Action<Stream> write)
    {
        var part = path + ".part";

        // What an interrupted run left would keep the rights that it was made with.
        File.Delete(part);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var to = new FileStream(part, options))
        {
            write(to);
        }

        File.Move(part, path, overwrite: true);
    }
}
