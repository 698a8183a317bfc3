using LineOfSight.Walls.Tests.Discovery;

namespace LineOfSight.Walls.Tests.Records;

public sealed class SchemasTests
{
    private static readonly string[] Modules = [.. Project.In(Tree.House).Where(p => p.Layer == Layer.Modules).Select(p => p.Name.ToLowerInvariant())];

    private static readonly IReadOnlyList<(string Module, Use Use)> House = [.. Built.All.Where(b => b.Project.Layer == Layer.Modules)
        .SelectMany(b => Instructions.Of(b.Assembly).Select(u => (b.Project.Name.ToLowerInvariant(), u)))];

    [Fact]
    public void Every_table_of_a_module_stands_in_its_schema() => Wall.Holds(Schemas.Made(Tree.House));

    [Fact]
    public void No_sql_of_a_module_reaches_into_another_module() => Wall.Holds(Schemas.Foreign(Tree.House, House, Modules));

    [Theory]
    [InlineData("create table register.planted (id uuid);", "table register.planted")]
    [InlineData("create table if not exists planted (id uuid);", "table planted")]
    [InlineData("CREATE OR REPLACE FUNCTION public.planted() returns void", "FUNCTION public.planted")]
    [InlineData("create materialized view kernel.planted as select 1", "materialized view kernel.planted")]
    public void A_planted_table_in_another_schema_is_found(string sql, string words) =>
        Wall.Finds(words, Schemas.Made(Tree.Planted(("src/Modules/Improvement/Changes/1.sql", "-- create table fine\n" + sql))));

    [Fact]
    public void Planted_sql_that_reaches_into_another_module_is_found()
    {
        var script = Tree.Planted(("src/Modules/Improvement/Changes/1.sql", "-- register.school in words is fine\nselect 1 from register.school;"));
        Wall.Finds("1.sql reaches into register: register.school", Schemas.Foreign(script, [], ["register", "improvement"]));
        var uses = Instructions.Of(typeof(SchemasTests).Assembly).Select(u => ("improvement", u));
        Wall.Finds("PlantedReader.Read reaches into register: register.\"school", Schemas.Foreign(Tree.Planted(), uses, ["register", "improvement"]));
    }

    private static class PlantedReader
    {
        public static FormattableString Read(int urn) => $"""select name from register."school" where urn = {urn}""";

        public static string Permission() => "register.school.read";
    }
}
