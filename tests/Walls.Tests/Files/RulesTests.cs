using LineOfSight.Walls.Tests.Discovery;

namespace LineOfSight.Walls.Tests.Files;

public sealed class RulesTests
{
    [Fact]
    public void Names_say_something()
    {
        Wall.Holds(Rules.Names(Tree.House));
        Wall.Holds(Rules.Names(Built.All.SelectMany(b => b.Assembly.GetTypes())));
    }

    [Fact]
    public void A_file_past_300_lines_is_two_files() => Wall.Holds(Rules.Lengths(Tree.House));

    [Fact]
    public void No_file_names_a_machine_or_a_registry() => Wall.Holds(Rules.Portable(Tree.House));

    [Fact]
    public void Nothing_told_to_a_connection_outlives_its_transaction() => Wall.Holds(Rules.Sessions(Tree.House));

    [Fact]
    public void No_page_has_styles_or_scripts_of_its_own() => Wall.Holds(Rules.Markup(Tree.House));

    [Theory]
    [InlineData("src/Modules/Register/DateUtils.cs")]
    [InlineData("src/Modules/Register/Helpers/Dates.cs")]
    [InlineData("src/Kernel/Common/Dates.cs")]
    [InlineData("src/Kernel/SessionManager.cs")]
    [InlineData("src/Kernel/BasePage.cs")]
    [InlineData("tests/Kit/PageBase.cs")]
    public void A_planted_name_that_says_nothing_is_found(string path) => Wall.Finds(path, Rules.Names(Tree.Planted((path, ""))));

    [Fact]
    public void A_name_of_the_field_or_the_framework_is_not_found()
    {
        foreach (var name in new[] { "Databases", "FieldTagHelper", "Baseline", "BusinessManager1", "Commons" })
        {
            Assert.False(Rules.SaysNothing(name), name);
        }

        Wall.Finds("PlantedManager", Rules.Names([typeof(PlantedManager)]));
    }

    [Fact]
    public void A_planted_long_file_is_found() =>
        Wall.Finds("Long.cs has 301 lines", Rules.Lengths(Tree.Planted(("src/Kernel/Long.cs", new string('\n', 301)), ("src/Kernel/Short.cs", new string('\n', 300)))));

    [Fact]
    public void A_planted_path_of_a_machine_or_address_of_a_registry_is_found()
    {
        foreach (var text in new[] { "cd /ro" + "ot/house", "see /wo" + "rk/house", "\"/ho" + "me/anna/x\"", "https://regi" + "stry.npmjs.org/x", "https://api.nu" + "get.org/v3" })
        {
            Wall.Finds("docs/a.md:2", Rules.Portable(Tree.Planted(("docs/a.md", "first\n" + text))));
        }

        Wall.Holds(Rules.Portable(Tree.Planted(("docs/a.md", "src/work/x, /home/, ../root/x and https://www.gov.uk/work/y"))));
    }

    [Theory]
    [InlineData("select pg_advisory_lock(1)")]
    [InlineData("select set_config('los.person', $1, false)")]
    [InlineData("await RunAsync(\"set role x\")")]
    [InlineData("create temp table t (n integer)")]
    [InlineData("listen changes;")]
    public void A_planted_word_to_a_connection_is_found(string sql)
    {
        Wall.Finds("src/Kernel/Planted.cs:2", Rules.Sessions(Tree.Planted(("src/Kernel/Planted.cs", "first\n" + sql))));
        Wall.Holds(Rules.Sessions(Tree.Planted(("src/Kernel/Fine.cs", "select pg_advisory_xact_lock(1), set_config('los.person', $1, true); set local role x; create temp table t (n integer) on commit drop"))));
    }

    [Theory]
    [InlineData("<p style=\"color:red\">")]
    [InlineData("<button class='a' onclick=\"go()\">")]
    [InlineData("<script>go()</script>")]
    [InlineData("<script type=\"module\">go()</script>")]
    [InlineData("<style>p{}</style>")]
    [InlineData("@Html.Raw(Model.Text)")]
    [InlineData("<a href=\"javascript:go()\">")]
    public void Planted_inline_styles_and_scripts_are_found(string markup)
    {
        Wall.Finds("Planted.cshtml", Rules.Markup(Tree.Planted(("src/Planted.cshtml", "<h1>Words</h1>\n" + markup))));
        Wall.Holds(Rules.Markup(Tree.Planted(("src/Fine.cshtml", "<script src=\"@Assets[\"a.js\"]\"></script>@{ var on = 1; var style = \"x\"; }"))));
    }

    private sealed class PlantedManager;
}