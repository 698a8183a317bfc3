using FsCheck;
using FsCheck.Fluent;
using LineOfSight.Kernel.Data;
using LineOfSight.Kernel.Rules;
using LineOfSight.Register.Bodies;

namespace LineOfSight.Register.Tests.Bodies;

public sealed class BodyTests
{
    private static readonly Guid Here = NewId.Next();
    private static readonly DateOnly Start = new(2019, 9, 1);

    private static Body Make(string name, Guid? parent, IReadOnlyCollection<Body> tree) =>
        Body.Create(Here, name, BodyKind.SubGroup, null, parent, Start, tree);

    [Fact]
    public void Whatever_is_moved_where_the_tree_stays_a_tree_and_shows_every_body_once()
    {
        var moves = Gen.Two(Gen.Choose(0, 7)).ListOf(20).ToArbitrary();
        Prop.ForAll(moves, tried =>
        {
            var bodies = Enumerable.Range(0, 8).Select(n => Make($"Group {n}", null, [])).ToList();
            foreach (var (moved, under) in tried)
            {
                try
                {
                    bodies[moved].Describe(bodies[moved].Name, BodyKind.SubGroup, null, bodies[under].Id, bodies);
                }
                catch (RuleBroken)
                {
                    // Refused because it would close a circle.
                }
            }

            foreach (var body in bodies)
            {
                var steps = 0;
                for (var at = body; at.ParentId is { } up; at = bodies.Single(b => b.Id == up))
                {
                    Assert.True(++steps < bodies.Count, "the tree has a circle");
                }
            }

            Assert.Equal(bodies.Select(b => b.Id).Order(), Roster.Ordered(bodies).Select(o => o.Body.Id).Order());
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_body_cannot_report_to_one_below_it()
    {
        var board = Make("Board", null, []);
        var executive = Make("Executive", board.Id, [board]);
        var panel = Make("Panel", executive.Id, [board, executive]);

        var broken = Assert.Throws<RuleBroken>(() => board.Describe("Board", BodyKind.Board, null, panel.Id, [board, executive, panel]));

        Assert.Equal("ParentId", broken.Field);
        Assert.Null(board.ParentId);
    }

    [Fact]
    public void Terms_of_reference_need_the_date_on_which_they_were_agreed_and_a_later_review()
    {
        var body = Make("Board", null, []);

        Assert.Equal("TermsAgreedOn", Assert.Throws<RuleBroken>(() => body.AgreeTerms("To lead", null, null)).Field);
        Assert.Equal("TermsReviewOn", Assert.Throws<RuleBroken>(() => body.AgreeTerms("To lead", Start, Start)).Field);
        body.AgreeTerms("To lead", Start, Start.AddYears(1));
        Assert.Equal(Start.AddYears(1), body.TermsReviewOn);
    }

    [Fact]
    public void A_body_has_one_chair_at_a_time()
    {
        var body = Make("Executive", null, []);
        var chair = Membership.Join(body, "Avery Stone", null, null, MemberRole.Chair, Start, null, []);

        var broken = Assert.Throws<RuleBroken>(() => Membership.Join(body, "Blair Moss", null, null, MemberRole.Chair, Start.AddYears(1), null, [chair]));
        Assert.Contains("Avery Stone is the chair", broken.Message, StringComparison.Ordinal);

        chair.Leave(Start.AddMonths(3));
        Assert.Equal(MemberRole.Chair, Membership.Join(body, "Blair Moss", null, null, MemberRole.Chair, Start.AddYears(1), null, [chair]).Role);
    }

    [Fact]
    public void A_three_year_contract_warns_ninety_days_before_its_end_and_no_longer_when_renewed()
    {
        var body = Make("Executive", null, []);
        var end = Start.AddYears(3).AddDays(-1);
        var chair = Membership.Join(body, "Avery Stone", "Independent chair", null, MemberRole.Chair, Start, end, []);

        Assert.False(chair.IsEndingOn(end.AddDays(-91)));
        Assert.True(chair.IsEndingOn(end.AddDays(-90)));
        Assert.True(chair.IsEndingOn(end.AddDays(200)));

        Assert.Equal("TermEndsOn", Assert.Throws<RuleBroken>(() => chair.Renew(end)).Field);
        chair.Renew(end.AddYears(3));

        Assert.False(chair.IsEndingOn(end));
        Assert.Equal((end.AddDays(1), 2, Start), (chair.TermStartsOn, chair.TermsServed, chair.JoinedOn));
    }
}
