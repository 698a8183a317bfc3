using System.Text;
using LineOfSight.Linkage.Generating;

namespace LineOfSight.Linkage.Tests.Generating;

/// <summary>A line of the file, cut at its commas.</summary>
public sealed record Row(
    string Id, string Agency, string FirstName, string Surname, string Born, string Postcode,
    string BirthPlace, string School, string Gender, string Nhs, string Upn, int Cluster, int Household);

/// <summary>A population of 50,000 rows, made once for all tests.</summary>
public sealed class GeneratedFile
{
    public const int Wanted = 50_000;

    public GeneratedFile()
    {
        Slips = new();
        using var stream = new MemoryStream();
        Population.Write(new(Wanted, 7), stream, Slips);
        Bytes = stream.ToArray();
        Rows = [.. Encoding.UTF8.GetString(Bytes).Split('\n')[1..^1].Select(Parse)];
        Children = [.. Rows.GroupBy(r => r.Cluster).Select(g => g.ToArray())];
    }

    internal SlipCount Slips { get; }

    public byte[] Bytes { get; }

    public IReadOnlyList<Row> Rows { get; }

    public IReadOnlyList<Row[]> Children { get; }

    private static Row Parse(string line)
    {
        var v = line.Split(',');
        Assert.Equal(13, v.Length);
        return new(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], v[10], int.Parse(v[11], null), int.Parse(v[12], null));
    }
}
