using LineOfSight.Walls.Tests.Discovery;

namespace LineOfSight.Walls.Tests.Files;

public sealed class PercentagesTests
{
    [Fact]
    public void Nobody_makes_a_percentage_of_their_own() => Wall.Holds(Percentages.Made(Tree.House));

    [Theory]
    [InlineData("var text = $\"{share}% of schools\";")]
    [InlineData("var text = $\"{share:0}% of schools\";")]
    [InlineData("var text = $\"{share:P0}\";")]
    [InlineData("var text = $\"{Round(share)} % of schools\";")]
    [InlineData("var text = $\"{share} per cent\";")]
    [InlineData("var text = share.ToString(\"P1\");")]
    [InlineData("var text = share.ToString(\"p\");")]
    [InlineData("var text = share.ToString(\"0%\");")]
    [InlineData("var text = Math.Round(share) + \"%\";")]
    [InlineData("var text = Math.Round(share) + '%';")]
    [InlineData("text.Append(share).Append('%');")]
    public void A_planted_percentage_in_code_is_found(string line) => Wall.Finds("src/Planted.cs:2", Percentages.Made(Tree.Planted(("src/Planted.cs", "// 1\n" + line))));

    [Theory]
    [InlineData("<p>@Model.Share% of schools</p>")]
    [InlineData("<p>@(100 * Model.Count / Model.Base)% of schools</p>")]
    [InlineData("<p><b>@Model.Share</b>%</p>")]
    [InlineData("<p>@Model.Share.ToString(\"P0\")</p>")]
    [InlineData("<p>@Model.Of(x)&percnt;</p>")]
    [InlineData("<p>@Model.Share per cent</p>")]
    [InlineData("@($\"{Model.Share}%\")")]
    public void A_planted_percentage_on_a_page_is_found(string line) => Wall.Finds("src/Planted.cshtml:1", Percentages.Made(Tree.Planted(("src/Planted.cshtml", line))));

    [Theory]
    [InlineData("var pattern = $\"%{words}%\";")]
    [InlineData("var left = number % 10;")]
    [InlineData("[RegularExpression(\"[0-9]%\")] // text")]
    [InlineData("/// <summary>At most {n}% of them.</summary>")]
    public void Patterns_remainders_and_comments_are_not_found(string line) => Wall.Holds(Percentages.Made(Tree.Planted(("src/Fine.cs", line))));

    [Fact]
    public void A_plain_sentence_of_a_page_is_not_found() => Wall.Holds(Percentages.Made(Tree.Planted(("src/Fine.cshtml", "<li>zoom in up to 400% without the text spilling off the screen</li>"))));
}
