using System.Text;
using System.Text.Json;
using LineOfSight.Register.Schools;
using LineOfSight.Register.Schools.Import;

namespace LineOfSight.Register.Tests.Schools.Import;

public class HostileTextTests
{
    private static void ComeBack(List<string> names)
    {
        var text = new StringBuilder(Given.GiasHeader).Append("\r\n");
        for (var i = 0; i < names.Count; i++)
        {
            text.Append(100_000 + i).Append(",926,2001,\"").Append(names[i].Replace("\"", "\"\"", StringComparison.Ordinal))
                .Append("\",Community school,Open,Primary,,,5\r\n");
        }

        var rows = Given.Rows(text.ToString());
        Assert.Equal(names, rows.Cast<SchoolRow>().Select(row => row.School.Name));
    }

    [Fact]
    public void Naughty_strings_come_back_as_they_were_typed()
    {
        using var file = SharedFiles.Open("corpora/naughty-strings/blns.json");
        var names = JsonSerializer.Deserialize<string[]>(file)!.Where(name => !string.IsNullOrWhiteSpace(name)).ToList();
        Assert.True(names.Count > 500);
        ComeBack(names);
    }

    [Theory]
    [InlineData("corpora/csv-formula/own-cells.txt")]
    [InlineData("corpora/csv-formula/patt-csv-injection.txt")]
    [InlineData("corpora/compact/xss-compact.txt")]
    [InlineData("corpora/compact/sqli-compact.txt")]
    public void Attacks_come_back_as_they_were_typed(string path)
        => ComeBack([.. File.ReadAllLines(SharedFiles.Path(path)).Where(name => !string.IsNullOrWhiteSpace(name))]);

    [Fact]
    public void New_lines_carriage_returns_and_spaces_inside_a_name_stay()
        => ComeBack(["\r=1+1", "\n=1+1", "\t=1+1", " =1+1 ", "a\r\nb", "a\rb", "a\n\n\nb", "\"", "\"\"", ",", "\",\"", "'", "\uFEFFx", "\u202Egpj.exe"]);

    [Fact]
    public void Names_that_blank_the_row_are_told_apart_from_names()
        => Assert.IsType<RejectedRow>(Assert.Single(Given.Gias("100001,926,2001,\" \u00A0\u2003\",Community school,Open,Primary,,,5")));

    [Fact]
    public void A_hostile_value_in_a_reason_is_short_and_on_one_line()
    {
        var rejected = Assert.IsType<RejectedRow>(Assert.Single(Given.Gias(
            $"100001,926,2001,Alder,Community school,\"{new string('x', 5000)}\r\n\a\",Primary,,,5")));
        Assert.True(rejected.Reason.Length < 250);
        Assert.DoesNotContain(rejected.Reason, char.IsControl);
        Assert.Equal(SchoolKind.Other, SchoolKinds.Of("<script>", "'; drop table schools; --"));
    }
}
