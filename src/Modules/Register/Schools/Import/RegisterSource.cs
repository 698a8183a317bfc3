namespace LineOfSight.Register.Schools.Import;

/// <summary>The files of one import, and what was asked of them. The streams are seekable and closed by whoever opened them.</summary>
/// <param name="Names">A second file with names by URN, or null.</param>
/// <param name="LaCode">Only this authority, as DfE's three-digit code; null for all.</param>
/// <param name="AsOf">The day the file speaks of; null reads it from the file's name, and takes today where that tells nothing.</param>
internal sealed record RegisterSource(Stream Register, string FileName, Stream? Names, string? NamesFileName, string? LaCode, DateOnly? AsOf)
{
    public static bool IsLaCode(string text) => text.Length == 3 && text.All(char.IsAsciiDigit);
}
