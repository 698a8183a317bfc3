using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LineOfSight.Linkage.Pseudonyms;

/// <summary>The key file: JSON, for its owner's eyes alone.</summary>
internal static class KeyFile
{
    private const string Format = "pseudonym keys 1";
    private const long Longest = 1 << 20;
    private const UnixFileMode OwnersAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    public static MasterKey[] Read(string file)
    {
        var name = Path.GetFileName(file);
        using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);

        // Asked of the file that is open, not of whatever has that name by now.
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(from.SafeFileHandle) & Others) != 0)
        {
            throw new KeysRefusedException($"Others than its owner can reach the key file {name}. Run: chmod 600 {name}. If others have used this computer, make a new version of the key too.");
        }

        if (from.Length > Longest)
        {
            throw new KeysRefusedException($"{name} is no key file.");
        }

        try
        {
            return Understood(JsonNode.Parse(from)?.AsObject(), name);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            // What the parser says may quote the file.
            throw new KeysRefusedException($"{name} is no key file, or it is damaged.");
        }
    }

    public static void Write(MasterKey[] keys, string file, bool mayReplace)
    {
        var text = new JsonObject
        {
            ["format"] = Format,
            ["keys"] = new JsonArray([.. keys.Select(k => new JsonObject
            {
                ["version"] = k.Version,
                ["made"] = k.Made.ToString("O", CultureInfo.InvariantCulture),
                ["key"] = Convert.ToBase64String(k.Bytes),
            })]),
        }.ToJsonString(new JsonSerializerOptions { WriteIndented = true });

        if (!mayReplace && File.Exists(file))
        {
            throw new KeysRefusedException($"{Path.GetFileName(file)} is there already: its keys would be lost, and with them what its codes stand for.");
        }

        // Written beside and moved, so that a machine that stops halfway leaves one whole file.
        var beside = file + ".new";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnersAlone;
        }

        try
        {
            using (var to = new FileStream(beside, options))
            {
                to.Write(Encoding.UTF8.GetBytes(text + "\n"));
                to.Flush(flushToDisk: true);
            }
        }
        catch (IOException) when (File.Exists(beside))
        {
            throw new KeysRefusedException($"{Path.GetFileName(beside)} is there: another program is writing keys, or one stopped halfway. When none is, remove it.");
        }

        File.Move(beside, file, mayReplace);
    }

    private static MasterKey[] Understood(JsonObject? from, string name)
    {
        if (from?["format"]?.GetValue<string>() != Format)
        {
            throw new KeysRefusedException($"{name} is no key file, or one of another format.");
        }

        var keys = new List<MasterKey>();
        foreach (var key in from["keys"]?.AsArray() ?? [])
        {
            var version = Of<int>(key, "version");
            var bytes = Convert.FromBase64String(Of<string>(key, "key"));
            if (version != keys.Count + 1 || bytes.Length != MasterKey.Length)
            {
                throw new KeysRefusedException($"{name} is damaged: version {keys.Count + 1} of the key is missing or is not {MasterKey.Length} bytes long.");
            }

            keys.Add(new MasterKey(version, DateTimeOffset.ParseExact(Of<string>(key, "made"), "O", CultureInfo.InvariantCulture), bytes));
        }

        return keys.Count > 0 ? [.. keys] : throw new KeysRefusedException($"{name} holds no key.");
    }

    private static T Of<T>(JsonNode? key, string name) => key?[name] is { } value ? value.GetValue<T>() : throw new FormatException();
}
