using System.Runtime.InteropServices;

namespace LineOfSight.Kernel.Acts.Sealing;

/// <summary>Writes a file that is there whole or not at all, and never over another.</summary>
internal static class WholeFile
{
    /// <summary>Writes a new file beside its place, waits until the disk has it, and moves it there.</summary>
    /// <param name="path">Where it goes.</param>
    /// <param name="bytes">What it holds.</param>
    /// <param name="mode">Who may read it.</param>
    /// <returns>False when a file is there already; it stays as it was.</returns>
    public static bool TryCreate(string path, byte[] bytes, UnixFileMode mode)
    {
        var draft = $"{path}.{Environment.ProcessId}-{Data.NewId.Next():N}.draft";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        try
        {
            using (var stream = new FileStream(draft, options))
            {
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }

            return Name(draft, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    // On Unix File.Move looks whether the place is free and then renames: of two at once the second would take the first one's place.
    // A hard link is made by one of them alone (link, POSIX.1).
    private static bool Name(string draft, string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            if (Link(draft, path) == 0)
            {
                return true;
            }

            if (Marshal.GetLastPInvokeError() == AlreadyThere)
            {
                return false;
            }
        }

        // Windows, where moving is one step, and file systems that know no links.
        File.Move(draft, path, overwrite: false);
        return true;
    }

    private const int AlreadyThere = 17;

    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string from, [MarshalAs(UnmanagedType.LPUTF8Str)] string to);

    /// <summary>Reads a file, or makes it first when it is missing; of two that make it at once, one wins and both read the same.</summary>
    public static byte[] ReadOrMake(string path, Func<byte[]> make, UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite)
    {
        if (!File.Exists(path))
        {
            TryCreate(path, make(), mode);
        }

        return File.ReadAllBytes(path);
    }
}
