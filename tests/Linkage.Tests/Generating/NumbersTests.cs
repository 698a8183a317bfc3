using System.Globalization;
using System.Text;
using LineOfSight.Linkage.Generating;
using LineOfSight.Linkage.Identifiers;

namespace LineOfSight.Linkage.Tests.Generating;

public sealed class NumbersTests(GeneratedFile file) : IClassFixture<GeneratedFile>
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(1000)]
    [InlineData(65_536)]
    [InlineData(100_000)]
    public void Scattered_numbers_come_once_each_and_not_in_order(int limit)
    {
        var scattered = new Scattered(limit, 9);
        var drawn = new List<int>();
        while (drawn.Count < limit)
        {
            drawn.Add(scattered.Next());
        }

        Assert.Equal(Enumerable.Range(0, limit), drawn.Order());
        Assert.True(limit < 1000 || drawn.Zip(drawn.Skip(1)).Count(p => Math.Abs(p.Second - p.First) < limit / 100) < limit / 20);
    }

    [Fact]
    public void Numbers_past_the_range_for_tests_come_from_those_that_are_not_issued()
    {
        var numbers = new NhsNumbers(3);
        var (letters, tested, given) = (new Letters(), 0, new HashSet<long>());
        for (var i = 0; i < 1_000_000; i++)
        {
            numbers.Give(letters);
            Assert.True(NhsNumber.IsValid(letters.Read));
            var number = long.Parse(letters.Read, CultureInfo.InvariantCulture);
            Assert.True(given.Add(number));
            Assert.InRange(number, 9_000_000_000, 9_999_999_999);
            tested += number >= 9_990_000_000 ? 1 : 0;
        }

        Assert.Equal(909_091, tested, 100.0);
    }

    [Fact]
    public void Pupil_numbers_stay_apart_when_a_school_year_has_more_than_its_series()
    {
        var home = new Places().Settle(null, ref dice);
        var numbers = new PupilNumbers(new Places().Districts);
        var (letters, given) = (new Letters(), new HashSet<string>());
        for (var i = 0; i < 3500; i++)
        {
            numbers.Give(letters, home, 2, new DateOnly(2012, 10, 1));
            Assert.True(UniquePupilNumber.IsValid(letters.Read));
            Assert.True(given.Add(Encoding.ASCII.GetString(letters.Read)));
            Assert.Equal("17", Encoding.ASCII.GetString(letters.Read[8..10]));
        }
    }

    private Seeded dice = new(1);

    [Fact]
    public void Numbers_on_file_are_seldom_wrong_and_almost_always_the_childs()
    {
        Check(r => r.Nhs, n => NhsNumber.IsValid(n));
        Check(r => r.Upn, n => UniquePupilNumber.IsValid(n));
    }

    private void Check(Func<Row, string> of, Func<string, bool> isValid)
    {
        var written = file.Rows.Where(r => of(r).Length > 0).ToList();
        Assert.InRange(written.Count(r => !isValid(of(r))) / (double)written.Count, 0.0005, 0.005);
        var children = written.Where(r => isValid(of(r))).GroupBy(of).Select(g => g.Select(r => (r.Cluster, r.Household)).Distinct().ToArray()).ToList();
        var shared = children.Where(c => c.Length > 1).ToList();
        Assert.InRange(shared.Count, 0, children.Count / 500);
        Assert.All(shared, c => Assert.Single(c.Select(x => x.Household).Distinct()));
    }
}
