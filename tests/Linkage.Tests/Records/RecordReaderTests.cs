using System.IO.Compression;
using System.Text;
using LineOfSight.Linkage.Records;

namespace LineOfSight.Linkage.Tests.Records;

public sealed class RecordReaderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("records").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Records_are_read_by_name_whatever_the_order_of_columns()
    {
        var table = Read(OnFault.Stop, ["name", "town"], "\uFEFF\"Town\", ID ,name,more\r\nLeeds,1,\"O\"\"Neil, Ann\",x\r\n\r\n,2,émile,\r\n");
        Assert.Equal(2, table.Rows);
        Assert.Equal(["1", "2"], [table.Id(0), table.Id(1)]);
        Assert.Equal(("Leeds", null), (table.Value(0, "town"), table.Value(1, "town")));
        Assert.Equal(("O\"Neil, Ann", "émile"), (table.Value(0, "NAME"), table.Value(1, "name")));
        Assert.Null(table.Value(0, "more"));
        Assert.Equal(["records"], table.Sources);
    }

    [Theory]
    [InlineData("", 1, null)]
    [InlineData("\n\n", 1, null)]
    [InlineData("id,town\n1,x\n", 1, "name")]
    [InlineData("name\nx\n", 1, "id")]
    [InlineData("id,name,NAME\n", 1, "name")]
    [InlineData("id,\"name\n", 1, null)]
    [InlineData("id,name\n1,x\n1,y\n", 3, "id")]
    [InlineData("id,name\n1,x\n,y\n", 3, "id")]
    [InlineData("id,name\n\"1\n\n\",x\n2\n", 5, null)]
    [InlineData("id,name\n1,x,y\n", 2, null)]
    [InlineData("id,name\n1,x\n2,\"y\nz,w\n", 3, null)]
    [InlineData("id,name\n1,\"x\"y\n", 2, null)]
    [InlineData("id,name\n1,x\n2,\u0001\n", 3, "name")]
    [InlineData("id,name\n1,x\n\u0001,y\n", 3, "id")]
    public void What_cannot_be_read_is_refused_by_line_and_column(string csv, int line, string? column)
    {
        // The character 1 stands for a byte that is no UTF-8.
        var fault = Assert.Throws<RecordsRefusedException>(() => Read(OnFault.Stop, ["name"], csv)).Fault;
        Assert.Equal(("records.csv", line, column?.ToUpperInvariant()), (fault.File, fault.Line, fault.Column?.ToUpperInvariant()));
    }

    [Fact]
    public void What_is_reported_is_left_out_and_the_rest_kept()
    {
        var table = Read(OnFault.Report, ["name"], "id,name\n1,a\n1,b\n2\n3,\u0001\n,c\n4,\"d\"d\n5,\"e\ne\"\n6,f,f\n7,g\n");
        Assert.Equal(["1 a", "5 e\ne", "7 g"], Enumerable.Range(0, table.Rows).Select(r => $"{table.Id(r)} {table.Value(r, "name")}"));
        Assert.Equal([3L, 4, 5, 6, 7, 10], table.Faults.Select(f => f.Line));
        Assert.Equal(6, table.FaultCount);
    }

    [Fact]
    public void A_gzip_that_is_damaged_or_cut_anywhere_is_refused()
    {
        var random = new Seeded(3);
        var csv = new StringBuilder("id,name\n");
        for (var i = 0; i < 20_000; i++)
        {
            csv.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i},{random.Next():x}\n");
        }

        var whole = Zipped(csv.ToString());
        Assert.Equal(20_000, ReadZipped(whole).Rows);
        foreach (var cut in new[] { 0, 1, 5, 10, 11, 100, whole.Length / 2, whole.Length - 100, whole.Length - 9, whole.Length - 8, whole.Length - 4, whole.Length - 1 })
        {
            Assert.True(Record.Exception(() => ReadZipped(whole[..cut])) is RecordsRefusedException, $"cut {cut} of {whole.Length}");
        }

        foreach (var at in new[] { 0, 2, 3, 40, whole.Length / 2, whole.Length - 6, whole.Length - 2 })
        {
            var damaged = whole.ToArray();
            damaged[at] ^= 0x55;
            Assert.True(Record.Exception(() => ReadZipped(damaged)) is RecordsRefusedException, $"damaged at {at} of {whole.Length}");
        }

        Assert.Throws<RecordsRefusedException>(() => ReadZipped(Encoding.UTF8.GetBytes(csv.ToString())));
    }

    [Fact]
    public void A_stop_halfway_ends_the_reading_thread_too()
    {
        File.WriteAllBytes(Path.Combine(folder, "r.csv.gz"), Zipped("id,name\n" + string.Concat(Enumerable.Range(0, 500_000).Select(i => $"{i},name {i}\n"))));
        using var stop = new CancellationTokenSource();
        var reader = new RecordReader("id", OnFault.Stop) { Progress = r => stop.Cancel() };
        Assert.Throws<OperationCanceledException>(() => reader.Read([Path.Combine(folder, "r.csv.gz")], ["name"], [], stop.Token));
    }

    [Fact]
    public void Files_of_one_name_are_told_apart_and_ids_may_be_the_same_in_two()
    {
        Directory.CreateDirectory(Path.Combine(folder, "b"));
        string[] files = [Path.Combine(folder, "r.csv"), Path.Combine(folder, "b", "r.csv.gz"), Path.Combine(folder, "b", "s.csv")];
        File.WriteAllText(files[0], "id,name\n1,a\n");
        File.WriteAllBytes(files[1], Zipped("name,id\nb,1\n"));
        File.WriteAllText(files[2], "id,name,town\n1,c,Leeds\n");
        var table = new RecordReader("id", OnFault.Stop).Read(files, ["name"], ["town"], TestContext.Current.CancellationToken);
        Assert.Equal(["r", "r (2)", "s"], table.Sources);
        Assert.Equal(["a", "b", "c"], Enumerable.Range(0, 3).Select(r => table.Value(r, "name")));
        Assert.Equal([null, null, "Leeds"], Enumerable.Range(0, 3).Select(r => table.Value(r, "town")));
        Assert.Equal([0, 1, 2], table.Sources.Select(s => table.Places()[(s, "1")]));
    }

    [Fact]
    public void More_rows_than_the_first_room_are_kept()
    {
        const int Rows = 150_000;
        var table = Read(OnFault.Stop, ["name", "town"], "id,name,town\n" + string.Concat(Enumerable.Range(0, Rows).Select(i => $"{i},{(i % 2 == 0 ? "" : i)},{(i < 10 ? "x" : "")}\n")));
        Assert.Equal(Rows, table.Rows);
        Assert.All([0, 1, 65_535, 65_536, 65_537, 131_073, Rows - 1], r => Assert.Equal((r.ToString(System.Globalization.CultureInfo.InvariantCulture), r % 2 == 0 ? null : $"{r}"), (table.Id(r), table.Value(r, "name"))));
        Assert.Null(table.Value(Rows - 1, "town"));
    }

    private static byte[] Zipped(string text)
    {
        using var to = new MemoryStream();
        using (var zip = new GZipStream(to, CompressionLevel.Fastest))
        {
            zip.Write(Encoding.UTF8.GetBytes(text));
        }

        return to.ToArray();
    }

    private RecordTable ReadZipped(byte[] bytes)
    {
        var file = Path.Combine(folder, "zipped.csv.gz");
        File.WriteAllBytes(file, bytes);
        return new RecordReader("id", OnFault.Report).Read([file], ["name"], [], TestContext.Current.CancellationToken);
    }

    private RecordTable Read(OnFault onFault, string[] wanted, string csv)
    {
        var file = Path.Combine(folder, "records.csv");
        File.WriteAllBytes(file, [.. Encoding.UTF8.GetBytes(csv).Select(b => b == 1 ? (byte)0xFF : b)]);
        return new RecordReader("id", onFault).Read([file], wanted, [], TestContext.Current.CancellationToken);
    }
}
