using System.Globalization;
using LineOfSight.Kernel.Data;

namespace LineOfSight.Host.Doctor;

/// <summary>Looks at the data folder: who may read the keys, where the checkpoints' key lies, how much room there is.</summary>
internal sealed class FolderChecks(DataFolder folder)
{
    private const long LittleRoom = 2L * 1024 * 1024 * 1024;
    private const long NoRoom = 200L * 1024 * 1024;
    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;

    public IEnumerable<Finding> All() => [Keys(), CheckpointKey(), Room()];

    private Finding Keys()
    {
        var files = Directory.Exists(folder.Keys) ? Directory.EnumerateFiles(folder.Keys, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".pub", StringComparison.Ordinal)).ToList() : [];
        var open = files.Where(f => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(f) & Others) != 0).ToList();
        var worthless = files.Where(f => f.EndsWith("acts.key", StringComparison.Ordinal) && IsDefault(f)).ToList();
        return worthless.Count > 0
                ? new Finding("keys", Verdict.Unsafe, $"{worthless[0]} is not a key that was made at random.", "Whoever guesses it can make texts that fit the audit trail.", "Put the file back from a backup.")
            : open.Count > 0
                ? new Finding("keys", Verdict.Unsafe, $"Others on this machine may read {string.Join(", ", open.Take(3))}.", "Keys are readable by their owner only, or they are no secret.", $"chmod -R go-rwx {folder.Keys}")
            : Finding.Fine("keys", "The keys are readable by their owner only.");
    }

    // 32 random bytes hold many different ones; a key that somebody put there by hand does not.
    private static bool IsDefault(string file) => File.ReadAllBytes(file) is var bytes && (bytes.Length != 32 || bytes.Distinct().Count() < 10);

    private Finding CheckpointKey()
    {
        // A link or a mount of its own is enough: the database's user must not reach it.
        var apart = new DirectoryInfo(folder.Keys) is { Exists: true } keys && (keys.LinkTarget is not null || DriveOf(keys.FullName) != DriveOf(folder.Path));
        return apart
            ? Finding.Fine("checkpoint-key", "The key that signs checkpoints lies apart from the database.")
            : new Finding("checkpoint-key", Verdict.Advice, "The key that signs checkpoints lies on the same disk as the data.", "Who takes over the whole machine could write the audit trail anew and sign it.", $"Give {folder.Keys} a disk of its own, and send the checkpoints to each partner.");
    }

    private Finding Room()
    {
        var free = new DriveInfo(DriveOf(folder.Path)).AvailableFreeSpace;
        var words = string.Create(CultureInfo.InvariantCulture, $"{free / 1e9:N1} GB are free on the disk of {folder.Path}.");
        return free >= LittleRoom
            ? Finding.Fine("room", words)
            : new Finding("room", free < NoRoom ? Verdict.Unsafe : Verdict.Advice, words, "On a full disk nothing can be saved.", "Make room, or move the data folder to a larger disk.");
    }

    private static string DriveOf(string path) => DriveInfo.GetDrives()
        .Select(d => d.RootDirectory.FullName)
        .Where(root => path == root || path.StartsWith(root.TrimEnd('/') + "/", StringComparison.Ordinal))
        .OrderByDescending(root => root.Length).FirstOrDefault() ?? "/";
}
