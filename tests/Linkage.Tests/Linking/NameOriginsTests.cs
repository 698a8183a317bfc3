using LineOfSight.Linkage.Linking;

namespace LineOfSight.Linkage.Tests.Linking;

public sealed class NameOriginsTests
{
    [Theory]
    [InlineData("khan", "South Asian surnames")]
    [InlineData("Patel", "South Asian surnames")]
    [InlineData("smith-khan", "South Asian surnames")]
    [InlineData("kowalska", "other surnames from abroad")]
    [InlineData("smith", "surnames usual in England")]
    [InlineData("smith-wanmeres", "surnames usual in England")]
    [InlineData("wanmeres", "rarer surnames")]
    [InlineData("", "no surname")]
    [InlineData(null, "no surname")]
    public void A_surname_is_told_by_where_it_is_usual(string? surname, string group) => Assert.Equal(group, NameOrigins.Of(surname));
}
