namespace LineOfSight.Kernel.Data.Backup;

/// <summary>A backup cannot be made, read or restored; the message says why and what to do, in words for whoever runs the installation.</summary>
public class BackupRefused(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The passphrase is not the one that the backup was made with.</summary>
public sealed class WrongPassphrase()
    : BackupRefused("The passphrase is not the one that this backup was made with. The file itself is whole as far as its head goes; try the passphrase of the day it was made.");

/// <summary>The file is not as it was written: cut, changed, or something was put behind it.</summary>
public sealed class BackupDamaged(string what, Exception? inner = null)
    : BackupRefused($"The backup is damaged: {what} Nothing in it can be trusted. Take another backup.", inner);
