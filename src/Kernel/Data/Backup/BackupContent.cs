namespace LineOfSight.Kernel.Data.Backup;

/// <summary>All that a backup holds, counted and hashed while it was written. It stands at the end of the file.</summary>
/// <param name="Tables">Every table.</param>
/// <param name="Files">Every file of the data folder.</param>
/// <param name="Sequences">Every sequence.</param>
/// <param name="Chains">Where every chain of the audit trail ended.</param>
public sealed record BackupContent(
    IReadOnlyList<BackupContent.Table> Tables,
    IReadOnlyList<BackupContent.StoredFile> Files,
    IReadOnlyList<BackupContent.Sequence> Sequences,
    IReadOnlyList<BackupContent.Chain> Chains)
{
    /// <summary>A table.</summary>
    /// <param name="Name">Schema and name, quoted where SQL wants it.</param>
    /// <param name="Columns">Its columns, quoted, in order; those that the database computes are left out.</param>
    /// <param name="Rows">How many rows.</param>
    /// <param name="Bytes">How many bytes of PostgreSQL's binary COPY.</param>
    /// <param name="Hash">SHA-256 of those bytes, in lower-case hexadecimal.</param>
    public sealed record Table(string Name, string Columns, long Rows, long Bytes, string Hash);

    /// <summary>A file.</summary>
    /// <param name="Path">Its path in the data folder, with slashes.</param>
    /// <param name="Mode">Who may read it, as Unix writes it.</param>
    /// <param name="Bytes">Its length.</param>
    /// <param name="Hash">SHA-256, in lower-case hexadecimal.</param>
    public sealed record StoredFile(string Path, int Mode, long Bytes, string Hash);

    /// <summary>A sequence.</summary>
    /// <param name="Name">Schema and name.</param>
    /// <param name="Value">Its last value.</param>
    /// <param name="Called">Whether that value has been given out.</param>
    public sealed record Sequence(string Name, long Value, bool Called);

    /// <summary>The end of a chain.</summary>
    /// <param name="Id">The partnership, or <see cref="Acts.Act.Installation"/>.</param>
    /// <param name="Count">How many sealed entries it has.</param>
    /// <param name="Hash">The last hash, in lower-case hexadecimal.</param>
    public sealed record Chain(Guid Id, long Count, string Hash);
}
