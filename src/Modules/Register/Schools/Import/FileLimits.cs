namespace LineOfSight.Register.Schools.Import;

/// <summary>
/// Bounds that keep a hostile or damaged file from taking the machine. The national extract has about 52,000 rows of
/// 140 columns and weighs 60 MB; a spreadsheet cell holds 32,767 characters.
/// </summary>
internal static class FileLimits
{
    public const long Bytes = 200L * 1024 * 1024;
    public const int Rows = 250_000;
    public const int FieldCharacters = 32_767;
    public const int RowCharacters = 1_000_000;
    public const int LinesOfOneRow = 50;
}
