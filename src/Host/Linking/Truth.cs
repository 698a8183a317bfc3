using LineOfSight.Linkage.Linking;
using LineOfSight.Linkage.Records;

namespace LineOfSight.Host.Linking;

/// <summary>What <c>--labels</c> names: a column with each record's person, a file of judged pairs, or nothing.</summary>
internal sealed class Truth
{
    private readonly string? column;
    private readonly FileInfo? file;

    private Truth(string? column, FileInfo? file) => (this.column, this.file) = (column, file);

    public static Truth Of(string? labels, string[] files) =>
        labels is null ? new Truth(null, null)
        : Array.TrueForAll(files, f => RecordReader.Columns(f).Contains(labels, StringComparer.OrdinalIgnoreCase)) ? new Truth(labels, null)
        : File.Exists(labels) ? new Truth(null, new FileInfo(labels))
        : throw new ArgumentException($"--labels is \"{labels}\": that is neither a column of every file nor a file.");

    public IEnumerable<string> Columns(string household, string surname) => column is null ? [] : [column, household, surname];

    public Accuracy? Measure(Linked linked, string household, string[] groups, string surname) =>
        column is not null ? new Measuring(linked, column, household).Measure(groups, surname)
        : file is not null ? new MeasuringPairs(linked, JudgedPairs.Read(file.FullName, linked.Records)).Measure()
        : null;
}
