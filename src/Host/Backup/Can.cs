namespace LineOfSight.Host.Backup;

/// <summary>The host's permissions about backups.</summary>
internal static class Can
{
    public const string ReadBackups = "host.backups.read";
}
