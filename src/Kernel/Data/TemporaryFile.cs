namespace LineOfSight.Kernel.Data;

/// <summary>A file that is made for one answer: in the installation's own folder, readable by its owner only, gone with its last handle whatever happens.</summary>
public static class TemporaryFile
{
    /// <summary>Opens a new one for writing and reading.</summary>
    public static FileStream In(DataFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var exports = Path.Combine(folder.Path, "exports");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(exports);
        }
        else
        {
            Directory.CreateDirectory(exports, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(Path.Combine(exports, NewId.Next().ToString("N")), options);
    }
}
