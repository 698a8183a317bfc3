using System.CommandLine;
using System.Text;
using LineOfSight.Kernel.Data.Backup;

namespace LineOfSight.Host.Backup;

/// <summary>Where a verb gets the passphrase: a file, the environment, the settings, or the terminal. Never an argument, which every process of the machine can read.</summary>
internal static class PassphraseSource
{
    public const string Variable = "LINEOFSIGHT_BACKUP_PASSPHRASE";
    public const string Setting = "Backup:PassphraseFile";

    public static Option<FileInfo?> Option() => new("--passphrase-file")
    {
        Description = $"A file that holds the passphrase. Without it: {Variable}, then the setting {Setting}, then the terminal.",
        HelpName = "FILE",
    };

    /// <exception cref="BackupRefused">There is none, or it is too short.</exception>
    public static Passphrase Read(FileInfo? file, IConfiguration configuration, bool twice) =>
        file is not null ? InFile(file.FullName)
        : Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? Passphrase.Of(given)
        : configuration[Setting] is { Length: > 0 } path ? InFile(path)
        : Console.IsInputRedirected ? throw new BackupRefused($"There is no passphrase. Name a file that holds it with --passphrase-file, set {Variable}, or type it at a terminal.")
        : Typed(twice);

    /// <summary>The passphrase in a file.</summary>
    public static Passphrase InFile(string path)
    {
        try
        {
            return Passphrase.Of(File.ReadAllText(path));
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new BackupRefused($"The passphrase's file {path} cannot be read: {trouble.Message}", trouble);
        }
    }

    private static Passphrase Typed(bool twice)
    {
        var typed = Ask("Passphrase: ");
        var passphrase = Passphrase.Of(typed);
        return !twice || Ask("Once more: ") == typed ? passphrase : throw new BackupRefused("The two are not the same. Nothing was done.");
    }

    private static string Ask(string words)
    {
        Console.Error.Write(words);
        var typed = new StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(typed.Length - 1, 0);
            }
            else if (key.KeyChar != '\0')
            {
                typed.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
