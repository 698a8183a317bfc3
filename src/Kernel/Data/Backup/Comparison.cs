using LineOfSight.Kernel.Acts;
using LineOfSight.Kernel.Acts.Sealing;

namespace LineOfSight.Kernel.Data.Backup;

/// <summary>What a restored installation holds beside what its backup says: every table, file, sequence and chain.</summary>
/// <param name="Lines">One line for each.</param>
public sealed record Comparison(IReadOnlyList<Comparison.Line> Lines)
{
    /// <summary>True when nothing differs.</summary>
    public bool IsEqual => Lines.All(l => l.IsEqual);

    /// <summary>One thing compared.</summary>
    /// <param name="Kind"><c>table</c>, <c>file</c>, <c>sequence</c> or <c>chain</c>.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Expected">How many rows, bytes or entries the backup has; a sequence's value.</param>
    /// <param name="Found">How many are there; -1 when it is missing.</param>
    /// <param name="IsEqual">True when the contents are the same, byte by byte.</param>
    /// <param name="Trouble">What is wrong, or null.</param>
    public sealed record Line(string Kind, string Name, long Expected, long Found, bool IsEqual, string? Trouble = null);

    /// <summary>Reads everything again, as the role of backups, and compares.</summary>
    internal static async Task<Comparison> OfAsync(BackupContent content, Databases databases, DataFolder folder, CancellationToken stop)
    {
        var lines = new List<Line>();
        var buffer = new byte[Chunk.Size];
        await using var snapshot = await SnapshotReader.OpenAsync(databases, stop);
        var there = (await snapshot.TablesAsync(stop)).ToDictionary(t => t.Name, t => t.Columns);
        foreach (var table in content.Tables)
        {
            var found = there.Remove(table.Name, out var columns) ? await snapshot.ReadAsync(table.Name, columns, buffer, null, stop) : null;
            lines.Add(new Line("table", table.Name, table.Rows, found?.Rows ?? -1, found == table));
        }

        lines.AddRange(there.Keys.Select(name => new Line("table", name, -1, 0, false, "the backup does not have it")));
        foreach (var file in content.Files)
        {
            var found = BackupFiles.Read(folder.Path, file.Path, buffer, null);
            lines.Add(new Line("file", file.Path, file.Bytes, found?.Bytes ?? -1, found == file));
        }

        var sequences = (await snapshot.SequencesAsync(stop)).ToDictionary(s => s.Name);
        lines.AddRange(content.Sequences.Select(s => new Line("sequence", s.Name, s.Value, sequences.GetValueOrDefault(s.Name)?.Value ?? -1, sequences.GetValueOrDefault(s.Name) == s)));
        var chains = (await snapshot.ChainsAsync(stop)).ToDictionary(c => c.Id);
        lines.AddRange(content.Chains.Select(c => new Line("chain", c.Id.ToString(), c.Count, chains.GetValueOrDefault(c.Id)?.Count ?? -1, chains.GetValueOrDefault(c.Id) == c)));
        return new Comparison(lines);
    }

    /// <summary>Adds what the verifier of the audit trail found, and the chains' names.</summary>
    internal Comparison With(Verification verified, IReadOnlyDictionary<Guid, string> names)
    {
        var faults = verified.Faults.ToLookup(f => f.ChainId ?? Guid.Empty);
        var lines = Lines.Select(line =>
        {
            if (line.Kind != "chain")
            {
                return line;
            }

            var id = Guid.Parse(line.Name);
            var fault = faults[id].FirstOrDefault();
            var name = id == Act.Installation ? "the installation" : names.GetValueOrDefault(id, line.Name);
            return line with { Name = name, IsEqual = line.IsEqual && fault is null, Trouble = fault?.What };
        }).ToList();
        var told = lines.Select(l => l.Trouble).ToHashSet();
        lines.AddRange(verified.Faults.Where(f => !told.Contains(f.What)).Select(f => new Line("chain", f.Chain, f.Number ?? 0, f.Number ?? 0, false, f.What)));
        return new Comparison(lines);
    }
}
