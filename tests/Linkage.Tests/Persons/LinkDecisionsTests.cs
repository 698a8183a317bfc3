using LineOfSight.Linkage.Persons;
using LineOfSight.Linkage.Records;
using static LineOfSight.Linkage.Tests.Persons.SecrecyTests;

namespace LineOfSight.Linkage.Tests.Persons;

public sealed class LinkDecisionsTests
{
    [Fact]
    public void Decisions_are_read_with_and_without_sources()
    {
        var read = Decisions("\uFEFFDecision,left_source,LEFT_ID,right_source,right_id\r\nblocked,health,1,school,2\r\n Wrong ,,\"a,b\",,c\r\nRIGHT,health,1,school,9\r\n");
        Assert.Equal(
            [
                new LinkDecision(new("health", "1"), new("school", "2"), LinkDecisionKind.Blocked, 2),
                new LinkDecision(new("", "a,b"), new("", "c"), LinkDecisionKind.Wrong, 3),
                new LinkDecision(new("health", "1"), new("school", "9"), LinkDecisionKind.Right, 4),
            ],
            read.All);
        Assert.Equal(new RecordKey("", "7"), Decisions("left_id,right_id,decision\n7,8,right").All[0].Left);
        Assert.Empty(LinkDecisions.None.All);
    }

    [Theory]
    [InlineData("", 1, null)]
    [InlineData("left_id,right_id\n", 1, "decision")]
    [InlineData("left_id,right_id,decision,reason\n1,2,blocked,adoption\n", 1, "reason")]
    [InlineData("left_id,left_id,right_id,decision\n", 1, "left_id")]
    [InlineData("left_id,right_id,decision\n1,2,maybe\n", 2, "decision")]
    [InlineData("left_id,right_id,decision\n1,2,right\n,2,right\n", 3, "left_id")]
    [InlineData("left_id,right_id,decision\n1,,right\n", 2, "right_id")]
    [InlineData("left_id,right_id,decision\n1,2\n", 2, null)]
    [InlineData("left_id,right_id,decision\n\"a\nb\",2,right\n1,2,\"x\n", 4, null)]
    [InlineData("left_id,right_id,decision\n1,1,wrong\n", 2, "right_id")]
    [InlineData("left_id,right_id,decision\n1,2,right\n2,1,wrong\n", 3, "decision")]
    [InlineData("left_id,right_id,decision\n2,1,blocked\n1,2,right\n", 2, "decision")]
    public void What_cannot_be_understood_is_refused_by_line_and_column(string text, int line, string? column)
    {
        var fault = Assert.Throws<RecordsRefusedException>(() => Decisions(text)).Fault;
        Assert.Equal(("decisions.csv", line, column), (fault.File, fault.Line, fault.Column));
    }

    [Fact]
    public void A_text_that_is_not_UTF_8_is_refused()
    {
        using var from = new MemoryStream([.. "left_id,right_id,decision\n1,"u8, 0xFF, .. ",right\n"u8]);
        Assert.Equal("right_id", Assert.Throws<RecordsRefusedException>(() => LinkDecisions.Read(from, "d.csv")).Fault.Column);
    }

    [Fact]
    public void A_chain_that_joins_what_must_stay_apart_is_named_by_its_lines()
    {
        var text = "left_id,right_id,decision\n1,2,right\n2,3,right\n8,9,right\n3,4,right\n2,5,right\n4,1,{0}\n";
        foreach (var apart in new[] { "wrong", "blocked" })
        {
            var refused = Assert.Throws<RecordsRefusedException>(() => Decisions(text.Replace("{0}", apart, StringComparison.Ordinal)));
            Assert.Equal("decisions.csv, line 7, column decision: the two are to stay apart, but the lines 2, 3, 5 put them together", refused.Message);
        }

        var again = Assert.Throws<RecordsRefusedException>(() => Decisions("left_id,right_id,decision\n1,2,right\n2,1,wrong\n"));
        Assert.EndsWith("the two are to stay apart, but line 2 says they belong together", again.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_come_once_each_and_in_order_and_unknown_records_are_told()
    {
        var decisions = Decisions("left_id,right_id,decision\n5,2,right\n2,5,right\n1,0,wrong\n0,1,blocked\n3,2,wrong\n4,99,right\n");
        var rows = decisions.Resolve(k => int.Parse(k.Id, System.Globalization.CultureInfo.InvariantCulture) is var row and < 10 ? row : -1);
        Assert.Equal([(2, 5)], rows.Required);
        Assert.Equal([(0, 1), (2, 3)], rows.Forbidden);
        Assert.True(rows.IsForbidden(1, 0) && rows.IsForbidden(2, 3) && !rows.IsForbidden(2, 5));
        Assert.True(rows.IsBlocked(1, 0) && !rows.IsBlocked(2, 3));
        Assert.Equal((7, "right_id"), (rows.Unknown.Single().Line, rows.Unknown.Single().Column));
    }

    [Fact]
    public void Two_keys_of_one_record_may_contradict_one_another_and_are_refused()
    {
        var decisions = Decisions("left_source,left_id,right_source,right_id,decision\n,1,,2,right\nh,1,,2,wrong\n");
        Assert.Equal(3, Assert.Throws<RecordsRefusedException>(() => decisions.Resolve(k => k.Id[0] - '0')).Fault.Line);
    }

    [Fact]
    public void A_hundred_thousand_decisions_in_one_chain_are_read()
    {
        var chain = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"{i},{i + 1},right\n"));
        Assert.Equal(100_001, Decisions($"left_id,right_id,decision\n{chain}x,y,wrong\n").All.Count);
        Assert.Contains(" and 99990 more put them together", Assert.Throws<RecordsRefusedException>(() => Decisions($"left_id,right_id,decision\n{chain}0,100000,wrong\n")).Message, StringComparison.Ordinal);
    }
}
