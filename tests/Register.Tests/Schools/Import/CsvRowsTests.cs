using LineOfSight.Register.Schools.Import;

namespace LineOfSight.Register.Tests.Schools.Import;

public class CsvRowsTests
{
    private static List<(int Line, string? Fault, string First)> Read(string text)
    {
        using var rows = new CsvRows(new StringReader(text), onlyCarriageReturns: false);
        Assert.True(rows.Read());
        rows.Expected = rows.Count;
        var read = new List<(int, string?, string)>();
        while (rows.Read())
        {
            var (fault, first) = (rows.Fault, rows[0]);
            read.Add((rows.Line, fault ?? rows.QuoteFault, first));
        }

        return read;
    }

    [Fact]
    public void A_row_is_known_by_the_line_it_starts_on()
    {
        var rows = Read("a,b\r\n1,\"two\r\nlines\"\r\n\r\n2,x\r\n,\r\n3,y");
        Assert.Equal([(2, null, "1"), (5, null, "2"), (7, null, "3")], rows);
    }

    [Fact]
    public void An_open_quotation_mark_costs_its_own_line_only()
    {
        var rows = Read("a,b\n1,x\n2,\"open\n3,y\n4,\"z\"\n5,q\n");
        Assert.Equal(["1", "2", "3", "4", "5"], rows.Select(r => r.First));
        Assert.Equal([2, 3, 4, 5, 6], rows.Select(r => r.Line));
        Assert.Equal([3], rows.Where(r => r.Fault is not null).Select(r => r.Line));
    }

    [Fact]
    public void An_open_quotation_mark_with_nothing_after_it_to_close_it_costs_its_own_line_only()
    {
        var rows = Read("a,b\n1,\"open\n" + string.Concat(Enumerable.Range(2, 5000).Select(n => $"{n},x\n")));
        Assert.Equal(5001, rows.Count);
        Assert.Equal([2], rows.Where(r => r.Fault is not null).Select(r => r.Line));
        Assert.Equal(Enumerable.Range(2, 5001), rows.Select(r => r.Line));
    }

    [Fact]
    public void Rows_with_too_few_or_too_many_columns_say_how_many()
    {
        var rows = Read("a,b\n1\n2,x,y\n3,z\n");
        Assert.Contains("1 columns and the header has 2", rows[0].Fault, StringComparison.Ordinal);
        Assert.Contains("3 columns and the header has 2", rows[1].Fault, StringComparison.Ordinal);
        Assert.Null(rows[2].Fault);
    }

    [Fact]
    public void A_quotation_mark_inside_plain_text_is_text()
        => Assert.Equal([(2, null, "The \"Old\" School")], Read("a,b\nThe \"Old\" School,x\n"));

    [Fact]
    public void Text_after_a_closing_quotation_mark_is_a_fault()
        => Assert.NotNull(Assert.Single(Read("a,b\n\"abc\"def,x\n")).Fault);

    [Fact]
    public void A_field_longer_than_a_cell_is_a_fault_and_the_next_row_is_read()
    {
        var rows = Read($"a,b\n1,{new string('x', FileLimits.FieldCharacters + 1)}\n2,{new string('y', FileLimits.FieldCharacters)}\n");
        Assert.NotNull(rows[0].Fault);
        Assert.Equal((3, null, "2"), rows[1]);
    }

    [Fact]
    public void A_line_without_end_is_cut_and_the_next_row_is_read()
    {
        var rows = Read($"a,b\n1,{new string('x', 3 * FileLimits.RowCharacters)}\n2,y\n");
        Assert.Equal([2, 3], rows.Select(r => r.Line));
        Assert.NotNull(rows[0].Fault);
        Assert.Null(rows[1].Fault);
    }

    [Fact]
    public void A_carriage_return_inside_quotation_marks_stays_as_it_was()
        => Assert.Equal([(2, null, "\r=1+1"), (3, null, "b")], Read("a,b\n\"\r=1+1\",x\nb,y\n"));

    [Fact]
    public void A_stray_carriage_return_outside_them_loses_no_later_line()
    {
        var rows = Read("a,b\n1\r,\"x\n2,y\n3,\"z\n4,q\n");
        Assert.Equal(["2", "3", "4"], rows.Where(r => r.First is "2" or "3" or "4").Select(r => r.First));
        Assert.Equal([2, 2, 3, 4, 5], rows.Select(r => r.Line));
        Assert.Equal(["2", "4"], rows.Where(r => r.Fault is null).Select(r => r.First));
    }
}
