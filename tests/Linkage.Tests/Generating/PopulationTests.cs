using System.Text;
using System.Text.RegularExpressions;
using LineOfSight.Linkage.Generating;

namespace LineOfSight.Linkage.Tests.Generating;

public sealed class PopulationTests(GeneratedFile file) : IClassFixture<GeneratedFile>
{
    private static byte[] Written(int rows, ulong seed)
    {
        using var stream = new MemoryStream();
        Population.Write(new(rows, seed), stream);
        return stream.ToArray();
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes()
    {
        Assert.Equal(file.Bytes, Written(GeneratedFile.Wanted, 7));
        Assert.NotEqual(Written(1000, 1), Written(1000, 2));
    }

    [Fact]
    public void The_bytes_are_the_same_on_every_machine_and_for_ever() =>
        Assert.Equal("F3CFEAEA1D69C4E62D1B98186C8E451D3F18020898067935EA6B842CDD830660", Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Written(20_000, 42))));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(999)]
    public void As_many_rows_come_as_are_wanted_numbered_from_0(int rows)
    {
        var text = Encoding.UTF8.GetString(Written(rows, 3));
        var lines = text.Split('\n');
        Assert.Equal(Population.Header, lines[0]);
        Assert.Equal("", lines[^1]);
        Assert.Equal(Enumerable.Range(0, rows).Select(i => $"{i}"), lines[1..^1].Select(l => l.Split(',')[0]));
    }

    [Fact]
    public void Fewer_than_no_rows_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Written(-1, 1));

    [Fact]
    public void Values_need_no_quotes_and_have_their_forms()
    {
        var patterns = new (Func<Row, string> Of, string Pattern)[]
        {
            (r => r.Agency, "^(health|education|socialcare|earlyhelp|police)$"),
            (r => r.FirstName, "^([a-z][a-z' -]*)?$"),
            (r => r.Surname, "^[a-z][a-z' -]*$"),
            (r => r.Born, "^(20[0-3][0-9]-(0[1-9]|1[0-2])-[0-3][0-9])?$"),
            (r => r.Postcode, "^([a-z]{1,2}[0-9]{1,2} [0-9][a-z]{2})?$"),
            (r => r.BirthPlace, "^([a-z][a-z ]+)?$"),
            (r => r.School, "^((pri|sec)[a-z]{1,2}[0-9]{1,2}-[0-8])?$"),
            (r => r.Gender, "^[fm]?$"),
            (r => r.Nhs, "^([0-9]{10})?$"),
            (r => r.Upn, "^([A-HJ-NP-RT-Z][0-9]{12})?$"),
        };
        foreach (var (of, pattern) in patterns)
        {
            var form = new Regex(pattern);
            Assert.DoesNotContain(file.Rows, r => !form.IsMatch(of(r)));
        }

        Assert.All(file.Rows.Where(r => r.Born.Length > 0), r => Assert.True(DateOnly.TryParseExact(r.Born, "yyyy-MM-dd", out _), r.Born));
    }

    [Fact]
    public void A_child_is_of_one_household_and_its_records_are_not_neighbours()
    {
        Assert.All(file.Children, c => Assert.Single(c.Select(r => r.Household).Distinct()));
        var neighbours = file.Rows.Zip(file.Rows.Skip(1)).Count(p => p.First.Household == p.Second.Household);
        Assert.InRange(neighbours, 0, 20);
    }
}
