namespace LineOfSight.Figures.Tests;

public sealed class FigureTests
{
    private static readonly Origin Here = new("Those who said that they knew whom to tell", "Survey of pupils", new DateOnly(2026, 3, 31));

    [Theory]
    [InlineData(4, 7, "4 of 7 young people")]
    [InlineData(0, 7, "None of 7 young people")]
    [InlineData(7, 7, "All 7 young people")]
    [InlineData(1, 1, "1 of 1 young people")]
    [InlineData(0, 0, "None: there were no young people")]
    [InlineData(18, 19, "18 of 19 young people")]
    [InlineData(18, 20, "18 of 20 young people (90%)")]
    [InlineData(1, 1000, "1 of 1,000 young people (less than 1%)")]
    [InlineData(5, 1000, "5 of 1,000 young people (1%)")]
    [InlineData(999, 1000, "999 of 1,000 young people (more than 99%)")]
    [InlineData(125, 1000, "125 of 1,000 young people (13%)")]
    public void A_share_says_its_count_and_its_base_and_a_percentage_only_of_a_base_that_bears_one(int count, int of, string text) =>
        Assert.Equal(text, Figure.Share(count, of, "young people", Here).Text);

    [Theory]
    [InlineData(280, 535, "280 of 535 schools (52.3%)")]
    [InlineData(281, 535, "281 of 535 schools (52.5%)")]
    [InlineData(14, 100, "14 of 100 schools (14%)")]
    [InlineData(14, 101, "14 of 101 schools (13.9%)")]
    [InlineData(24, 240, "24 of 240 schools (10.0%)")]
    [InlineData(1, 24_000, "1 of 24,000 schools (less than 0.1%)")]
    [InlineData(23_999, 24_000, "23,999 of 24,000 schools (more than 99.9%)")]
    [InlineData(535, 535, "All 535 schools")]
    [InlineData(0, 535, "None of 535 schools")]
    [InlineData(6, 9, "6 of 9 schools")]
    public void A_response_rate_shows_each_return_that_comes_in(int count, int of, string text) =>
        Assert.Equal(text, Figure.ResponseRate(count, of, "schools", Here).Text);

    [Fact]
    public void Nothing_is_told_without_a_definition_a_source_and_a_unit()
    {
        Assert.Throws<ArgumentException>(() => new Origin(" ", "Survey", new DateOnly(2026, 3, 31)));
        Assert.Throws<ArgumentException>(() => new Origin("Those who answered", "", new DateOnly(2026, 3, 31)));
        Assert.Throws<ArgumentException>(() => Figure.Count(3, "", Here));
        Assert.Throws<ArgumentNullException>(() => Figure.Count(3, "schools", null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => Figure.Share(8, 7, "schools", Here));
        Assert.Throws<ArgumentOutOfRangeException>(() => Figure.Share(-1, 7, "schools", Here));
    }

    [Theory]
    [InlineData("%")]
    [InlineData("percent of schools")]
    [InlineData("per cent")]
    public void A_percentage_cannot_be_given_as_a_unit(string unit)
    {
        Assert.Throws<ArgumentException>(() => Figure.Measurement(90, unit, "mean", 40, "schools", Here));
        Assert.Throws<ArgumentException>(() => Figure.Count(90, unit, Here));
    }

    // No member of the library hands out a percentage or a share as a number of its own.
    [Fact]
    public void No_public_member_is_a_percentage()
    {
        var members = typeof(Figure).Assembly.GetExportedTypes().SelectMany(t => t.GetMembers()).Select(m => $"{m.DeclaringType!.Name}.{m.Name}");
        Assert.DoesNotContain(members, m => m.Contains("Percent", StringComparison.OrdinalIgnoreCase) || m.Contains("Proportion", StringComparison.OrdinalIgnoreCase));
        var fractions = typeof(Figure).Assembly.GetExportedTypes().SelectMany(t => t.GetProperties()).Where(p => p.PropertyType == typeof(double) || p.PropertyType == typeof(decimal));
        Assert.Equal(["Measurement.Value"], fractions.Select(p => $"{p.DeclaringType!.Name}.{p.Name}"));
    }

    [Fact]
    public void A_rate_has_its_base_and_of_few_events_there_is_none()
    {
        Assert.Equal("54.2 per 10,000 children (130 of 24,000)", Figure.Rate(130, 24_000, "children", Here).Text);
        Assert.Equal("19 of 24,000 children; too few for a rate", Figure.Rate(19, 24_000, "children", Here).Text);
    }

    [Fact]
    public void A_measurement_says_on_how_many() =>
        Assert.Equal("12.5 working days (middle value of 41 actions)", Figure.Measurement(12.50m, "working days", "middle value", 41, "actions", Here).Text);

    [Theory]
    [InlineData(3, 140, "Fewer than 5 of 140 children")]
    [InlineData(0, 140, "None of 140 children")]
    [InlineData(2, 3, "Fewer than 5 children")]
    [InlineData(138, 140, "Hidden to protect people (c): children")]
    [InlineData(140, 140, "All 140 children")]
    [InlineData(5, 140, "5 of 140 children (4%)")]
    public void Readers_outside_are_not_told_small_counts_nor_what_gives_them_away(int count, int of, string text)
    {
        Assert.Equal(text, Figure.Share(count, of, "children", Here).ForOutsiders().Text);
        Assert.DoesNotContain("(c)", Figure.Share(count, of, "children", Here).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("c", Symbol.Confidential)]
    [InlineData("Z", Symbol.NotApplicable)]
    [InlineData(" x ", Symbol.NotAvailable)]
    [InlineData("u", Symbol.Unreliable)]
    [InlineData("low", Symbol.Low)]
    public void A_symbol_stays_what_it_is(string text, Symbol symbol)
    {
        var cell = Cell.Read(text);
        Assert.Equal((null, symbol), (cell.Count, cell.Symbol!.Value));
        Assert.Equal(text.Trim().ToLowerInvariant(), symbol.Letter());
        Assert.Contains(symbol.Letter(), Figure.Withheld(symbol, "children", Here).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("-")]
    [InlineData("-1")]
    [InlineData("4.5")]
    [InlineData("k")]
    public void What_is_neither_a_count_nor_a_symbol_is_never_taken_for_nought(string? text) => Assert.Throws<FormatException>(() => Cell.Read(text));
}
