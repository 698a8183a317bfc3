using System.Security.Cryptography;

namespace LineOfSight.Linkage.Pseudonyms;

/// <summary>
/// The master keys from which pseudonyms are made, in a file of their own. Whoever has the file can find out whose a code is; so it lies
/// outside the output, readable by its owner alone. A version is never taken out: codes that were made with it could not be made again.
/// </summary>
public sealed class PseudonymKeys : IDisposable
{
    private readonly MasterKey[] keys;

    internal PseudonymKeys(MasterKey[] keys) => this.keys = keys;

    /// <summary>The version for writing: the last.</summary>
    public int Current => keys[^1].Version;

    /// <summary>Every version and when it was made, the first first.</summary>
    public IReadOnlyList<(int Version, DateTimeOffset Made)> Versions => [.. keys.Select(k => (k.Version, k.Made))];

    /// <summary>Makes a key file with one version; the file must not be there yet.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="at">When it is made.</param>
    /// <exception cref="KeysRefusedException">The file is there already.</exception>
    public static PseudonymKeys Create(string file, DateTimeOffset at)
    {
        var keys = new PseudonymKeys([Fresh(1, at)]);
        KeyFile.Write(keys.keys, file, mayReplace: false);
        return keys;
    }

    /// <summary>Reads a key file.</summary>
    /// <param name="file">Its path.</param>
    /// <exception cref="KeysRefusedException">It is damaged or, on Unix, others than its owner can read it; it says what to do.</exception>
    public static PseudonymKeys Read(string file) => new(KeyFile.Read(file));

    /// <summary>Adds a version, which is the one for writing from now on, to a key file.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="at">When it is made.</param>
    /// <exception cref="KeysRefusedException">The file cannot be used as it is.</exception>
    public static PseudonymKeys Rotate(string file, DateTimeOffset at)
    {
        var old = KeyFile.Read(file);
        var keys = new PseudonymKeys([.. old, Fresh(old[^1].Version + 1, at)]);
        KeyFile.Write(keys.keys, file, mayReplace: true);
        return keys;
    }

    /// <summary>Refuses a key file that lies in a folder that will be handed on.</summary>
    /// <param name="file">The key file's path.</param>
    /// <param name="output">The output's folder.</param>
    /// <exception cref="KeysRefusedException">The file lies in the folder or below it.</exception>
    public static void DemandOutside(string file, string output)
    {
        var folder = Path.TrimEndingDirectorySeparator(Real(output)) + Path.DirectorySeparatorChar;
        if (Real(file).StartsWith(folder, OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase))
        {
            throw new KeysRefusedException($"The key file {Path.GetFileName(file)} lies in the output's folder, and would be handed on with it. Move it to a folder of its own.");
        }
    }

    /// <summary>Makes codes for one purpose and one custodian: the same record has other codes for others, which nobody can match without the key.</summary>
    /// <param name="purpose">What the codes are used for, such as <c>annual report 2027</c>.</param>
    /// <param name="custodian">Who is given the codes, such as <c>Northshire police</c>.</param>
    /// <param name="version">The version of the key; null: <see cref="Current"/>.</param>
    /// <exception cref="ArgumentException">A name is empty or begins or ends with a space.</exception>
    /// <exception cref="KeysRefusedException">There is no such version.</exception>
    public Pseudonymiser For(string purpose, string custodian, int? version = null) =>
        Array.Find(keys, k => k.Version == (version ?? Current)) is { } key
            ? new Pseudonymiser(key, purpose, custodian)
            : throw new KeysRefusedException($"There is no version {version} of the key; there are {string.Join(", ", keys.Select(k => k.Version))}.");

    /// <summary>Wipes the keys from memory.</summary>
    public void Dispose()
    {
        foreach (var key in keys)
        {
            CryptographicOperations.ZeroMemory(key.Bytes);
        }
    }

    private static MasterKey Fresh(int version, DateTimeOffset at) => new(version, at.ToUniversalTime(), RandomNumberGenerator.GetBytes(MasterKey.Length));

    // A link to the output leads there too.
    private static string Real(string path)
    {
        var full = Path.GetFullPath(path);
        var parent = Path.GetDirectoryName(full);
        var place = parent is null ? full : Path.Combine(Real(parent), Path.GetFileName(full));
        FileSystemInfo there = Directory.Exists(place) ? new DirectoryInfo(place) : new FileInfo(place);
        return there.Exists && there.ResolveLinkTarget(returnFinalTarget: true) is { } target ? target.FullName : place;
    }
}
