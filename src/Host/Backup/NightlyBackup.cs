using System.Globalization;
using System.Text.RegularExpressions;
using LineOfSight.Kernel.Clocks;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Data.Backup;
using LineOfSight.Kernel.Jobs;

namespace LineOfSight.Host.Backup;

/// <summary>
/// Makes a backup each night, under the night's date, and takes the oldest away when there are more than are kept. A turn that comes
/// again writes beside what an earlier one left, never over it.
/// </summary>
internal sealed partial class NightlyBackup(MakeBackup make, IConfiguration settings, DataFolder folder, TimeProvider clock) : IRunJob
{
    /// <summary>How many are kept.</summary>
    public const string KeepSetting = "Backup:Keep";
    private const int KeepUnlessSet = 14;

    /// <summary>At half past two: on no night does that moment fail to exist or come twice in London.</summary>
    public static readonly JobKind Kind = new("host.nightly-backup", "Makes a backup of everything, and keeps those of the last nights", "0 30 2 * * ?", typeof(NightlyBackup)) { Longest = TimeSpan.FromHours(6) };

    public async Task RunAsync(JobTurn turn, CancellationToken stop)
    {
        if (settings[PassphraseSource.Setting] is not { Length: > 0 } passphrase)
        {
            turn.Did = $"No backup was made: {PassphraseSource.Setting} is not set.";
            return;
        }

        try
        {
            var target = BackupFolder.In(settings, folder.Path);
            BackupFolder.DemandWritable(target);
            var made = await make.HandleAsync(NewPlace(target), PassphraseSource.InFile(passphrase), stop);
            var forgotten = Forget(target);
            turn.Did = string.Create(
                CultureInfo.InvariantCulture,
                $"A backup of {made.Bytes / 1e6:N1} MB was made and read back{(forgotten == 0 ? "" : $"; {forgotten} older {(forgotten == 1 ? "one was" : "ones were")} taken away")}.");
        }
        catch (BackupRefused refused)
        {
            throw new JobFailed(refused.Message, refused);
        }
    }

    /// <summary>How many backups are kept.</summary>
    public static int Keep(IConfiguration settings) => int.TryParse(settings[KeepSetting], CultureInfo.InvariantCulture, out var keep) && keep > 0 ? keep : KeepUnlessSet;

    private string NewPlace(string target)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"lineofsight-{clock.Today():yyyy-MM-dd}");
        for (var copy = 1; ; copy++)
        {
            var place = Path.Combine(target, copy == 1 ? $"{name}.backup" : string.Create(CultureInfo.InvariantCulture, $"{name}-{copy}.backup"));
            if (!File.Exists(place))
            {
                return place;
            }
        }
    }

    // Only what this job wrote: whatever else lies in the folder is somebody else's.
    private int Forget(string target)
    {
        var old = Directory.EnumerateFiles(target).Where(f => Own().IsMatch(Path.GetFileName(f))).OrderByDescending(File.GetLastWriteTimeUtc).Skip(Keep(settings)).ToList();
        old.ForEach(File.Delete);
        return old.Count;
    }

    [GeneratedRegex(@"^lineofsight-\d{4}-\d{2}-\d{2}(-\d+)?\.backup$")]
    private static partial Regex Own();
}
