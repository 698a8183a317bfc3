namespace LineOfSight.Kernel.Data.Backup;

/// <summary>What a disk refused, in words.</summary>
public static class Disk
{
    // Linux and macOS number these two alike: no space left; the quota, which they do not; and a file larger than is allowed.
    private const int NoSpace = 28;
    private const int TooLarge = 27;
    private const int QuotaOnLinux = 122;
    private const int QuotaOnMac = 69;

    /// <summary>True when there was no room.</summary>
    public static bool IsFull(Exception trouble) => trouble is IOException { HResult: NoSpace or TooLarge or QuotaOnLinux or QuotaOnMac };

    /// <summary>One sentence or two that name the place.</summary>
    public static string Words(Exception trouble, string place)
    {
        ArgumentNullException.ThrowIfNull(trouble);
        return IsFull(trouble)
            ? $"The disk of {Path.GetDirectoryName(place)} is full. Make room or name a place on another disk."
            : $"{place} cannot be written: {trouble.Message}";
    }
}
