using LineOfSight.Linkage.Generating;

namespace LineOfSight.Linkage.Tests.Generating;

public sealed class ListsTests
{
    [Theory]
    [InlineData("boys", 3, 250)]
    [InlineData("girls", 3, 250)]
    [InlineData("surnames", 2, 800)]
    public void A_list_is_long_enough_and_names_nobody_twice(string list, int skipped, int least)
    {
        var names = Lists.Read(list).SelectMany(l => l[skipped..]).ToList();
        Assert.True(names.Count >= least, $"{names.Count} names");
        Assert.Empty(names.CountBy(n => n).Where(n => n.Value > 1).Select(n => n.Key));
        Assert.All(names, n => Assert.NotEmpty(Lists.Name(n)));
    }

    [Fact]
    public void Every_region_of_the_lists_is_one_of_the_nine()
    {
        var named = Lists.Read("places").Select(l => l[1])
            .Concat(Lists.Read("surnames").SelectMany(l => l[1].Split(',')))
            .Concat(Lists.Read("surname-parts").SelectMany(l => l[2].Split(',')));
        Assert.Empty(named.Distinct().Except([.. Places.Regions, "-"]));
    }

    [Fact]
    public void No_area_is_listed_twice_and_each_has_a_number_of_an_authority()
    {
        var areas = Lists.Read("places").Select(l => l[0]).ToList();
        Assert.Equal(areas.Count, areas.Distinct().Count());
        // PupilNumbers has a hundred authorities' numbers.
        Assert.InRange(areas.Count, 90, 100);
    }

    [Theory]
    [InlineData("O'Brien")]
    [InlineData("a,b")]
    [InlineData("a\"b")]
    [InlineData("zoë")]
    public void A_name_that_would_need_quotes_or_another_alphabet_is_refused(string name) => Assert.Throws<InvalidDataException>(() => Lists.Name(name));

    [Fact]
    public void A_list_that_is_not_there_is_refused() => Assert.Throws<InvalidDataException>(() => Lists.Read("none").ToList());
}
