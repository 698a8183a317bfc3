using System.Text;
using System.Text.Json;
using LineOfSight.Kernel.Disclosures;
using LineOfSight.Kit;

namespace LineOfSight.Kernel.Tests.Disclosures;

public sealed class SafeCsvTests
{
    [Fact]
    public void No_cell_of_the_corpora_is_a_formula_and_every_text_comes_back()
    {
        List<string> texts = [.. File.ReadAllLines(Shared.File("corpora/csv-formula/own-cells.txt")), .. File.ReadAllLines(Shared.File("corpora/csv-formula/patt-csv-injection.txt"))];
        texts.AddRange(texts.Select(t => "\t" + t).ToList());
        texts.AddRange(texts.Select(t => "\n" + t).ToList());
        texts.AddRange(JsonSerializer.Deserialize<string[]>(File.ReadAllText(Shared.File("corpora/naughty-strings/blns.json")))!);
        var rows = Read(Encoding.UTF8.GetString(SafeCsv.Of(new GivenTable("t", ["text"], [.. texts.Select(t => (IReadOnlyList<object?>)[t])])))).Skip(1).Select(r => Assert.Single(r)).ToList();
        Assert.Equal(texts.Count, rows.Count);
        foreach (var (given, read) in texts.Zip(rows))
        {
            Assert.True(read == given || read == "'" + given, given);
            Assert.False("=+-@＝＋－＠−".Contains(read.TrimStart().FirstOrDefault()) && !IsPlain(read), $"{read} could be a formula");
            Assert.False(read.Length > 0 && read[0] is '\t' or '\r' or '\n', given);
        }

        Assert.Contains("-5", rows);
        Assert.Contains("+44 7700 900123", rows);
        Assert.Contains("'=1+1", rows);
    }

    [Theory]
    [InlineData(-5, "-5")]
    [InlineData(1234.5, "1234.5")]
    [InlineData(true, "true")]
    [InlineData(null, "")]
    public void Numbers_stay_numbers(object? value, string cell) => Assert.Equal(cell, SafeCsv.Cell(value));

    private static bool IsPlain(string text) => text.TrimStart('+', '-').All(c => char.IsAsciiDigit(c) || c is ' ' or '.' or ',') && text.Any(char.IsAsciiDigit);

    // A reader of RFC 4180, written apart from the writer.
    private static IEnumerable<List<string>> Read(string csv)
    {
        var (row, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        csv = csv.TrimStart('\uFEFF');
        for (var i = 0; i < csv.Length; i++)
        {
            switch (csv[i])
            {
                case '"' when quoted && i + 1 < csv.Length && csv[i + 1] == '"':
                    cell.Append(csv[i++]);
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    row.Add(cell.ToString());
                    cell.Clear();
                    break;
                case '\r' when !quoted && csv[i + 1] == '\n':
                    i++;
                    row.Add(cell.ToString());
                    cell.Clear();
                    yield return row;
                    row = [];
                    break;
                default:
                    cell.Append(csv[i]);
                    break;
            }
        }
    }
}
