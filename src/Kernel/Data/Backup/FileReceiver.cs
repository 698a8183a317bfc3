namespace LineOfSight.Kernel.Data.Backup;

/// <summary>Puts one file of a backup where it was, readable by whom it was.</summary>
internal sealed class FileReceiver : IReceiveEntry
{
    private readonly FileStream file;

    public FileReceiver(string data, Entry entry)
    {
        var place = BackupFiles.Place(data, entry.Name);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        }
        else
        {
            Directory.CreateDirectory(Path.GetDirectoryName(place)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        file = new FileStream(place, options);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file.SafeFileHandle, (UnixFileMode)entry.Mode);
        }
    }

    public void Take(ReadOnlyMemory<byte> piece) => file.Write(piece.Span);

    public void Complete() => file.Flush(flushToDisk: true);

    public void Dispose() => file.Dispose();
}
