namespace LineOfSight.Kernel.Data;

/// <summary>The folder that holds everything an installation keeps outside the database: its cluster, its keys, its checkpoints.</summary>
/// <param name="Path">The full path.</param>
public sealed record DataFolder(string Path)
{
    /// <summary>Keys; readable by their owner only.</summary>
    public string Keys => System.IO.Path.Combine(Path, "keys");

    /// <summary>Signed checkpoints of the audit trail.</summary>
    public string Checkpoints => System.IO.Path.Combine(Path, "checkpoints");

    /// <summary>The bytes of documents, each under a random name in a folder of its first two digits.</summary>
    public string Documents => System.IO.Path.Combine(Path, "documents");
}
