using System.CommandLine;
using System.CommandLine.Parsing;

namespace LineOfSight.Host.Verbs;

/// <summary>What is wrong with an argument, in words that name it and say what to change; null when nothing is.</summary>
internal static class Arguments
{
    public const int Wrong = 2;
    public const int CannotOpen = 3;
    private const int HighestPort = 65_535;

    // An installation begins with these; any other verb wants one that is there, so that a slip of the pen makes no new one.
    private static readonly string[] Beginning = ["serve", "demo", "people add-first", "schools import", "holidays import", "restore"];

    /// <summary>The data folder of a command line, and the exit code when it cannot be used.</summary>
    public static (string Message, int Code)? Data(ParseResult parsed)
    {
        var data = parsed.GetValue(VerbRunner.Data)!;
        return File.Exists(data.FullName) ? ($"--data is \"{data}\": that is a file. Name the installation's data folder.", Wrong)
            : !data.Exists && !Beginning.Contains(Name(parsed)) ? ($"There is no data folder {data.FullName}. Name the installation's with --data.", CannotOpen)
            : null;
    }

    /// <summary>Where to listen: addresses such as <c>http://localhost:5080</c>, separated by semicolons.</summary>
    public static void Urls(OptionResult urls)
    {
        var given = urls.GetValueOrDefault<string>() ?? "";
        var addresses = given.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (addresses.Length == 0 || !addresses.All(IsAddress))
        {
            urls.AddError($"--urls is \"{given}\": give an address such as http://localhost:5080; several are separated by semicolons.");
        }
    }

    private static bool IsAddress(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.Scheme.ToUpperInvariant() is "HTTP" or "HTTPS" && address.PathBase.Length == 0
                && (address.IsUnixPipe || (address.Port is >= 0 and <= HighestPort && (address.Host.StartsWith('[') || !address.Host.Contains(':', StringComparison.Ordinal))));
        }
        catch (Exception trouble) when (trouble is FormatException or ArgumentException)
        {
            return false;
        }
    }

    private static string Name(ParseResult parsed)
    {
        var names = new List<string>();
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult command; at = at.Parent)
        {
            names.Insert(0, command.Command.Name);
        }

        return string.Join(' ', names.Skip(1));
    }
}
